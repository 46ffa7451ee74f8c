"""The search for programs: the same answers as the page's, as JSON."""

from collections import Counter
from typing import Any

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from agreements.models import City, CooperationArea
from news.models import Category
from policyarchive.lib.data.recording import today
from policyarchive.search.limits import PAGES, seconds_to_wait
from policyarchive.search.registry import searchables
from policyarchive.search.results.page import Shown, show
from policyarchive.search.results.search import Search
from policyarchive.search.results.selection import Filters

RESULTS_A_PAGE = 20
MOST_PAGES = 10_000
TAGGED = {"city": City, "area": CooperationArea, "category": Category}


class Parameters(forms.Form):
    q = forms.CharField(max_length=1_000)
    lang = forms.ChoiceField(choices=settings.LANGUAGES, required=False)
    kind = forms.ChoiceField(required=False)
    page = forms.IntegerField(min_value=1, max_value=MOST_PAGES, required=False)

    def __init__(self, data):
        super().__init__(data)
        self.fields["kind"].choices = [(known.kind, known.kind) for known in searchables()]


@require_safe
def search(request: HttpRequest) -> JsonResponse:
    with override("en"):
        asked = Parameters(request.GET)
        if not asked.is_valid():
            return JsonResponse({"error": "bad_request", "parameters": asked.errors}, status=400)
    if seconds := seconds_to_wait(request, PAGES):
        error = {"error": "too_many_requests", "retry_after": seconds}
        return JsonResponse(error, status=429, headers={"Retry-After": str(seconds)})
    language = asked.cleaned_data["lang"] or settings.LANGUAGE_CODE
    filters = Filters(kind=asked.cleaned_data["kind"])
    found = Search(asked.cleaned_data["q"], today=today(), filters=filters)
    paginator: Any = Paginator(found, RESULTS_A_PAGE)  # type: ignore[arg-type]
    page = paginator.get_page(asked.cleaned_data["page"] or 1)
    results = show(page.object_list, found.answered, language=language)
    return JsonResponse(_answer(request, found, page, results, language), headers={"X-Robots-Tag": "noindex"})


def _answer(request: HttpRequest, found: Search, page, results: list[Shown], language: str) -> dict[str, Any]:
    return {
        "query": found.query.text,
        "effective_query": found.answered.text,
        "note": found.note or None,
        "total": found.total,
        "page": page.number,
        "pages": page.paginator.num_pages,
        "facets": {name: _facet(name, counts) for name, counts in sorted(found.facets.by.items())},
        "results": [_result(request, one, language) for one in results],
    }


def _facet(name: str, counts: Counter) -> list[dict]:
    """Return a facet's values, the most frequent first; rows go by their address names."""
    model: Any = TAGGED.get(name)
    slugs = dict(model.objects.filter(pk__in=list(counts)).values_list("pk", "slug")) if model else {}
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], str(pair[0])))
    return [{"value": slugs.get(value, value), "count": count} for value, count in ordered]


def _result(request: HttpRequest, one: Shown, language: str) -> dict[str, Any]:
    view, key = one.address
    with override(language):
        path = reverse(view, args=[key])
    return {
        "kind": one.hit.kind,
        "key": key,
        "url": f"{settings.SITE_URL}{path}" if settings.SITE_URL else request.build_absolute_uri(path),
        "title": one.title,
        "language": one.title_language,
        "date": one.date.isoformat() if one.date else None,
        "score": one.hit.score,
        "snippet": str(one.snippet),
        "snippet_language": one.snippet_language,
    }
