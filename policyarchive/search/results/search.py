"""A search from what was typed to a page of results: strict first, then whatever a reader may have meant."""

import datetime
from dataclasses import dataclass
from functools import cached_property, partial

from django.db.models import QuerySet, Value

from policyarchive.search.models import SearchDocument
from policyarchive.search.query import fallback
from policyarchive.search.query.fallback import Instead
from policyarchive.search.query.groups import Group, Query, parse
from policyarchive.search.query.names import current_names
from policyarchive.search.results.fetching import Facets, Reading, is_any, read
from policyarchive.search.results.ranking import RESCORED, Candidate, newest_first, rescore
from policyarchive.search.results.selection import (
    IN_FIRST_ORDER,
    Filters,
    hits_in_public,
    narrowed,
    narrowed_to_some,
    public_documents,
    with_tier,
)

BY_RELEVANCE, BY_NEWEST = "relevance", "date"


@dataclass(frozen=True)
class Hit:
    """A document that was found, with the score by which it stands where it stands."""

    kind: str
    object_id: int
    date: datetime.date | None
    score: float


class Search:
    """What was typed, and what is answered. Reads nothing until it is asked."""

    def __init__(
        self,
        text: str,
        *,
        today: datetime.date,
        filters: Filters | None = None,
        sort: str = BY_RELEVANCE,
        is_typing: bool = False,
        is_literal: bool = False,
    ):
        self._names = current_names()
        self._today = today
        self._filters = filters or Filters()
        self._sort = sort
        self._is_literal = is_literal
        self._known: dict[tuple, bool] = {}
        self.query = parse(text, self._names, is_typing=is_typing)

    @cached_property
    def instead(self) -> Instead:
        """Return the query that is answered; the filters have no part in the choice."""
        if self._is_literal or not self.query.groups or self._as_typed.facets.total:
            return Instead(self.query)
        if self._filters.chosen and self._finds(list(self.query.groups)):
            return Instead(self.query)
        return fallback.instead_of(self.query, self._names, self._finds)

    @property
    def answered(self) -> Query:
        return self.instead.query

    @property
    def note(self) -> str:
        return self.instead.note

    @property
    def facets(self) -> Facets:
        return self._reading.facets

    @property
    def total(self) -> int:
        return self.facets.total

    def __len__(self) -> int:
        return self.total

    def __getitem__(self, wanted: slice) -> list[Hit]:
        """Return hits in their order, for a paginator."""
        first = self._first_hits[wanted]
        if wanted.stop <= RESCORED or len(self) <= RESCORED:
            return first
        after = slice(max(wanted.start, RESCORED), wanted.stop)
        rows = self._documents(self.instead, self._filters).order_by(*IN_FIRST_ORDER)[after]
        return first + [Hit(*row, 0) for row in rows.values_list("kind", "object_id", "sorted_on")]

    @cached_property
    def _first_hits(self) -> list[Hit]:
        first = self._reading.first
        if self._sort == BY_NEWEST:
            return [_hit(one) for one in sorted(first, key=newest_first)]
        return [_hit(one, score) for score, one in rescore(self.answered, first, today=self._today)]

    @property
    def _reading(self) -> Reading:
        return self._as_typed if self.instead.query is self.query else self._as_meant

    @cached_property
    def _as_typed(self) -> Reading:
        return self._read(Instead(self.query))

    @cached_property
    def _as_meant(self) -> Reading:
        return self._read(self.instead)

    def _read(self, instead: Instead) -> Reading:
        if not instead.query.groups:
            return Reading()
        return read(partial(self._documents, instead), self._filters, most=RESCORED)

    def _documents(self, instead: Instead, filters: Filters) -> QuerySet[SearchDocument]:
        groups, least = instead.query.groups, instead.least
        if least:
            found = narrowed_to_some(hits_in_public(), groups, filters, least=least)
        else:
            found = narrowed(hits_in_public(), groups, filters)
        if self._sort == BY_NEWEST:
            return found.annotate(tier=Value(0))
        return with_tier(found, groups, instead.query.names)

    def _finds(self, groups: list[Group]) -> bool:
        """Tell whether anything public holds the groups; the attempts to find something ask so repeatedly."""
        key = tuple((group.phrases, group.tags) for group in groups)
        if key and key not in self._known:
            self._known[key] = is_any(narrowed(public_documents(), groups, Filters()))
        return self._known.get(key, False)


def keys_found(kind: str, text: str, *, scope: str, is_typing: bool = False) -> QuerySet:
    """Return the keys of the rows of a kind that hold the text, public or not, to narrow a list by."""
    groups = parse(text, current_names(), is_typing=is_typing).groups
    documents = SearchDocument.objects.all() if groups else SearchDocument.objects.none()
    return narrowed(documents, groups, Filters(kind=kind), scope=scope).order_by().values("object_id")


def _hit(one: Candidate, score: float = 0) -> Hit:
    return Hit(one.kind, one.object_id, one.date, score)
