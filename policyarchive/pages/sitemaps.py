"""The map of the site for search engines: each real language of each public page, with its alternates."""

import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import index as index_view
from django.contrib.sitemaps.views import sitemap as sitemap_view
from django.core.paginator import Paginator
from django.db.models import Max, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe

from agreements.models import Agreement, City, CooperationArea
from news.models import Post
from policyarchive.lib.language.moments import local_or_none
from policyarchive.lib.language.translated import answers_for, asked_of_texts, is_whole, language_codes

LISTS = [
    "pages:home",
    "news:post_list",
    "agreements:agreement_list",
    "agreements:city_list",
    "agreements:area_list",
]


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
        return LISTS

    def location(self, item) -> str:
        return reverse(item)

    def lastmod(self, item):
        """Return when the newest of what a list shows changed; of cities and areas it is not recorded."""
        return self._moments.get(item)

    @cached_property
    def _moments(self) -> dict[str, datetime.datetime | None]:
        posts, agreements = map(local_or_none, (latest_post_change(), latest_agreement_change()))
        newest = max(filter(None, [posts, agreements]), default=None)
        return {"pages:home": newest, "news:post_list": posts, "agreements:agreement_list": agreements}


class RowSitemap(TranslatedSitemap):
    """Rows that say in `texts` what makes a translation whole; a page in part of one is a stand-in."""

    def get_languages_for_item(self, item) -> list[str]:
        return answers_for(item, "whole")

    @cached_property
    def paginator(self) -> Paginator:
        rows: Any = self.items()
        in_languages: Any = EachLanguage(rows)
        return Paginator(in_languages, self.limit)


class PostSitemap(RowSitemap):
    def items(self):
        return Post.objects.published().without_bodies().newest_first()

    def location(self, item) -> str:
        return reverse("news:post_detail", args=[item.number])

    def lastmod(self, item):
        return local_or_none(item.updated_at)

    def get_latest_lastmod(self):
        return local_or_none(latest_post_change())


class AgreementSitemap(RowSitemap):
    def items(self):
        return Agreement.objects.published().newest_first()

    def location(self, item) -> str:
        return reverse("agreements:agreement_detail", args=[item.slug])

    def lastmod(self, item):
        return local_or_none(item.revised_at or item.first_published_at)

    def get_latest_lastmod(self):
        return local_or_none(latest_agreement_change())


class CitySitemap(RowSitemap):
    def items(self):
        return City.objects.order_by("slug")

    def location(self, item) -> str:
        return reverse("agreements:city_detail", args=[item.slug])


class AreaSitemap(RowSitemap):
    def items(self):
        return CooperationArea.objects.order_by("slug")

    def location(self, item) -> str:
        return reverse("agreements:area_detail", args=[item.slug])


SECTIONS = {
    "lists": ListSitemap,
    "news": PostSitemap,
    "agreements": AgreementSitemap,
    "cities": CitySitemap,
    "areas": AreaSitemap,
}


def latest_post_change() -> datetime.datetime | None:
    return Post.objects.published().aggregate(latest=Max("updated_at"))["latest"]


def latest_agreement_change() -> datetime.datetime | None:
    rows = Agreement.objects.published()
    found = rows.aggregate(revised=Max("revised_at"), first=Max("first_published_at"))
    return max(filter(None, found.values()), default=None)


@require_safe
def sitemap(request: HttpRequest, section: str | None = None) -> HttpResponse:
    """Answer with one map while all addresses fit into it, else with an index of the sections."""
    maps = {name: section_map() for name, section_map in SECTIONS.items()}
    if section is None and any(one.paginator.num_pages > 1 for one in maps.values()):
        return index_view(request, {**maps})
    return sitemap_view(request, {**maps}, section)
