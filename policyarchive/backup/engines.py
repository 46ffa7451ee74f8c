"""What a kind of database has to offer: a copy of one moment, to be read and to be loaded again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from django.db import connection, connections

Progress = Callable[[int, int], None]  # how many of how many are done
COPY = "backup"


class Frozen(NamedTuple):
    """The database at one moment: ALIAS answers queries about it, FILE holds it as the engine writes it."""

    alias: str
    file: Path


def engine() -> ModuleType:
    """Return the module for the database in use: `frozen`, `load` and `is_empty`."""
    from policyarchive.backup import postgresql, sqlite

    return postgresql if connection.vendor == "postgresql" else sqlite


@contextmanager
def another_connection(**changes: Any) -> Iterator[str]:
    """Give the alias of a second connection with the settings of the first, but for CHANGES."""
    another = connection.copy(COPY)
    another.settings_dict |= changes
    another.connect()
    connections[COPY] = another
    try:
        yield COPY
    finally:
        another.close()
        del connections[COPY]
