"""PostgreSQL: two columns of the documents' own table, written as literals.

No parser, dictionary or locale of the server takes part. `title_words` holds title and tags alone, because
the first stage of the ranking reads it for every document that was found.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import OuterRef, Q

from policyarchive.search.backends import Clause, Columns, Match, Words
from policyarchive.search.backends.tsvector import expression, sure_and_unsure, vector, whole_words

JOINED = "string_agg"
# Planned as if all were wanted. For one alone the server would rather read all documents in turn than use the
# index, and where nothing holds the words it would read them to the last.
FIRST = "WITH hits AS MATERIALIZED ({hits}) SELECT 1 FROM hits LIMIT 1"
_PAGE = 8160  # bytes of a row that stand in a page of 8 kB
_HOLDS = '{table}."all_words" @@ %s::tsquery'
_HOLDS_ABOVE = '{table}."title_words" @@ %s::tsquery'


def prepare(schema_editor) -> None:
    schema_editor.execute(
        "ALTER TABLE search_searchdocument ADD COLUMN all_words tsvector, ADD COLUMN title_words tsvector"
    )
    schema_editor.execute("CREATE INDEX search_words ON search_searchdocument USING gin (all_words)")
    # Ranges and orders of terms must be those of SQLite, whatever the server's locale.
    for column, length in (("text", 80), ("keys", 240)):
        schema_editor.execute(
            f'ALTER TABLE search_searchterm ALTER COLUMN {column} TYPE varchar({length}) COLLATE "C"'
        )


def remove(schema_editor) -> None:
    schema_editor.execute("ALTER TABLE search_searchdocument DROP COLUMN all_words, DROP COLUMN title_words")


def keep_in_rows(schema_editor) -> None:
    """Keep the words in the row as far as a page holds them; the server would put them apart from 2 kB on.

    A phrase is looked for in the words of each document that may hold it, and the planner does not count what
    it costs to fetch them from elsewhere: it would rather read them all than use the index.
    """
    schema_editor.execute("ALTER TABLE search_searchdocument ALTER COLUMN all_words SET STORAGE MAIN")
    schema_editor.execute(f"ALTER TABLE search_searchdocument SET (toast_tuple_target = {_PAGE})")


def words(columns: Columns) -> Words:
    return f"{vector(columns)} {whole_words(columns)}", vector(columns[:2])


def write(rows: Iterable[tuple[int, Words]]) -> None:
    values: list[Any] = [(*words, key) for key, words in rows]
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE search_searchdocument SET all_words = %s::tsvector, title_words = %s::tsvector"
            " WHERE id = %s",
            values,
        )


def make_way(ids: Sequence[int]) -> None:
    """Do nothing: a row is written over."""


def fresh_keys(count: int) -> Iterable[int | None]:
    """Let the server give the keys."""
    return [None] * count


def without_words() -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM search_searchdocument WHERE all_words IS NULL")
        return [key for [key] in cursor.fetchall()]


def left_over() -> int:
    """Return that there is nothing: the words stand in the row that goes."""
    return 0


def begin_next() -> None:
    """Do nothing, as in the next two."""


def write_next(rows: Iterable[tuple[int, Words]]) -> None: ...


def take_over() -> None: ...


def keep_no_texts(schema_editor) -> None:
    """Do nothing: the words are kept once."""


def has_key(key: OuterRef) -> Q:
    """Ask for a range: for an equality the server gathers all public rows, to look up one or two."""
    return Q(pk__range=(key, key))


def all_of(matches: Sequence[Match]) -> Clause:
    """Ask in one question for all, but apart for what the index can tell of one part only."""
    together, apart = [], []
    for match in matches:
        sure, unsure = ("", "") if match.columns else sure_and_unsure([match])
        if sure and unsure:
            apart.append((sure, unsure))
        else:
            together.append(expression(match))
    sql = [_HOLDS] * bool(together) + [f"({_HOLDS} OR {_HOLDS})"] * len(apart)
    asked = [" & ".join(together)] if together else []
    return " AND ".join(sql), [*asked, *(part for pair in apart for part in pair)]


def any_of(matches: Sequence[Match]) -> Clause:
    asked = [part for part in sure_and_unsure(matches) if part]
    return f"({' OR '.join([_HOLDS] * len(asked))})", asked


def is_match(match: Match) -> Clause:
    above = match.columns in {"title", "tags"}
    return _HOLDS_ABOVE if above else _HOLDS, [expression(match)]
