"""Which errors of a database pass by themselves: it is away, locked, full or read-only for a while."""

from django.db import InterfaceError, InternalError, OperationalError

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
