"""The hits, read in one go: the first of them, and how many there are under each facet.

A search may find most of an archive, so what is done for each hit is done once, and in the database: there
its facets are joined to a few long texts, which are counted here. The counts of a facet that is chosen leave
that choice out, so that one can see what another would give.
"""

import datetime
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import QuerySet

from policyarchive.lib.data.packing import unpack
from policyarchive.search.backends import backend
from policyarchive.search.results.ranking import Candidate
from policyarchive.search.results.selection import Filters

AT_ONCE = 2_000  # documents whose facets make one text
_COLUMNS = ("id", "kind", "object_id", "sorted_on", "facets", "tier")
_COUNT = "SELECT {joined}(facets, ' ') FROM ({hits}) hits GROUP BY id / {at_once}"
_READ = """WITH hits AS MATERIALIZED ({hits}),
first_hits AS (
    SELECT * FROM hits ORDER BY tier DESC, sorted_on DESC NULLS LAST, kind, object_id DESC LIMIT {most}
)
SELECT {joined}(facets, ' '), NULL, NULL, NULL, NULL, NULL FROM hits GROUP BY id / {at_once}
UNION ALL
SELECT facets, kind, object_id, sorted_on, title, body
FROM first_hits JOIN search_searchtext ON document_id = first_hits.id"""


@dataclass
class Facets:
    """Counts by kind of facet and value: `by["city"][12]`; TOTAL counts the results themselves."""

    total: int = 0
    by: dict[str, Counter] = field(default_factory=dict)

    def of(self, name: str) -> Counter:
        return self.by.get(name, Counter())


@dataclass
class Reading:
    """FIRST are the first documents, in no order."""

    first: list[Candidate] = field(default_factory=list)
    facets: Facets = field(default_factory=Facets)


def read(hits: Callable[[Filters], QuerySet], filters: Filters, *, most: int) -> Reading:
    """Read what HITS gives for the filters; of documents with a `tier`, the highest stand first."""
    reading = _read(hits(filters), most)
    for name in filters.chosen:
        reading.facets.by[name] = _count(hits(filters.without(name))).of(name)
    return reading


def is_any(documents: QuerySet) -> bool:
    sql, parameters = documents.order_by().values_list("pk").query.sql_with_params()
    return next(_rows(backend().FIRST, parameters, hits=sql), None) is not None


def _count(documents: QuerySet) -> Facets:
    """Count alone: the tier, which only the order needs, is not asked for."""
    sql, parameters = documents.order_by().values_list("id", "facets").query.sql_with_params()
    counts: Counter[str] = Counter()
    for (facets,) in _rows(_COUNT, parameters, hits=sql):
        counts.update(facets.split())
    return _facets(counts)


def _read(documents: QuerySet, most: int) -> Reading:
    sql, parameters = documents.order_by().values_list(*_COLUMNS).query.sql_with_params()
    counts: Counter[str] = Counter()
    first = []
    for facets, *row in _rows(_READ, parameters, hits=sql, most=most):
        if row[0] is None:
            counts.update(facets.split())
        else:
            first.append(_candidate(facets, *row))
    return Reading(first, _facets(counts))


def _candidate(facets: str, kind: str, key: int, date, title: str, body: bytes) -> Candidate:
    day = datetime.date.fromisoformat(date) if isinstance(date, str) else date  # SQLite has no dates
    return Candidate(kind, key, day, title, unpack(body), frozenset(facets.split()))


def _rows(sql: str, parameters, **parts) -> Iterator[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql.format(joined=backend().JOINED, at_once=AT_ONCE, **parts), parameters)
        yield from cursor


def _facets(counts: Counter[str]) -> Facets:
    facets = Facets()
    for facet, count in counts.items():
        name, _, value = facet.partition(":")
        facets.by.setdefault(name, Counter())[int(value) if value.isdigit() else value] = count
    facets.total = sum(facets.of("kind").values())
    return facets
