"""The Atom feed of the newest posts in a language, all or those that fit the board's filters."""

from html import escape
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, QueryDict
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Enclosure
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from news.feeds import entry_id, posted_at, updated_at
from policyarchive.lib.body.sanitizing import excerpt, with_links_moved
from policyarchive.lib.language.text import without_controls
from policyarchive.lib.language.translated import column
from policyarchive.lib.language.words import in_language
from policyarchive.pages.context import site_settings
from policyarchive.pages.filters import BoardFilter
from policyarchive.pages.head import absolute
from policyarchive.pages.languages import page_language, post_url

NEWEST = 30


class WholeEntries(Atom1Feed):
    """Atom as Django writes it, which knows a summary only, with the whole text beside it.

    What XML cannot hold is left out, so that no single entry, however it was stored, ends the feed.
    """

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*map(_sayable, args), **{name: _sayable(value) for name, value in kwargs.items()})

    def add_item(self, *args, **kwargs) -> None:
        super().add_item(*map(_sayable, args), **{name: _sayable(value) for name, value in kwargs.items()})

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["content"], {"type": "html"})


def _sayable(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_sayable(one) for one in value]
    return without_controls(value) if isinstance(value, str) else value


class PostFeed(Feed):
    """Entries are posts that really have the feed's language, whole, newest first."""

    feed_type = WholeEntries

    def __init__(self):
        self.language = page_language()  # Django reads it as it stands, and calls no method for it

    def get_object(self, request: HttpRequest):
        self.request = request
        self.board = BoardFilter(request.GET)
        if self.board.errors:
            raise Http404("no post can fit this filter")
        return site_settings(request)

    def title(self, site) -> str:
        name = in_language(site, "name", page_language()).text
        return _("%(site)s: news") % {"site": name}

    def subtitle(self, site) -> str:
        return in_language(site, "introduction", page_language()).text

    def link(self, site) -> str:
        return absolute(self.request, self._filtered("news:post_list"))

    def feed_url(self, site) -> str:
        return absolute(self.request, self._filtered("news:post_feed"))

    def feed_guid(self, site) -> str:
        return self.feed_url(site)

    def author_name(self, site) -> str:
        name = in_language(site, "organisation", page_language()).text
        return name or in_language(site, "name", page_language()).text

    def items(self, site):
        posts = self.board.rows.in_language(page_language())
        return posts.select_related("category").with_attachments().newest_first()[:NEWEST]

    def item_title(self, post) -> str:
        return in_language(post, "title", page_language()).text

    def item_description(self, post) -> str:
        """Return the summary as HTML, which is what the feed says that it is."""
        summary = getattr(post, column("summary", page_language()))
        return escape(summary or excerpt(in_language(post, "body", page_language()).text), quote=False)

    def item_extra_kwargs(self, post) -> dict:
        return {"content": self._whole_text(post)}

    def _whole_text(self, post) -> str:
        body = in_language(post, "body", page_language()).text
        body = body.replace('src="/pictures/', f'src="{absolute(self.request, "/pictures/")}')
        return with_links_moved(body, start="/", to=absolute(self.request, "/"))

    def item_enclosures(self, post) -> list[Enclosure]:
        return [
            Enclosure(absolute(self.request, file.url), str(file.stored.size), file.kind.media_type)
            for file in post.attachments
        ]

    def item_link(self, post) -> str:
        return absolute(self.request, post_url(post, page_language()))

    def item_guid(self, post) -> str:
        return entry_id(post, page_language())

    def item_author_name(self, post) -> str | None:
        """Return nothing rather than an empty name, which Atom forbids; the feed's author stands in."""
        return post.byline or None

    def item_pubdate(self, post):
        return posted_at(post)

    def item_updateddate(self, post):
        return updated_at(post)

    def item_categories(self, post) -> list[str]:
        name = post.category and in_language(post.category, "name", page_language()).text
        return [name] if name else []

    def _filtered(self, view: str) -> str:
        return reverse(view, query=QueryDict(self.board.query))


@require_safe
def post_feed(request: HttpRequest):
    return PostFeed()(request)
