"""Atom feeds: the newest items of a content type, and posts by the filters of the board."""

from collections.abc import Callable
from html import escape
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Enclosure
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from news.feeds import entry_id, posted_at, updated_at
from news.models import Post
from policyarchive.content.registry import ContentType, type_of
from policyarchive.lib.body.sanitizing import excerpt, with_links_moved
from policyarchive.lib.language.moments import local_or_none
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


class ItemFeed(Feed):
    """The newest items of a type that really have the feed's language, whole."""

    feed_type = WholeEntries

    def __init__(self, known: ContentType):
        self.known = known
        self.language = page_language()  # Django reads it as it stands, and calls no method for it

    def get_object(self, request: HttpRequest):
        self.request = request
        return site_settings(request)

    def title(self, site) -> str:
        name = in_language(site, "name", page_language()).text
        return _("%(site)s: %(list)s") % {"site": name, "list": self.known.label}

    def subtitle(self, site) -> str:
        return in_language(site, "introduction", page_language()).text

    def link(self, site) -> str:
        return absolute(self.request, self.address(self.known.listing))

    def feed_url(self, site) -> str:
        return absolute(self.request, self.address(self.known.view("feed")))

    def feed_guid(self, site) -> str:
        return self.feed_url(site)

    def author_name(self, site) -> str:
        name = in_language(site, "organisation", page_language()).text
        return name or in_language(site, "name", page_language()).text

    def address(self, view: str) -> str:
        return reverse(view)

    def items(self, site):
        rows = self.known.public().defer(None).in_language(page_language())
        return (rows.with_attachments() if self.known.attachments else rows)[:NEWEST]

    def item_title(self, item) -> str:
        return in_language(item, self.known.title, page_language()).text

    def item_description(self, item) -> str:
        """Return the beginning of the text as HTML, which is what the feed says that it is."""
        return escape(excerpt(self.text_of(item)), quote=False)

    def item_extra_kwargs(self, item) -> dict:
        body = self.text_of(item)
        body = body.replace('src="/pictures/', f'src="{absolute(self.request, "/pictures/")}')
        return {"content": with_links_moved(body, start="/", to=absolute(self.request, "/"))}

    def text_of(self, item) -> str:
        return "".join(in_language(item, body, page_language()).text for body in self.known.bodies)

    def item_enclosures(self, item) -> list[Enclosure]:
        files = item.attachments if self.known.attachments else []
        return [
            Enclosure(absolute(self.request, file.url), str(file.stored.size), file.kind.media_type)
            for file in files
        ]

    def item_link(self, item) -> str:
        return absolute(self.request, self.known.path(item))

    def item_guid(self, item) -> str:
        return self.item_link(item)

    def item_pubdate(self, item):
        return local_or_none(item.first_published_at)

    def item_updateddate(self, item):
        return local_or_none(self.known.last_changed(item) or item.first_published_at)


class PostFeed(ItemFeed):
    """Entries are posts, newest first, all or those that fit the board's filters."""

    def __init__(self):
        super().__init__(type_of(Post))

    def get_object(self, request: HttpRequest):
        self.board = BoardFilter(request.GET)
        if self.board.errors:
            raise Http404("no post can fit this filter")
        return super().get_object(request)

    def title(self, site) -> str:
        name = in_language(site, "name", page_language()).text
        return _("%(site)s: news") % {"site": name}

    def address(self, view: str) -> str:
        return reverse(view, query=QueryDict(self.board.query))

    def items(self, site):
        posts = self.board.rows.in_language(page_language())
        return posts.select_related("category").with_attachments().newest_first()[:NEWEST]

    def item_description(self, item) -> str:
        summary = getattr(item, column("summary", page_language()))
        return escape(summary, quote=False) if summary else super().item_description(item)

    def item_link(self, item) -> str:
        return absolute(self.request, post_url(item, page_language()))

    def item_guid(self, item) -> str:
        return entry_id(item, page_language())

    def item_author_name(self, item) -> str | None:
        """Return nothing rather than an empty name, which Atom forbids; the feed's author stands in."""
        return item.byline or None

    def item_pubdate(self, item):
        return posted_at(item)

    def item_updateddate(self, item):
        return updated_at(item)

    def item_categories(self, item) -> list[str]:
        name = item.category and in_language(item.category, "name", page_language()).text
        return [name] if name else []


@require_safe
def post_feed(request: HttpRequest):
    return PostFeed()(request)


def feed_of(model: Any) -> Callable[..., HttpResponse]:
    """Return the view that gives the feed of a content type."""

    @require_safe
    def feed(request: HttpRequest) -> HttpResponse:
        return ItemFeed(type_of(model))(request)

    return feed
