"""The file of a backup: a tar with the manifest last, so that one without it is known to be unfinished.

It is written under another name and renamed when it is whole and on the disk; only its owner may read it.
"""

import fcntl
import hashlib
import os
import tarfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Protocol

from policyarchive.backup.failures import BackupFailed, said_plainly
from policyarchive.backup.manifest import NAME, Manifest, Member

CHUNK = 1 << 20


class Readable(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...


class HashingReader:
    """Passes bytes on and computes their hash."""

    def __init__(self, stream: Readable):
        self.stream = stream
        self.size = 0
        self.hash = hashlib.sha256()

    def read(self, size: int = CHUNK) -> bytes:
        chunk = self.stream.read(size)
        self.hash.update(chunk)
        self.size += len(chunk)
        return chunk


class Writer:
    """Adds members to a backup in the making."""

    def __init__(self, tar: tarfile.TarFile):
        self._tar = tar

    def add(self, name: str, stream: Readable, size: int) -> Member:
        """Add SIZE bytes of a stream; raises OSError where it holds fewer."""
        header = tarfile.TarInfo(name)
        header.size, header.mode, header.mtime = size, 0o600, int(time.time())
        reader = HashingReader(stream)
        self._tar.addfile(header, reader)  # type: ignore[arg-type]  # only read() is asked for
        return Member(name, reader.hash.hexdigest(), size)

    def finish(self, manifest: Manifest) -> None:
        content = manifest.to_json()
        self.add(NAME, BytesIO(content), len(content))


@contextmanager
def writing(path: Path) -> Iterator[Writer]:
    """Write a backup to PATH; where anything fails, no file of that name appears."""
    if path.exists():
        raise BackupFailed(f"{path} exists. Name a new file; a backup is never overwritten.")
    partial = path.with_name(f"{path.name}.part")
    with said_plainly(path), _owned(partial) as file:
        try:
            with tarfile.open(fileobj=file, mode="w") as tar:
                yield Writer(tar)
            _to_disk(file)
            partial.rename(path)
            _folder_to_disk(path.parent)
        finally:
            partial.unlink(missing_ok=True)


class Reader:
    """Gives the members of a backup, each checked against the manifest while it is read."""

    def __init__(self, tar: tarfile.TarFile, path: Path):
        self._tar, self._path = tar, path
        self.manifest = Manifest.from_json(self._content(NAME))

    def copy(self, member: Member, target: BinaryIO) -> None:
        """Write a member to TARGET; raises BackupFailed where its bytes are not those that were backed up."""
        reader = HashingReader(self._open(member.name, size=member.size))
        while chunk := reader.read():
            target.write(chunk)
        if (reader.hash.hexdigest(), reader.size) != (member.sha256, member.size):
            raise self._damaged(member.name)

    def _content(self, name: str) -> bytes:
        return self._open(name).read()

    def _open(self, name: str, *, size: int | None = None) -> BinaryIO:
        """Open a member of SIZE bytes. A link may lead to itself, and holes unpack to any size."""
        try:
            header = self._tar.getmember(name)
        except KeyError:
            raise BackupFailed(
                f"{self._path} is unfinished: {name} is missing. Take another backup."
            ) from None
        is_as_long = size is None or header.size == size
        if not header.isreg() or header.issparse() or not is_as_long:
            raise self._damaged(name)
        return self._tar.extractfile(header)  # type: ignore[return-value]

    def _damaged(self, name: str) -> BackupFailed:
        return BackupFailed(f"{name} in {self._path} is damaged. Take another backup.")


@contextmanager
def reading(path: Path) -> Iterator[Reader]:
    try:
        with said_plainly(path), tarfile.open(path, mode="r:") as tar:
            yield Reader(tar, path)
    except tarfile.TarError as error:
        raise BackupFailed(f"{path} is damaged or no backup ({error}). Take another one.") from error


@contextmanager
def _owned(partial: Path) -> Iterator[BinaryIO]:
    """Open the unfinished file for its owner alone; what an interrupted backup left there is overwritten."""
    descriptor = os.open(partial, os.O_RDWR | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "r+b") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BackupFailed(f"Another backup is being written to {partial}.") from error
        file.truncate(0)
        yield file


def _to_disk(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _folder_to_disk(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
