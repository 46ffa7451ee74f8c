"""SQLite: an FTS5 table beside the documents, with their keys. It keeps where words stand, and not the texts.

SQLite before 3.43 cannot take a row out of such a table. So its rows are never changed: a document that is
written again gets a new key, and what stands under the old one leads to no document. `compact` leaves it out.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import OuterRef, Q

from policyarchive.search.backends import Clause, Columns, Match, Words
from policyarchive.search.language.spellings import Phrase

# Every character beyond ASCII is a letter here, so the words stay as we made them.
CREATE = "CREATE VIRTUAL TABLE {table} USING fts5(title, tags, body, authors, content='', tokenize='ascii')"
TABLE, NEXT = "search_words", "search_words_next"
JOINED = "group_concat"
FIRST = "{hits} LIMIT 1"
_COLUMNS = {"title": "{title}", "tags": "{tags}", "body": "{body}", "authors": "{authors}"}
_HOLDS = '{table}."id" IN (SELECT rowid FROM search_words WHERE search_words MATCH %s)'


def prepare(schema_editor) -> None:
    schema_editor.execute(CREATE.format(table=TABLE))


def remove(schema_editor) -> None:
    schema_editor.execute("DROP TABLE search_words")


def keep_in_rows(schema_editor) -> None:
    """Do nothing: nothing is kept apart."""


def words(columns: Columns) -> Words:
    return tuple(map(" ".join, columns))


def make_way(ids: Sequence[int]) -> None:
    """Take documents away that are to be written again."""
    keys = [(key,) for key in ids]
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM search_searchtext WHERE document_id = %s", keys)
        cursor.executemany("DELETE FROM search_searchdocument WHERE id = %s", keys)


def fresh_keys(count: int) -> Iterable[int]:
    """Return keys under which no words stand, not even those of documents that are gone."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT max(coalesce((SELECT max(id) FROM search_words_docsize), 0),"
            " coalesce((SELECT max(id) FROM search_searchdocument), 0))"
        )
        [last] = cursor.fetchone()
    return range(last + 1, last + count + 1)


def write(rows: Iterable[tuple[int, Words]]) -> None:
    _insert(TABLE, rows)


def without_words() -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM search_searchdocument WHERE id NOT IN (SELECT id FROM search_words_docsize)"
        )
        return [key for [key] in cursor.fetchall()]


def left_over() -> int:
    """Count the rows that lead to no document."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM search_words_docsize WHERE id NOT IN (SELECT id FROM search_searchdocument)"
        )
        return cursor.fetchone()[0]


def begin_next() -> None:
    """Make a second table beside the first, which the search asks as long as that is being filled."""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {NEXT}")
        cursor.execute(CREATE.format(table=NEXT))


def write_next(rows: Iterable[tuple[int, Words]]) -> None:
    _insert(NEXT, rows)


def take_over() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE {TABLE}")
        cursor.execute(f"ALTER TABLE {NEXT} RENAME TO {TABLE}")


def keep_no_texts(schema_editor) -> None:
    """Let go of the words' own text in a table that an earlier version made."""
    if "search_words_content" not in connection.introspection.table_names():
        return
    schema_editor.execute(CREATE.format(table=NEXT))
    schema_editor.execute(
        f"INSERT INTO {NEXT}(rowid, title, tags, body, authors)"  # noqa: S608
        " SELECT id, c0, c1, c2, c3 FROM search_words_content ORDER BY id"
    )
    schema_editor.execute(f"DROP TABLE {TABLE}")
    schema_editor.execute(f"ALTER TABLE {NEXT} RENAME TO {TABLE}")


def _insert(table: str, rows: Iterable[tuple[int, Words]]) -> None:
    values: list[Any] = [(key, *words) for key, words in rows]
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table}(rowid, title, tags, body, authors) VALUES (%s, %s, %s, %s, %s)",  # noqa: S608
            values,
        )


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
