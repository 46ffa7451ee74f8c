"""Posts, as the rest of the program knows them."""

from django.utils.translation import gettext_lazy as _

from news.models import Post
from news.sitemaps import PostsInLanguage
from policyarchive.content.registry import ContentType, register

POSTS = register(
    ContentType(
        Post,
        kind="news",
        section="news",
        label=_("News"),
        detail="news:post_detail",
        listing="news:post_list",
        key="number",
        picture="lead_image",
        attachments="attachment_links__attachment",
        bodies=("body",),
        belongings=("news.Category",),
        public=lambda: Post.objects.published().without_bodies().newest_first(),
        last_changed=lambda post: post.updated_at,
        latest_change=lambda: Post.objects.published().latest_change(),
        in_language=PostsInLanguage,
        areas="area_links",
        bulk="policyarchive.opendata.posts",
        position=10,
    )
)
