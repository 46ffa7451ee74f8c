"""A board and its posts, as the manual of Wagtail does it: twenty a page, the newest first."""

from django.core.paginator import Paginator
from django.db import models
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index


class BoardPage(Page):
    """The list of all posts below it."""

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        posts = PostPage.objects.child_of(self).live().order_by("-date", "-pk")
        context["page_of_posts"] = Paginator(posts, 20).get_page(request.GET.get("page"))
        return context


class PostPage(Page):
    """A post with texts in both languages; the page shows the Korean one."""

    date = models.DateField(db_index=True)
    category = models.CharField(max_length=100, blank=True)
    summary = models.TextField(blank=True)
    body = RichTextField(blank=True)
    title_en = models.CharField(max_length=300, blank=True)
    summary_en = models.TextField(blank=True)
    body_en = RichTextField(blank=True)

    search_fields = [
        *Page.search_fields,
        *(index.SearchField(name) for name in ("summary", "body", "title_en", "summary_en", "body_en")),
    ]
