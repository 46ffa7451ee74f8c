"""Search over everything that is public, and suggestions while one types."""

from hashlib import sha256
from typing import Any

from django.core.cache import caches
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from agreements.models import Agreement, City, CooperationArea
from news.models import Post
from policyarchive.lib.data.recording import today
from policyarchive.pages.addressed import nearest_page
from policyarchive.pages.board.pager import page_links
from policyarchive.pages.board.rows import board_rows
from policyarchive.pages.head import make_head
from policyarchive.pages.languages import page_language
from policyarchive.pages.lists import PAGE_SIZE
from policyarchive.pages.search_form import SearchForm, kind_label, labels_of_kinds
from policyarchive.pages.views.moved import at_one_address
from policyarchive.search.limits import PAGES, SUGGESTIONS, seconds_to_wait
from policyarchive.search.misses import record_miss
from policyarchive.search.query.groups import clean
from policyarchive.search.results.page import show
from policyarchive.search.results.suggestions import Suggestion, suggest

SECONDS_KEPT = 60
NEWEST_OFFERED = 5


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    if moved := at_one_address(request, form):
        return moved
    if form.words and (seconds := seconds_to_wait(request, PAGES)):
        return _too_many(request, seconds)
    paginator: Any = Paginator(form.search, PAGE_SIZE)  # type: ignore[arg-type]
    page = paginator.get_page(nearest_page(form.page_wanted))
    context = {"head": _head(request, form, page), "filter": form, "search": form.search}
    if form.search.query.groups:
        form.offer_counts()
        _write_down(form)
        results = show(page.object_list, form.search.answered, language=page_language())
        context |= {
            "page": page,
            "page_links": page_links(page),
            "results": results,
            "kinds": labels_of_kinds(),
        }
        if not results and not form.is_narrowed:
            context |= _offers()
    return render(request, "pages/search.html", context)


@require_safe
def search_suggest(request: HttpRequest) -> JsonResponse:
    typed = clean(request.GET.get("q", ""))
    if seconds := seconds_to_wait(request, SUGGESTIONS):
        return JsonResponse({"suggestions": []}, status=429, headers={"Retry-After": seconds})
    cache = caches["volatile"]
    key = f"suggest:{page_language()}:{sha256(typed.encode()).hexdigest()}"
    found = cache.get(key) if len(typed) <= 60 else []
    if found is None:
        found = _labelled(suggest(typed, language=page_language()))
        cache.set(key, found, SECONDS_KEPT)
    return JsonResponse({"suggestions": found}, headers={"Cache-Control": f"max-age={SECONDS_KEPT}"})


def _labelled(suggestions: list[Suggestion]) -> list[dict[str, str]]:
    """Say of each what it is, and its language where that is not the page's. The home city is no partner."""
    has_cities = any(one.kind == "city" for one in suggestions)
    home = City.objects.home().values_list("pk", flat=True).first() if has_cities else None
    return [
        {
            "text": one.text,
            "kind": one.kind,
            "label": str(kind_label(one.kind, is_home=one.kind == "city" and one.key == home)),
            "language": one.language if one.language != page_language() else "",
        }
        for one in suggestions
    ]


def _offers() -> dict[str, Any]:
    """Return what to read where nothing was found: the areas, and what is newest."""
    newest = Post.objects.published().for_list().newest_first()[:NEWEST_OFFERED]
    areas = CooperationArea.objects.with_agreements(Agreement.objects.published())
    return {"areas": areas, "rows": board_rows(newest, on=today())}


def _head(request: HttpRequest, form: SearchForm, page: Page):
    return make_head(
        request,
        title=form.title,
        view="pages:search",
        page=page.number,
        query=form.query,
        is_indexed=False,
    )


def _write_down(form: SearchForm) -> None:
    """Count what nobody could find, on the first page of the whole search only."""
    found_all = form.search.total and not form.search.note
    if found_all or form.filters.chosen or form.page_wanted:
        return
    record_miss(
        form.search.query.text,
        language=page_language(),
        found_instead=form.search.answered.text if form.search.note else "",
        today=today(),
    )


def _too_many(request: HttpRequest, seconds: int) -> HttpResponse:
    context = {"seconds": seconds, "status": 429}
    response = render(request, "429.html", context, status=429)
    response["Retry-After"] = str(seconds)
    return response
