"""Are facets and counts what the posts say? The triggers see to it; this asks without trusting them."""

from django.db import connection

from news.facets import triggers
from news.facets.rows import all_facets
from news.models import Post

_LISTED = "SELECT facet, posted_on, number, post_id FROM news_postfacet"
_ASKED = "SELECT facet, day, place, key FROM ({rows}) AS found"
_COUNTED = "SELECT facet, month, SUM(posts) FROM news_facetcount GROUP BY 1, 2 HAVING SUM(posts) <> 0"
_RECOUNTED = "SELECT facet, {month}, COUNT(*) FROM news_postfacet GROUP BY 1, 2"


def faults() -> list[str]:
    """Return what is not in step, each with how many rows; `triggers.install` repairs it all."""
    asked = " UNION ALL ".join(_ASKED.format(rows=triggers.literal(rows)) for rows in _questions())
    recounted = _RECOUNTED.format(month=triggers.month_of("posted_on"))
    found = {
        "triggers missing": 0 if triggers.are_installed() else 1,
        "posts not listed": _missing(asked, _LISTED),
        "posts listed wrongly": _missing(_LISTED, asked),
        "counts missing or wrong": _missing(recounted, _COUNTED),
        "counts of nothing": _missing(_COUNTED, recounted),
    }
    return [f"{what}: {count}" for what, count in found.items() if count]


def _questions() -> list:
    return all_facets(Post.objects.published())


def _missing(wanted: str, found: str) -> int:
    """Return how many rows of one question another does not give."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM ({_all_of(wanted)} EXCEPT {_all_of(found)}) AS missing")  # noqa: S608
        return cursor.fetchone()[0]


def _all_of(question: str) -> str:
    """Put a question that may be a union into brackets, which not every database takes around one."""
    return f"SELECT * FROM ({question}) AS asked"  # noqa: S608
