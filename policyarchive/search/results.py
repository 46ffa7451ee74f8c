"""A search from what was typed to a page of results: strict first, then whatever a reader may have meant."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet

from policyarchive.search import fallback
from policyarchive.search.counting import Facets, count
from policyarchive.search.fallback import Instead
from policyarchive.search.models import SearchDocument
from policyarchive.search.names import current_names
from policyarchive.search.query import Group, Query, parse
from policyarchive.search.rank import RESCORED, Candidate, rescore
from policyarchive.search.selection import (
    BY_DATE,
    Filters,
    in_first_order,
    narrowed,
    narrowed_to_some,
    public_documents,
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
        self.query = parse(text, self._names, is_typing=is_typing)

    @cached_property
    def instead(self) -> Instead:
        """Return the query that is answered; the filters have no part in the choice."""
        if self._is_literal or not self.query.groups or self._finds(list(self.query.groups)):
            return Instead(self.query)
        return fallback.instead_of(self.query, self._names, self._finds)

    @property
    def answered(self) -> Query:
        return self.instead.query

    @property
    def note(self) -> str:
        return self.instead.note

    @cached_property
    def facets(self) -> Facets:
        return count(self._documents, self._filters) if self.answered.groups else Facets()

    @property
    def total(self) -> int:
        return self.facets.total

    def __len__(self) -> int:
        return self.total

    def __getitem__(self, wanted: slice) -> list[Hit]:
        """Return hits in their order, for a paginator."""
        if not self.answered.groups:
            return []
        if self._sort == BY_NEWEST:
            return [_unscored(row) for row in self._documents(self._filters).order_by(*BY_DATE)[wanted]]
        first = self._first_hits[wanted]
        if wanted.stop <= RESCORED:
            return first
        after = slice(max(wanted.start, RESCORED), wanted.stop)
        return first + [_unscored(row) for row in self._ordered()[after]]

    @cached_property
    def _first_hits(self) -> list[Hit]:
        rows = self._ordered().select_related("text")[:RESCORED]
        scored = rescore(self.answered, [_candidate(row) for row in rows], today=self._today)
        return [Hit(one.kind, one.object_id, one.date, score) for score, one in scored]

    def _ordered(self) -> QuerySet[SearchDocument]:
        documents = self._documents(self._filters)
        return in_first_order(documents, self.answered.groups, self.answered.names)

    def _documents(self, filters: Filters) -> QuerySet[SearchDocument]:
        groups, least = self.answered.groups, self.instead.least
        if least:
            return narrowed_to_some(public_documents(), groups, filters, least=least)
        return narrowed(public_documents(), groups, filters)

    def _finds(self, groups: list[Group]) -> bool:
        return bool(groups) and narrowed(public_documents(), groups, Filters()).order_by().exists()


def keys_found(kind: str, text: str, *, scope: str, is_typing: bool = False) -> QuerySet:
    """Return the keys of the rows of a kind that hold the text, public or not, to narrow a list by."""
    groups = parse(text, current_names(), is_typing=is_typing).groups
    documents = SearchDocument.objects.all() if groups else SearchDocument.objects.none()
    return narrowed(documents, groups, Filters(kind=kind), scope=scope).order_by().values("object_id")


def _candidate(row: SearchDocument) -> Candidate:
    text = row.text
    tags = frozenset(text.tags.split())
    return Candidate(row.pk, row.kind, row.object_id, row.sorted_on, text.title, text.body, tags)


def _unscored(row: SearchDocument) -> Hit:
    return Hit(row.kind, row.object_id, row.sorted_on, 0)
