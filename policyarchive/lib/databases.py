"""Which errors of a database pass by themselves: it is away, locked, full or read-only for a while."""

from django.db import InterfaceError, InternalError, OperationalError

READ_ONLY = "25006"  # what PostgreSQL answers on a standby, as an internal error


def is_unavailable(error: BaseException | None) -> bool:
    if isinstance(error, InternalError):
        return getattr(error.__cause__, "sqlstate", "") == READ_ONLY
    return isinstance(error, OperationalError | InterfaceError)
