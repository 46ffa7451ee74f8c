from news.models.attachment import PostAttachment
from news.models.category import Category
from news.models.counter import PostCounter
from news.models.post import Post, PostArea

__all__ = ["Category", "Post", "PostArea", "PostAttachment", "PostCounter"]
