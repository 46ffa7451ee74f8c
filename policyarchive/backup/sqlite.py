"""SQLite: copied page by page inside one read transaction, so that writers go on and it never starts over.

Copying the file itself, or in steps without a transaction, does not do: the first can be corrupt, the second
begins again at each write of another process. Here writers go on; only the write-ahead log grows.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection

from policyarchive.backup.engines import Frozen, Progress, another_connection
from policyarchive.backup.failures import BackupFailed
from policyarchive.lib.data.integrity import sqlite_faults

MEMBER = "database.sqlite3"
PAGES_AT_ONCE = 2_000
SECONDS_TO_WAIT = 20


@contextmanager
def frozen(folder: Path, progress: Progress) -> Iterator[Frozen]:
    """Copy the database into FOLDER; the copy is checked before anybody relies on it."""
    copy = folder / MEMBER
    _copy(_path(), copy, progress)
    _refuse_damaged(copy)
    with another_connection(NAME=copy, OPTIONS={}) as alias:
        yield Frozen(alias, copy)
    _shorten_log(_path())


def is_empty() -> bool:
    path = _path()
    if not path.exists():
        return True
    with closing(_open(path)) as database:
        return database.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)


def load(file: Path) -> None:
    """Put the copy in the place of an empty database, at once and whole."""
    _refuse_damaged(file)
    connection.close()
    path = _path()
    file.chmod(0o600)
    for leftover in (f"{path}-wal", f"{path}-shm"):
        Path(leftover).unlink(missing_ok=True)
    file.rename(path)


def folder_for(_file: Path) -> Path:
    """Return where a copy is unpacked: beside the database, so that it can be renamed into its place."""
    return _path().parent


def _path() -> Path:
    return Path(connection.settings_dict["NAME"])


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=SECONDS_TO_WAIT, isolation_level=None)


def _copy(source: Path, target: Path, progress: Progress) -> None:
    def step(_status: int, left: int, total: int) -> None:
        progress(total - left, total)

    try:
        with closing(_open(source)) as database, closing(_open(target)) as copy:
            target.chmod(0o600)
            database.execute("BEGIN")
            database.execute("SELECT count(*) FROM sqlite_master").fetchone()  # from here on one moment
            database.backup(copy, pages=PAGES_AT_ONCE, progress=step, sleep=0)
            database.execute("COMMIT")
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, with nothing beside it
    except sqlite3.Error as error:
        raise BackupFailed(_why(error, source, target)) from error


def _shorten_log(path: Path) -> None:
    """Give back the room that the log took meanwhile, unless somebody is reading: nobody waits for this."""
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _why(error: sqlite3.Error, source: Path, target: Path) -> str:
    if "full" in str(error) or "disk I/O" in str(error):
        return f"The disk of {target.parent} is full. Make room, or name a file on another disk."
    return f"The database {source} cannot be copied: {error}."


def _refuse_damaged(path: Path) -> None:
    with closing(_open(path)) as database:
        faults = list(sqlite_faults(database.cursor()))
    if faults:
        raise BackupFailed(
            f"The database is damaged ({faults[0]}; {len(faults)} in all). Keep an older backup."
        )
