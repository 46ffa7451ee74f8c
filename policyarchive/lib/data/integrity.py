"""Is a database whole? What the engine itself can tell, asked before anything that is built on it."""

import sys
from collections.abc import Iterator

from django.db import DatabaseError, connection, transaction


def refuse_a_damaged_database(stream) -> None:
    """Write on STREAM what is wrong with the database, and end the command with 1; else do nothing."""
    faults = list(database_faults(connection))
    for fault in faults:
        stream.write(f"database: {fault}")
    if faults:
        stream.write("The database is damaged. Stop the server and restore a backup (docs/operations.md).")
        sys.exit(1)


def database_faults(connection) -> Iterator[str]:
    """Yield what is wrong with the database of a Django connection, each in a few words."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            yield from sqlite_faults(cursor)
        else:
            yield from _postgresql_faults(connection, cursor)


def sqlite_faults(cursor) -> Iterator[str]:
    """Yield what SQLite's own checks find: damaged pages and indexes, and rows that refer to nothing."""
    cursor.execute("PRAGMA integrity_check")
    yield from (text for [text] in cursor.fetchall() if text != "ok")
    cursor.execute("PRAGMA foreign_key_check")
    for table, row, parent, _number in cursor.fetchall():
        yield f"row {row} of {table} refers to a row of {parent} that does not exist"


def _postgresql_faults(connection, cursor) -> Iterator[str]:
    """Yield invalid indexes and constraints, and tables that cannot be read to the end."""
    cursor.execute("SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid")
    yield from (f"index {name} is invalid" for [name] in cursor.fetchall())
    cursor.execute("SELECT conname FROM pg_constraint WHERE NOT convalidated")
    yield from (f"constraint {name} is not validated" for [name] in cursor.fetchall())
    for table in connection.introspection.table_names(cursor):
        yield from _unreadable(connection, cursor, table)


def _unreadable(connection, cursor, table: str) -> Iterator[str]:
    try:
        with transaction.atomic(using=connection.alias):
            # Reads each row and each long value to its end, as a dump does.
            cursor.execute(f"SELECT max(length(row::text)) FROM {connection.ops.quote_name(table)} row")  # noqa: S608
    except DatabaseError as error:
        yield f"table {table} cannot be read: {str(error).strip().splitlines()[0]}"
