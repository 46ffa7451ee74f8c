"""The map of the site for search engines: each real language of each public page, with its alternates."""

import datetime
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import index as index_view
from django.contrib.sitemaps.views import sitemap as sitemap_view
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe

from policyarchive.content.registry import ContentType, Part, content_types
from policyarchive.lib.language.moments import local_or_none
from policyarchive.lib.language.translated import answers_for, asked_of_texts, is_whole, language_codes

HOME = "pages:home"


class Asked:
    """The rows of a language, of a type that keeps no list of them."""

    def __init__(self, rows: QuerySet, code: str):
        asked = rows.annotate(**asked_of_texts(rows.model, whole=is_whole))
        self._rows = asked.filter(is_whole(rows.model, code))

    @cached_property
    def count(self) -> int:
        return self._rows.count()

    def languages_of(self, first: int, last: int) -> list[tuple[Any, list[str]]]:
        return [(row, answers_for(row, "whole")) for row in self._rows[first:last]]


class Page(NamedTuple):
    row: Any
    languages: list[str]


class EachLanguage:
    """A sequence for the paginator: rows with a language, once for each that they have whole.

    Only the slice that is asked for is read; a map of a large archive has many.
    """

    def __init__(self, known: ContentType):
        self._parts = [(code, _part(known, code)) for code in language_codes()]

    def __len__(self) -> int:
        return sum(part.count for _, part in self._parts)

    def __getitem__(self, wanted: slice) -> list[tuple[Page, str]]:
        found: list[tuple[Page, str]] = []
        start, stop = wanted.start, wanted.stop
        for code, part in self._parts:
            if start < part.count and stop > 0:
                rows = part.languages_of(max(0, start), min(stop, part.count))
                found += [(Page(row, languages), code) for row, languages in rows]
            start, stop = start - part.count, stop - part.count
        return found


def _part(known: ContentType, code: str) -> Part:
    return known.in_language(code) if known.in_language else Asked(known.public(), code)


class TranslatedSitemap(Sitemap):
    i18n = True
    limit = 2_500  # a map is answered in half a second, and an index may name 50,000 of them
    alternates = True

    def get_protocol(self, protocol=None) -> str:
        return urlsplit(settings.SITE_URL).scheme or super().get_protocol(protocol)

    def get_domain(self, site=None) -> str:
        return urlsplit(settings.SITE_URL).netloc or super().get_domain(site)


class ListSitemap(TranslatedSitemap):
    def items(self):
        return [HOME, *(known.listing for known in content_types())]

    def location(self, item) -> str:
        return reverse(item)

    def lastmod(self, item):
        """Return when the newest of what a list shows changed; of cities and areas it is not recorded."""
        return self._moments.get(item)

    @cached_property
    def _moments(self) -> dict[str, datetime.datetime | None]:
        moments = {known.listing: local_or_none(known.latest_change()) for known in content_types()}
        return moments | {HOME: max(filter(None, moments.values()), default=None)}


class RowSitemap(TranslatedSitemap):
    """Rows that say in `texts` what makes a translation whole; a page in part of one is a stand-in."""

    def __init__(self, content_type: ContentType):
        self.content_type = content_type

    def items(self):
        return EachLanguage(self.content_type)

    def location(self, item: Page) -> str:
        return self.content_type.path(item.row)

    def lastmod(self, item: Page):
        return local_or_none(self.content_type.last_changed(item.row))

    def get_latest_lastmod(self):
        return local_or_none(self.content_type.latest_change())

    def get_languages_for_item(self, item: Page) -> list[str]:
        return item.languages

    @cached_property
    def paginator(self) -> Paginator:
        in_languages: Any = self.items()
        return Paginator(in_languages, self.limit)


def maps() -> dict[str, Sitemap]:
    return {"lists": ListSitemap(), **{known.section: RowSitemap(known) for known in content_types()}}


@require_safe
def sitemap(request: HttpRequest, section: str | None = None) -> HttpResponse:
    """Answer with one map while all addresses fit into it, else with an index of the sections."""
    sections: dict[str, Any] = {**maps()}
    if section is None and any(one.paginator.num_pages > 1 for one in sections.values()):
        return index_view(request, sections)
    return sitemap_view(request, sections, section)
