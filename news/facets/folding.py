"""Adds up what the connections of PostgreSQL counted each in a row of its own."""

from django.db import connection, transaction

_FOLD = """WITH folded AS (
    DELETE FROM news_facetcount WHERE id IN (
        SELECT id FROM news_facetcount WHERE slot <> 0 FOR UPDATE SKIP LOCKED
    ) RETURNING facet, month, posts
)
INSERT INTO news_facetcount(facet, month, slot, posts)
SELECT facet, month, 0, SUM(posts) FROM folded GROUP BY 1, 2 ORDER BY 1, 2
ON CONFLICT (facet, month, slot) DO UPDATE SET posts = news_facetcount.posts + excluded.posts"""


@transaction.atomic
def fold_counts() -> None:
    """Make one row of many; one that somebody is writing to waits for the next time."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(_FOLD)
            cursor.execute("DELETE FROM news_facetcount WHERE slot = 0 AND posts = 0")
