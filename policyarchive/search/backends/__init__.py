"""Full text in the database that the content is in: the same words, and the same answers, on both."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from django.db import connection
from django.db.models import OuterRef, Q

from policyarchive.search.language.spellings import Phrase

Clause = tuple[str, list]  # SQL on a row of SearchDocument, whose alias is {table}, and its parameters
Columns = tuple[list[str], list[str], list[str], list[str]]  # words of title, tags, body, authors
Words = tuple[str, ...]  # the same, as the database takes them


class Match(NamedTuple):
    """Documents that hold one of the phrases, in one of the COLUMNS ("" is anywhere)."""

    phrases: Sequence[Phrase]
    columns: str = ""


class Backend(Protocol):
    JOINED: str  # the aggregate that joins texts
    FIRST: str  # SQL that gives one row of {hits}, if there is one

    def prepare(self, schema_editor) -> None: ...
    def remove(self, schema_editor) -> None: ...
    def keep_in_rows(self, schema_editor) -> None: ...
    def words(self, columns: Columns) -> Words: ...
    def write(self, rows: Iterable[tuple[int, Words]]) -> None: ...
    def erase(self, ids: Sequence[int]) -> None: ...
    def orphans(self) -> int: ...
    def erase_orphans(self) -> None: ...
    def has_key(self, key: OuterRef) -> Q: ...
    def all_of(self, matches: Sequence[Match]) -> Clause: ...
    def any_of(self, matches: Sequence[Match]) -> Clause: ...
    def is_match(self, match: Match) -> Clause: ...


def backend(vendor: str = "") -> Backend:
    if (vendor or connection.vendor) == "postgresql":
        from policyarchive.search.backends import postgresql

        return postgresql
    from policyarchive.search.backends import sqlite

    return sqlite
