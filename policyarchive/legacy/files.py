"""The files to import: files, folders with all that is in them, and `-` for standard input."""

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from policyarchive.legacy.reader.refusals import Kind, PageRefused

STDIN = "-"
LARGEST_PAGE = 4 * 1024 * 1024  # bytes; a page of text is a thousandth of it


@dataclass(frozen=True)
class Source:
    """A file as it was named, and how to read it."""

    path: str

    @property
    def name(self) -> str:
        """Return the name for people, also where the file system holds no UTF-8."""
        return os.fsencode(self.path).decode("utf-8", "backslashreplace")

    @property
    def ref(self) -> str | None:
        """Return the identity that the place of the file gives; standard input has none."""
        if self.path == STDIN:
            return None
        return f"legacy:{sha256(os.fsencode(Path(self.path).resolve())).hexdigest()[:16]}"

    def read(self) -> bytes:
        try:
            data = _read(self.path)
        except OSError as error:
            raise _unreadable(self, error) from error
        if len(data) > LARGEST_PAGE:
            reason = f"More than {LARGEST_PAGE // 1024**2} MB: no page of text is so long."
            raise PageRefused(Kind.TOO_LARGE, reason)
        return data


def find_sources(paths: Iterable[str]) -> Iterator[Source]:
    """Yield the files one by one, folders in the order of their names; a missing path is yielded too."""
    for path in paths:
        if path != STDIN and Path(path).is_dir():
            yield from map(Source, _files_below(path))
        else:
            yield Source(path)


def _files_below(folder: str) -> Iterator[str]:
    """Yield ordinary files; what begins with a dot is the system's, and links to folders can go round."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield folder  # reading it says why it cannot be opened
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files_below(entry.path)
        elif not entry.is_dir():
            yield entry.path


def _read(path: str) -> bytes:
    if path == STDIN:
        return sys.stdin.buffer.read(LARGEST_PAGE + 1)
    if Path(path).exists() and not (Path(path).is_file() or Path(path).is_dir()):
        raise OSError(None, "not an ordinary file; pipe it in and name it -")
    with Path(path).open("rb") as file:
        return file.read(LARGEST_PAGE + 1)


def _unreadable(source: Source, error: OSError) -> PageRefused:
    if isinstance(error, FileNotFoundError):
        return PageRefused(Kind.MISSING, f"There is no {source.name}: check the path.")
    return PageRefused(Kind.UNREADABLE, f"{source.name} cannot be read: {error.strerror}.")
