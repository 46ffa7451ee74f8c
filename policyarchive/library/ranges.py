"""Parts of a file for players and interrupted downloads (RFC 9110, section 14), one part an answer."""

import re
from collections.abc import Generator
from typing import BinaryIO, NamedTuple

CHUNK = 64 * 1024
_ONE_RANGE = re.compile(r"bytes=(?:([0-9]{1,18})-([0-9]{0,18})|-([0-9]{1,18}))")


class Part(NamedTuple):
    """First and last byte, both included."""

    first: int
    last: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1


class NoSuchPart(ValueError):
    """The file ends before the part begins."""


def part_wanted(header: str, *, size: int) -> Part | None:
    """Return the part that a Range header asks for, None for the whole; raises NoSuchPart.

    What is not understood, such as several parts at once, gives the whole, as the standard allows.
    """
    found = _ONE_RANGE.fullmatch(header.strip())
    if not found:
        return None
    if found[3]:
        first, last = max(0, size - int(found[3])), size - 1
        first = size if int(found[3]) == 0 else first
    else:
        first, last = int(found[1]), min(size - 1, int(found[2]) if found[2] else size - 1)
        if found[2] and int(found[2]) < first:
            return None
    if first >= size:
        raise NoSuchPart
    return Part(first, last)


def chunks(file: BinaryIO, part: Part) -> Generator[bytes]:
    """Yield the bytes of a part, then close the file."""
    with file:
        file.seek(part.first)
        left = part.length
        while left and (chunk := file.read(min(CHUNK, left))):
            left -= len(chunk)
            yield chunk
