"""PostgreSQL: `pg_dump` and the list of files read one snapshot, which a transaction exports."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection, connections

from policyarchive.backup.engines import Frozen, Progress, another_connection
from policyarchive.backup.failures import BackupFailed

MEMBER = "database.dump"


@contextmanager
def frozen(folder: Path, progress: Progress) -> Iterator[Frozen]:
    """Dump the database into FOLDER as of one moment, which the alias reads as well."""
    file = folder / MEMBER
    progress(0, 1)
    with another_connection() as alias:
        database = connections[alias]
        database.set_autocommit(False)
        with database.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            [snapshot] = cursor.fetchone()
        _run("pg_dump", "--format=custom", f"--snapshot={snapshot}", f"--file={file}", name_database=True)
        progress(1, 1)
        yield Frozen(alias, file)
        database.rollback()


def is_empty() -> bool:
    return not connection.introspection.table_names()


def load(file: Path) -> None:
    """Fill an empty database in one transaction: it holds everything afterwards, or nothing."""
    connection.close()
    name = connection.settings_dict["NAME"]
    options = ("--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges")
    _run("pg_restore", *options, f"--dbname={name}", str(file))
    file.unlink()


def folder_for(_file: Path) -> Path:
    return Path(tempfile.gettempdir())


def _run(program: str, *options: str, name_database: bool = False) -> None:
    if shutil.which(program) is None:
        raise BackupFailed(
            f"{program} is not installed here (on Debian: sudo apt install postgresql-client)."
        )
    given = connection.settings_dict
    words = [program, *options, *([given["NAME"]] if name_database else [])]
    done = subprocess.run(words, env=_environment(), capture_output=True, text=True)  # noqa: S603
    if done.returncode:
        said = done.stderr.strip().splitlines() or ["no reason given"]
        raise BackupFailed(f"{program} failed: {said[-1]}")


def _environment() -> dict[str, str]:
    """Return where and as whom to connect; a password never stands on a command line."""
    given = connection.settings_dict
    asked = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
    named = {name: str(given[key]) for name, key in asked.items() if given.get(key)}
    options = given.get("OPTIONS", {})
    files = {"PGSSLMODE": "sslmode", "PGSSLROOTCERT": "sslrootcert", "PGSERVICE": "service"}
    named |= {name: str(options[key]) for name, key in files.items() if options.get(key)}
    return {**os.environ, **named}
