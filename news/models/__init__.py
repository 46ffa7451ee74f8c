from news.models.attachment import PostAttachment
from news.models.category import Category, FormerCategorySlug
from news.models.counter import PostCounter
from news.models.facet import FacetCount, PostFacet
from news.models.post import Post, PostArea

__all__ = [
    "Category",
    "FacetCount",
    "FormerCategorySlug",
    "Post",
    "PostArea",
    "PostAttachment",
    "PostCounter",
    "PostFacet",
]
