"""Why a backup cannot be made, restored or verified, and the way out, as one sentence or two."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import DatabaseError


class BackupFailed(Exception):
    """The operation stopped; nothing half-finished stays under a name that people rely on."""


@contextmanager
def said_plainly(path: Path) -> Iterator[None]:
    """Turn what the operating system says about PATH and its disk into a sentence with a way out."""
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
            raise BackupFailed(
                f"The disk of {path.parent} is full. Make room, or name a file on another disk."
            ) from error
        raise BackupFailed(f"{error.filename or path}: {error.strerror or error}.") from error


@contextmanager
def database_said_plainly(path: Path) -> Iterator[None]:
    """Turn what a database says about what was loaded from PATH into a sentence with a way out."""
    try:
        yield
    except (DatabaseError, sqlite3.Error) as error:
        said = str(error).strip()
        raise BackupFailed(f"The database of {path} cannot be used: {said}. Use another backup.") from error
