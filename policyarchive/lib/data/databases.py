"""A database that is away, locked, full or read-only for a while: its errors, and not to wait for it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import InterfaceError, InternalError, OperationalError, connection

SHORT_WAIT = 200  # milliseconds
READ_ONLY = "25006"  # what PostgreSQL answers on a standby, as an internal error


def is_unavailable(error: BaseException | None) -> bool:
    if isinstance(error, InternalError):
        return getattr(error.__cause__, "sqlstate", "") == READ_ONLY
    return isinstance(error, OperationalError | InterfaceError)


def read_any_text(sender, connection, **kwargs) -> None:
    """Have SQLite's texts read with � for what is no UTF-8: PostgreSQL takes none in, SQLite does.

    Otherwise one such cell ends every list that its row stands in.
    """
    if connection.vendor == "sqlite":
        connection.connection.text_factory = _decoded


def _decoded(text: bytes) -> str:
    return text.decode("utf-8", "replace")


@contextmanager
def without_waiting() -> Iterator[None]:
    """Let what is written here, which may as well be left out, give up a locked SQLite almost at once."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        [patience] = cursor.execute("PRAGMA busy_timeout").fetchone()
        cursor.execute(f"PRAGMA busy_timeout = {SHORT_WAIT}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA busy_timeout = {patience}")
