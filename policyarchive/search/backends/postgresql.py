"""PostgreSQL: two columns of the documents' own table, written as literals.

No parser, dictionary or locale of the server takes part. `title_words` holds title and tags alone, because
the first stage of the ranking reads it for every document that was found.
"""

from collections.abc import Iterable, Sequence

from django.db import connection

from policyarchive.search.backends import Clause, Columns, Match
from policyarchive.search.forms import Phrase
from policyarchive.search.tokens import GAP

_WEIGHTS = "ABCD"
_COLUMNS = {"": "", "title": "A", "tags": "B", "body": "C", "authors": "D"}
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


def on_connecting(connection, **kwargs) -> None:
    """Compile no query: for one that reads few rows it takes longer than the query itself."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET jit = off")


def write(rows: Iterable[tuple[int, Columns]]) -> None:
    values = [(_literal(columns), _literal(columns[:2]), key) for key, columns in rows]
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE search_searchdocument SET all_words = %s::tsvector, title_words = %s::tsvector"
            " WHERE id = %s",
            values,
        )


def erase(ids: Sequence[int]) -> None:
    """Do nothing: the words stand in the row that goes."""


def orphans() -> int:
    return 0


def erase_orphans() -> None:
    """Do nothing: there can be none."""


def all_of(matches: Sequence[Match]) -> Clause:
    return _HOLDS, [" & ".join(map(_expression, matches))]


def any_of(matches: Sequence[Match]) -> Clause:
    return _HOLDS, [" | ".join(map(_expression, matches))]


def is_match(match: Match) -> Clause:
    above = match.columns in {"title", "tags"}
    return _HOLDS_ABOVE if above else _HOLDS, [_expression(match)]


def _expression(match: Match) -> str:
    weight = _COLUMNS[match.columns]
    return f"({' | '.join(_phrase(phrase, weight) for phrase in match.phrases)})"


def _phrase(phrase: Phrase, weight: str) -> str:
    marks = [weight] * len(phrase.words)
    marks[-1] = ("*" if phrase.is_prefix else "") + weight
    return " <-> ".join(
        f"{_quoted(word)}{f':{mark}' if mark else ''}" for word, mark in zip(phrase.words, marks, strict=True)
    )


def _literal(columns: Sequence[list[str]]) -> str:
    """Write words with their places; a gap takes a place and is not written."""
    places: dict[str, list[str]] = {}
    place = 0
    for weight, words in zip(_WEIGHTS, columns, strict=False):
        for word in words:
            place += 1
            if word != GAP:
                places.setdefault(word, []).append(f"{place}{weight}")
        place += 1
    return " ".join(f"{_quoted(word)}:{','.join(where)}" for word, where in places.items())


def _quoted(word: str) -> str:
    doubled = word.replace("\\", "\\\\").replace("'", "''")
    return f"'{doubled}'"
