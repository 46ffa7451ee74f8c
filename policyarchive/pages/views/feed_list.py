"""The page that lists every feed of the site, each in all languages."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext, pgettext_lazy
from django.views.decorators.http import require_safe

from agreements.models import City, CooperationArea
from news.models import Category
from policyarchive.lib.language.words import Words, in_language
from policyarchive.pages.head import make_head
from policyarchive.pages.languages import page_language, url_in

WHOLE = [
    ("news:post_feed", pgettext_lazy("feed", "All news")),
    ("agreements:agreement_feed", pgettext_lazy("feed", "All agreements")),
]


class Address(NamedTuple):
    """CODE is the language of a feed, LABEL what that language calls itself, NAME what the feed is about."""

    code: str
    label: str
    name: Words
    url: str


class Group(NamedTuple):
    """FEEDS holds, for each feed, its address in the page's language, and then in the others."""

    title: str
    feeds: list[tuple[Address, list[Address]]]
    media_type: str = "application/atom+xml"


@require_safe
def feed_list(request: HttpRequest) -> HttpResponse:
    context = {
        "head": make_head(
            request,
            title=pgettext("page", "Feeds"),
            description=_("Feeds of all news, of the agreements, and of each category, city and area."),
            view="pages:feed_list",
        ),
        "groups": [group for group in _groups() if group.feeds],
    }
    return render(request, "pages/feed_list.html", context)


def _groups() -> Iterable[Group]:
    yield Group(_("All"), [_addresses(view, name) for view, name in WHOLE])
    days = pgettext_lazy("feed", "Anniversaries of signing, and ends of terms")
    calendar = _addresses("agreements:agreement_calendar", days)
    yield Group(_("Calendar"), [calendar], media_type="text/calendar")
    rows = Category.objects.all()
    yield Group(_("Categories"), [_addresses("news:post_feed", row, f"?category={row.slug}") for row in rows])
    cities = City.objects.partners().by_name(page_language())
    yield Group(_("Partner cities"), [_addresses("agreements:city_feed", row) for row in cities])
    areas = CooperationArea.objects.all()
    yield Group(_("Areas of cooperation"), [_addresses("agreements:area_feed", row) for row in areas])


def _addresses(view: str, named: Any, query: str = "") -> tuple[Address, list[Address]]:
    """Return the addresses of a feed: of all that a view gives, of a row, or of what a QUERY leaves."""
    args = [named.slug] if hasattr(named, "slug") and not query else []
    found = [
        Address(code, label, _name(named, code), url_in(code, view, *args) + query)
        for code, label in settings.LANGUAGES
    ]
    [own] = [address for address in found if address.code == page_language()]
    return own, [address for address in found if address is not own]


def _name(named: Any, language: str) -> Words:
    if hasattr(named, "slug"):
        return in_language(named, "name", language)
    with override(language):
        return Words(str(named), language)
