"""Why a backup cannot be made, restored or verified, and the way out, as one sentence or two."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


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
