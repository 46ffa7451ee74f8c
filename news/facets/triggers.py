"""The triggers that keep facets and their counts in step with the posts, in the change's own transaction.

They are compiled from the questions in `rows.py`, so that "public" stays defined in `published()` alone. A
trigger sees what no function of ours does: `update()`, deletion by cascade, SQL from elsewhere.
"""

from collections.abc import Iterator
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from news.facets.rows import Link, all_facets, columns_that_decide, linked_facets, links, own_facets
from policyarchive.lib.data.triggers import Trigger, create, drop, is_there

FILL = (
    "INSERT INTO news_postfacet(facet, posted_on, number, post_id)"
    " SELECT facet, day, place, key FROM ({rows}) AS found"
)
_MONTH = {"sqlite": "date({day}, 'start of month')", "postgresql": "date_trunc('month', {day})::date"}
_SLOT = {"sqlite": "0", "postgresql": "pg_backend_pid()"}
_COUNT = (
    "INSERT INTO news_facetcount(facet, month, slot, posts) VALUES ({row}.facet, {month}, {slot}, {step})"
    " ON CONFLICT (facet, month, slot) DO UPDATE SET posts = news_facetcount.posts + {step}"
)
_DISCOUNT = "UPDATE news_facetcount SET posts = posts - 1 WHERE facet = OLD.facet AND month = {month}"
_FORGET = "DELETE FROM news_facetcount WHERE facet = OLD.facet AND month = {month} AND posts = 0"
_COUNT_ALL = (
    "INSERT INTO news_facetcount(facet, month, slot, posts)"
    " SELECT facet, {month}, 0, COUNT(*) FROM news_postfacet GROUP BY 1, 2"
)
_TABLES = "news_post, news_postarea, news_post_cities, news_postfacet, news_facetcount"


def are_installed() -> bool:
    return all(is_there(connection, trigger) for trigger in _triggers())


@transaction.atomic
def install() -> None:
    """Make the triggers, and what they keep from what there is; nobody can write meanwhile."""
    remove()
    if connection.vendor == "postgresql":
        _execute(f"LOCK TABLE {_TABLES} IN EXCLUSIVE MODE")
    _fill()
    for trigger in _triggers():
        create(connection, trigger)


def remove() -> None:
    """Take the triggers away, without which SQLite cannot rebuild a table that they name."""
    for trigger in _triggers():
        drop(connection, trigger)


def literal(rows: QuerySet) -> str:
    """Return a question as SQL without parameters."""
    sql, parameters = rows.query.sql_with_params()
    return sql % tuple("'{}'".format(str(one).replace("'", "''")) for one in parameters)


def month_of(day: str) -> str:
    return _MONTH[connection.vendor].format(day=day)


def _fill() -> None:
    from news.models import Post

    _execute("DELETE FROM news_facetcount")
    _execute("DELETE FROM news_postfacet")
    for rows in all_facets(Post.objects.published()):
        _execute(FILL.format(rows=literal(rows)))
    _execute(_COUNT_ALL.format(month=month_of("posted_on")))


def _triggers() -> Iterator[Trigger]:
    yield from _of_posts()
    for link in links():
        yield from _of_links(link)
    yield Trigger("news_postfacet_added", "INSERT", "news_postfacet", [_counted("NEW", 1)])
    yield Trigger("news_postfacet_removed", "DELETE", "news_postfacet", _discounted())


def _of_posts() -> Iterator[Trigger]:
    from news.models import Post

    new = Post.objects.published().filter(pk=_column("NEW.id"))
    gone = "DELETE FROM news_postfacet WHERE post_id = OLD.id"
    changed = f"UPDATE OF {', '.join(columns_that_decide())}"
    yield Trigger("news_post_added", "INSERT", "news_post", _filled(own_facets(new)))
    yield Trigger("news_post_changed", changed, "news_post", [gone, *_filled(all_facets(new))])
    yield Trigger("news_post_removed", "DELETE", "news_post", [gone])


def _of_links(link: Link) -> Iterator[Trigger]:
    from news.models import Post

    table = link.model._meta.db_table
    post = Post.objects.published().filter(pk=_column("NEW.post_id"))
    new = _filled([linked_facets(post, link, _column(f"NEW.{link.column}"))])
    facet = f"'{link.kind}:' || OLD.{link.column}"
    gone = f"DELETE FROM news_postfacet WHERE post_id = OLD.post_id AND facet = {facet}"  # noqa: S608
    yield Trigger(f"{table}_added", "INSERT", table, new)
    yield Trigger(f"{table}_changed", f"UPDATE OF post_id, {link.column}", table, [gone, *new])
    yield Trigger(f"{table}_removed", "DELETE", table, [gone])


def _filled(questions: Any) -> list[str]:
    return [FILL.format(rows=literal(rows)) for rows in questions]


def _counted(row: str, step: int) -> str:
    month = month_of(f"{row}.posted_on")
    return _COUNT.format(row=row, month=month, slot=_SLOT[connection.vendor], step=step)


def _discounted() -> list[str]:
    """Count down: on SQLite, where each number is one row, without leaving rows that count nothing."""
    if connection.vendor == "postgresql":
        return [_counted("OLD", -1)]
    month = month_of("OLD.posted_on")
    return [_DISCOUNT.format(month=month), _FORGET.format(month=month)]


def _column(name: str) -> RawSQL:
    return RawSQL(name, ())  # noqa: S611 - a column of the row that a trigger is called for


def _execute(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)
