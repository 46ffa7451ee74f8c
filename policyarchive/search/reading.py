"""The hits, read in one go: the first of them, and how many there are under each facet.

Who is public is asked for each hit, and that is most of the work, so it is done once. The counts of a facet
that is chosen leave that choice out, so that one can see what another would give.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import QuerySet

from policyarchive.search.selection import Filters

AT_ONCE = 2_000
_COLUMNS = ("id", "kind", "object_id", "sorted_on", "facets", "tier")
_READ = """WITH hits AS MATERIALIZED ({hits}),
first_hits AS (
    SELECT id FROM hits ORDER BY tier DESC, sorted_on DESC NULLS LAST, kind, object_id DESC LIMIT {most}
)
SELECT facets, 0 FROM hits UNION ALL SELECT '', id FROM first_hits"""


@dataclass
class Facets:
    """Counts by kind of facet and value: `by["city"][12]`; TOTAL counts the results themselves."""

    total: int = 0
    by: dict[str, Counter] = field(default_factory=dict)

    def of(self, name: str) -> Counter:
        return self.by.get(name, Counter())


@dataclass
class Reading:
    """FIRST are the keys of the first documents, in no order."""

    first: list[int] = field(default_factory=list)
    facets: Facets = field(default_factory=Facets)


def read(hits: Callable[[Filters], QuerySet], filters: Filters, *, most: int) -> Reading:
    """Read what HITS gives for the filters; of documents with a `tier`, the highest stand first."""
    reading = _read(hits(filters), most)
    for name in filters.chosen:
        reading.facets.by[name] = _count(hits(filters.without(name))).of(name)
    return reading


def _count(documents: QuerySet) -> Facets:
    """Count alone: the tier, which only the order needs, is not asked for."""
    sql, parameters = documents.order_by().values_list("facets").query.sql_with_params()
    counts: Counter[str] = Counter()
    for rows in _batches(sql, parameters):
        counts.update(_words(rows))
    return _facets(counts)


def _read(documents: QuerySet, most: int) -> Reading:
    sql, parameters = documents.order_by().values_list(*_COLUMNS).query.sql_with_params()
    counts: Counter[str] = Counter()
    first = []
    for rows in _batches(_READ.format(hits=sql, most=most), parameters):
        counts.update(_words(rows))
        first += [key for _, key in rows if key]
    return Reading(first, _facets(counts))


def _words(rows: list[tuple]) -> list[str]:
    return " ".join(facets for facets, *_ in rows).split()


def _batches(sql: str, parameters) -> Iterator[list[tuple]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        while rows := cursor.fetchmany(AT_ONCE):
            yield rows


def _facets(counts: Counter[str]) -> Facets:
    facets = Facets()
    for facet, count in counts.items():
        name, _, value = facet.partition(":")
        facets.by.setdefault(name, Counter())[int(value) if value.isdigit() else value] = count
    facets.total = sum(facets.of("kind").values())
    return facets
