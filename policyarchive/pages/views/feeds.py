"""Feeds and calendars of a list as it is filtered, of a city or an area, and of any content type."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import pgettext
from django.views.decorators.http import conditional_page, require_safe

from agreements.models import Agreement, City, CooperationArea
from news.facets.names import facet_of
from news.facets.selection import Selection
from news.models import Post
from policyarchive.content.registry import type_of
from policyarchive.lib.data.recording import today
from policyarchive.lib.language.translated import language_codes
from policyarchive.lib.language.words import in_language
from policyarchive.pages.addressed import choices_in_words
from policyarchive.pages.feeds.atom import Channel, Entry, atom
from policyarchive.pages.feeds.entries import (
    NEWEST,
    agreement_entries,
    item_entries,
    newest_of,
    post_entries,
)
from policyarchive.pages.feeds.ical import ical
from policyarchive.pages.filters import BoardFilter, RegisterFilter
from policyarchive.pages.languages import page_language, url_in
from policyarchive.pages.lists import ListFilter
from policyarchive.pages.views.moved import at_one_address, follows_former_slugs

Chosen = TypeVar("Chosen", bound=ListFilter)


@require_safe
@conditional_page
def post_feed(request: HttpRequest) -> HttpResponse:
    board = BoardFilter.of(_without_page(request))
    if moved := at_one_address(request, board):
        return moved
    entries = post_entries(request, _newest(_fitting(board)))
    return _of_list(request, Post, pgettext("name of a feed", "news"), board, entries)


@require_safe
@conditional_page
def agreement_feed(request: HttpRequest) -> HttpResponse:
    register = RegisterFilter.of(_without_page(request))
    if moved := at_one_address(request, register):
        return moved
    entries = agreement_entries(request, _fitting(register).rows)
    return _of_list(request, Agreement, pgettext("name of a feed", "agreements"), register, entries)


@require_safe
@conditional_page
def agreement_calendar(request: HttpRequest) -> HttpResponse:
    register = RegisterFilter.of(_without_page(request))
    if moved := at_one_address(request, register):
        return moved
    agreements = _fitting(register).rows.with_status(on=today()).dated_to_the_day().oldest_first()
    title = _titled(pgettext("name of a calendar", "days of agreements"), register)
    path = reverse("agreements:agreement_calendar", query=QueryDict(register.query))
    return ical(request, agreements, title=title, path=path)


@require_safe
@conditional_page
@follows_former_slugs(City)
def city_feed(request: HttpRequest, slug: str) -> HttpResponse:
    city = get_object_or_404(City, slug=slug)
    agreements = Agreement.objects.published().with_city(city)
    return _of_row(request, city, agreements)


@require_safe
@conditional_page
@follows_former_slugs(CooperationArea)
def area_feed(request: HttpRequest, slug: str) -> HttpResponse:
    area = get_object_or_404(CooperationArea, slug=slug)
    agreements = Agreement.objects.published().in_area(area)
    return _of_row(request, area, agreements)


def feed_of(model: Any) -> Callable[..., HttpResponse]:
    """Return the view that gives the feed of a content type by its description alone."""

    @require_safe
    @conditional_page
    def feed(request: HttpRequest) -> HttpResponse:
        known = type_of(model)
        entries = item_entries(request, known)
        return _answer(request, str(known.label), known.listing, known.view("feed"), entries)

    return feed


def _without_page(request: HttpRequest) -> QueryDict:
    """Return what is asked but for a page, which a feed does not have."""
    asked = request.GET.copy()
    asked.pop("page", None)
    return asked


def _fitting(chosen: Chosen) -> Chosen:
    """Return the filter of a list; one that nothing can fit has no feed."""
    if chosen.errors:
        raise Http404("nothing can fit this filter")
    return chosen


def _newest(board: Any) -> Any:
    """Return the newest posts of a list that say in the page's language all that they say."""
    if board.selection is None:
        return board.rows.in_language(page_language()).newest_first()[:NEWEST]
    return board.selection.newest(NEWEST, language=page_language())


def _of_list(
    request: HttpRequest, model: Any, name: str, chosen: ListFilter, entries: Iterable[Entry]
) -> HttpResponse:
    known, title = type_of(model), _titled(name, chosen)
    return _answer(request, title, known.listing, known.view("feed"), entries, query=chosen.query)


def _titled(name: str, chosen: ListFilter) -> str:
    """Return a name with what the list was narrowed to."""
    words = choices_in_words(chosen, chosen.chosen)
    return f"{name} ({words})" if words else name


def _of_row(request: HttpRequest, row: Any, agreements: Any) -> HttpResponse:
    """Answer with news and agreements of a city or an area, together as on its page."""
    posts = Selection((facet_of(row),)).newest(NEWEST, language=page_language())
    known = type_of(row)
    entries = newest_of(post_entries(request, posts), agreement_entries(request, agreements))
    name = in_language(row, known.title, page_language()).text
    return _answer(request, name, known.detail, known.view("feed"), entries, row.slug)


def _answer(
    request: HttpRequest, title: str, page: str, feed: str, entries: Iterable[Entry], *args, query: str = ""
) -> HttpResponse:
    end = f"?{query}" if query else ""
    others = [code for code in language_codes() if code != page_language()]
    channel = Channel(
        title=title,
        page=reverse(page, args=args) + end,
        feed=reverse(feed, args=args) + end,
        entries=entries,
        alternates=tuple((code, url_in(code, feed, *args) + end) for code in others),
    )
    return atom(request, channel)
