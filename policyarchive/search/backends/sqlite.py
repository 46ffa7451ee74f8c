"""SQLite: an FTS5 table beside the documents, with their keys.

It keeps the words themselves: SQLite before 3.43 cannot take a row out of a table that does not.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import OuterRef, Q

from policyarchive.search.backends import Clause, Columns, Match, Words
from policyarchive.search.language.spellings import Phrase

# Every character beyond ASCII is a letter here, so the words stay as we made them.
CREATE = "CREATE VIRTUAL TABLE search_words USING fts5(title, tags, body, authors, tokenize='ascii')"
JOINED = "group_concat"
FIRST = "{hits} LIMIT 1"
_COLUMNS = {"title": "{title}", "tags": "{tags}", "body": "{body}", "authors": "{authors}"}
_HOLDS = '{table}."id" IN (SELECT rowid FROM search_words WHERE search_words MATCH %s)'


def prepare(schema_editor) -> None:
    schema_editor.execute(CREATE)


def remove(schema_editor) -> None:
    schema_editor.execute("DROP TABLE search_words")


def keep_in_rows(schema_editor) -> None:
    """Do nothing: nothing is kept apart."""


def words(columns: Columns) -> Words:
    return tuple(map(" ".join, columns))


def write(rows: Iterable[tuple[int, Words]]) -> None:
    values: list[Any] = [(key, *words) for key, words in rows]
    erase([key for key, *_ in values])
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO search_words(rowid, title, tags, body, authors) VALUES (%s, %s, %s, %s, %s)", values
        )


def erase(ids: Sequence[int]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM search_words WHERE rowid = %s", [(key,) for key in ids])


def orphans() -> int:
    """Count words of documents that are gone; Django's `flush` leaves them."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM search_words WHERE {_IS_ORPHAN}")  # noqa: S608
        return cursor.fetchone()[0]


def erase_orphans() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM search_words WHERE {_IS_ORPHAN}")  # noqa: S608


def has_key(key: OuterRef) -> Q:
    return Q(pk=key)


def all_of(matches: Sequence[Match]) -> Clause:
    return _HOLDS, [" AND ".join(map(_expression, matches))]


def any_of(matches: Sequence[Match]) -> Clause:
    return _HOLDS, [" OR ".join(map(_expression, matches))]


def is_match(match: Match) -> Clause:
    return _HOLDS, [_expression(match)]


def _expression(match: Match) -> str:
    any_phrase = " OR ".join(map(_phrase, match.phrases))
    column = f"{_COLUMNS[match.columns]} : " if match.columns else ""
    return f"({column}({any_phrase}))"


def _phrase(phrase: Phrase) -> str:
    """Quote the phrase; no word holds a quotation mark, and quoted nothing is a command."""
    return f'"{" ".join(phrase.words)}"{" *" if phrase.is_prefix else ""}'


_IS_ORPHAN = "rowid NOT IN (SELECT id FROM search_searchdocument)"
