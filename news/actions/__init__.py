"""Changes to posts, each one atomic function."""

from news.actions.many import NewPost, add_posts
from news.actions.numbers import count_views, take_number
from news.actions.posts import Stored, add_post, create_post, store_post

__all__ = [
    "NewPost",
    "Stored",
    "add_post",
    "add_posts",
    "count_views",
    "create_post",
    "store_post",
    "take_number",
]
