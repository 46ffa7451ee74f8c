"""Whether this machine can answer, and what it lacks: asked without writing and without waiting long."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from django.core.files.storage import default_storage
from django.db import DatabaseError, InterfaceError, connection

LEAST_ROOM = 1 << 20  # bytes that a save may need
PATIENCE = 0.2  # seconds; a save that is just under way is no lock
_IS_READ_ONLY = "SELECT pg_is_in_recovery() OR current_setting('default_transaction_read_only')::boolean"


def database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM django_migrations LIMIT 1")
    except (DatabaseError, InterfaceError):
        return False
    return True


def database_is_writable() -> bool:
    try:
        return _sqlite_is_writable() if connection.vendor == "sqlite" else _postgresql_is_writable()
    except (DatabaseError, InterfaceError, sqlite3.Error, OSError):
        return False


def storage_answers() -> bool:
    try:
        default_storage.exists("readyz")
    except Exception:  # each kind of storage has errors of its own
        return False
    return True


def _sqlite_is_writable() -> bool:
    """Take the lock that a save would take, on a connection of its own, and let go of it."""
    name = str(connection.settings_dict["NAME"])
    with closing(sqlite3.connect(name, timeout=PATIENCE, isolation_level=None)) as database:
        database.execute("BEGIN IMMEDIATE")
        database.execute("ROLLBACK")
    return shutil.disk_usage(Path(name).parent).free >= LEAST_ROOM


def _postgresql_is_writable() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(_IS_READ_ONLY)
        return not cursor.fetchone()[0]
