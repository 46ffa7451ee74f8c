"""The map of the site for search engines: each real language of each public page, with its alternates."""

import datetime
from typing import Any
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

from policyarchive.content.registry import ContentType, content_types
from policyarchive.lib.language.moments import local_or_none
from policyarchive.lib.language.translated import answers_for, asked_of_texts, is_whole, language_codes

HOME = "pages:home"


class EachLanguage:
    """A sequence for the paginator: rows with a language, once for each that they have whole.

    Only the slice that is asked for is read; a map of a large archive has many.
    """

    def __init__(self, rows: QuerySet):
        asked = rows.annotate(**asked_of_texts(rows.model, whole=is_whole))
        self._parts = [(code, asked.filter(is_whole(rows.model, code))) for code in language_codes()]

    @cached_property
    def _counts(self) -> list[int]:
        return [rows.count() for _, rows in self._parts]

    def __len__(self) -> int:
        return sum(self._counts)

    def __getitem__(self, wanted: slice) -> list[tuple[Any, str]]:
        found: list[tuple[Any, str]] = []
        start, stop = wanted.start, wanted.stop
        for (code, rows), count in zip(self._parts, self._counts, strict=True):
            found += [(row, code) for row in rows[max(0, start) : max(0, stop)]] if start < count else []
            start, stop = start - count, stop - count
        return found


class TranslatedSitemap(Sitemap):
    i18n = True
    limit = 10_000  # five sections together stay below the 50,000 of the protocol
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
        return self.content_type.public()

    def location(self, item) -> str:
        return self.content_type.path(item)

    def lastmod(self, item):
        return local_or_none(self.content_type.last_changed(item))

    def get_latest_lastmod(self):
        return local_or_none(self.content_type.latest_change())

    def get_languages_for_item(self, item) -> list[str]:
        return answers_for(item, "whole")

    @cached_property
    def paginator(self) -> Paginator:
        rows: Any = self.items()
        in_languages: Any = EachLanguage(rows)
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
