"""How many results there are in each part: kinds, years, languages, and what they are about.

A chosen part does not narrow its own counts, so that one can see what another choice would give.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import QuerySet

from policyarchive.search.selection import Filters

IN_ROW = ("kind", "year", "languages")
# The hits are found once, and then counted in two ways.
_COUNT = """WITH hits AS MATERIALIZED ({hits})
SELECT 'row', kind, year, languages, count(*) FROM hits GROUP BY kind, year, languages
UNION ALL
SELECT 'facet', facet.kind, facet.value, '', count(*) FROM hits
JOIN search_searchfacet facet ON facet.document_id = hits.id GROUP BY facet.kind, facet.value"""


@dataclass
class Facets:
    """Counts by kind of facet and value: `by["city"][12]`; TOTAL counts the results themselves."""

    total: int = 0
    by: dict[str, Counter] = field(default_factory=dict)

    def of(self, name: str) -> Counter:
        return self.by.get(name, Counter())


def count(hits: Callable[[Filters], QuerySet], filters: Filters) -> Facets:
    """Count the documents that HITS gives for the filters."""
    facets = _count(hits(filters))
    for name in filters.chosen:
        facets.by[name] = _count(hits(filters.without(name))).of(name)
    return facets


def _count(documents: QuerySet) -> Facets:
    sql, parameters = documents.order_by().values_list("id", *IN_ROW).query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(_COUNT.format(hits=sql), parameters)
        rows = cursor.fetchall()
    facets = Facets()
    for source, kind, value, languages, number in rows:
        if source == "facet":
            facets.by.setdefault(kind, Counter())[value] += number
            continue
        facets.total += number
        facets.by.setdefault("kind", Counter())[kind] += number
        if value:
            facets.by.setdefault("year", Counter())[value] += number
        for language in filter(None, languages.split(",")):
            facets.by.setdefault("language", Counter())[language] += number
    return facets
