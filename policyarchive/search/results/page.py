"""Hits as they are shown: title and snippet, marked, each in the language that it is really in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.safestring import SafeString

from policyarchive.search.documents import Searchable, Text
from policyarchive.search.query.groups import Query
from policyarchive.search.registry import searchable_of
from policyarchive.search.results.highlight import Marked, Marker
from policyarchive.search.results.search import Hit


@dataclass(frozen=True)
class Shown:
    hit: Hit
    item: Any
    date: Any  # as far as it is known: a day, or a date of a month or a year
    address: tuple[str, Any]  # a view's name and its argument
    title: str
    title_html: SafeString
    title_language: str
    snippet: SafeString
    snippet_language: str


def show(hits: Sequence[Hit], query: Query, *, language: str) -> list[Shown]:
    """Read the rows of the hits and mark them; a row that has gone since is left out."""
    marker = Marker(query.groups)
    rows = _rows(hits)
    return [
        _show(hit, rows[hit.kind, hit.object_id], marker, language)
        for hit in hits
        if (hit.kind, hit.object_id) in rows
    ]


def _rows(hits: Sequence[Hit]) -> dict[tuple[str, int], Any]:
    keys: dict[str, list[int]] = {}
    for hit in hits:
        keys.setdefault(hit.kind, []).append(hit.object_id)
    return {
        (kind, row.pk): row for kind, wanted in keys.items() for row in _public(searchable_of(kind), wanted)
    }


def _public(searchable: Searchable, keys: list[int]):
    """Return the rows by their keys. Asked for both at once, SQLite would go through all that is public."""
    is_public = Exists(searchable.public().order_by().filter(pk=OuterRef("pk")))
    return searchable.model._default_manager.order_by().filter(is_public, pk__in=keys)


def _show(hit: Hit, row: Any, marker: Marker, language: str) -> Shown:
    searchable = searchable_of(hit.kind)
    texts = searchable.texts(row)
    shown = language if language in texts else next(iter(texts))
    title = marker.mark(texts[shown].title)
    snippet_language, snippet = _best_snippet(texts, marker, shown)
    return Shown(
        hit=hit,
        item=row,
        date=searchable.date_of(row),
        address=(searchable.address[0], searchable.argument(row)),
        title=texts[shown].title,
        title_html=title.html,
        title_language=shown,
        snippet=snippet,
        snippet_language=snippet_language,
    )


def _best_snippet(texts: dict[str, Text], marker: Marker, first: str) -> tuple[str, SafeString]:
    """Return the snippet with most of what was looked for; of equals, the one in the title's language."""
    best, language = Marked(SafeString(""), -1), first
    for code in [first, *(code for code in texts if code != first)]:
        if texts[code].body and best.groups < marker.most:
            snippet = marker.snippet(texts[code].body)
            if snippet.groups > best.groups:
                best, language = snippet, code
    return language, best.html
