"""A feed as an Atom document (RFC 4287)."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed, Enclosure

from policyarchive.lib.language.text import without_controls
from policyarchive.lib.language.words import in_language
from policyarchive.pages.context import site_settings
from policyarchive.pages.head import absolute
from policyarchive.pages.languages import page_language

NEVER = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)  # of a feed without entries; Atom wants a moment


class Subject(NamedTuple):
    """A category of an entry: its address name, the list that it belongs to, and its name for readers."""

    term: str
    scheme: str
    label: str


@dataclass(frozen=True)
class Entry:
    """SUMMARY is plain text and CONTENT HTML; all addresses are full ones. LICENCE is name and address."""

    id: str
    title: str
    url: str
    updated: datetime.datetime
    published: datetime.datetime | None
    summary: str
    content: str
    author: str = ""
    subjects: tuple[Subject, ...] = ()
    files: tuple[Enclosure, ...] = ()
    licence: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Channel:
    """A feed before it is written: PAGE is the path of the page that it follows, FEED its own."""

    title: str
    page: str
    feed: str
    entries: Iterable[Entry]
    alternates: tuple[tuple[str, str], ...] = ()


class Atom(Atom1Feed):
    """Atom as Django writes it, with the whole text of each entry and with what describes it.

    What XML cannot hold is left out, so that no single entry, however it was stored, ends the feed.
    """

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*map(_sayable, args), **{name: _sayable(value) for name, value in kwargs.items()})

    def latest_post_date(self) -> datetime.datetime:
        return super().latest_post_date() if self.items else NEVER

    def add_root_elements(self, handler) -> None:
        super().add_root_elements(handler)
        for language, address in self.feed["alternates"]:
            link = {"rel": "alternate", "type": "application/atom+xml", "hreflang": language, "href": address}
            handler.addQuickElement("link", "", link)
        handler.addQuickElement("icon", self.feed["icon"])

    def add(self, entry: Entry) -> None:
        self.add_item(
            title=_sayable(entry.title),
            link=entry.url,
            description=_sayable(escape(entry.summary, quote=False)),
            unique_id=entry.id,
            pubdate=entry.published,
            updateddate=entry.updated,
            author_name=_sayable(entry.author) or None,  # Atom forbids an empty name; the feed's stands in
            enclosures=list(entry.files),
            item_copyright=_sayable(entry.licence[0]) or None,
            content=_sayable(entry.content),
            subjects=[Subject(*map(_sayable, subject)) for subject in entry.subjects],
            licence_url=entry.licence[1],
        )

    def add_item_elements(self, handler, item) -> None:
        super().add_item_elements(handler, item)
        for subject in item["subjects"]:
            handler.addQuickElement("category", "", subject._asdict())
        if item["licence_url"]:
            handler.addQuickElement("link", "", {"rel": "license", "href": item["licence_url"]})
        handler.addQuickElement("content", item["content"], {"type": "html"})


def _sayable(value: Any) -> Any:
    return without_controls(value) if isinstance(value, str) else value


def atom(request: HttpRequest, channel: Channel) -> HttpResponse:
    """Return the answer for a feed. It bears no time of change: what is withdrawn would turn that back."""
    site, language = site_settings(request), page_language()
    name, organisation, about = (
        in_language(site, field, language).text for field in ("name", "organisation", "introduction")
    )
    feed = Atom(
        title=f"{name}: {channel.title}",
        link=absolute(request, channel.page),
        description=None,
        subtitle=about or None,
        language=language,
        author_name=organisation or name,
        feed_url=absolute(request, channel.feed),
        feed_guid=absolute(request, channel.feed),
        alternates=[(code, absolute(request, path)) for code, path in channel.alternates],
        icon=absolute(request, "/favicon.ico"),
    )
    for entry in channel.entries:
        feed.add(entry)
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
