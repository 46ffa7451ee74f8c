"""What the database knows of its tables, by which it chooses the way to an answer."""

from contextlib import suppress

from django.db import OperationalError, connection

_ROWS_READ = 1_000  # of each index; enough for an estimate


def refresh_statistics() -> None:
    """Let SQLite look at how many rows its tables have; PostgreSQL does so by itself.

    Without that it takes any stage for rare: of twenty posts by their keys it read the key of every live one.
    A database that another program holds is looked at another time.
    """
    if connection.vendor != "sqlite":
        return
    with suppress(OperationalError), connection.cursor() as cursor:
        cursor.execute(f"PRAGMA analysis_limit = {_ROWS_READ}")
        cursor.execute("ANALYZE")
