"""Reading a compound file (OLE), the box that HWP and the old Office formats are packed in.

What leads in a circle or out of the file ends there; no chain is followed further than what was asked for.
"""

import struct
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MOST_ENTRIES = 20_000
MOST_TABLE_SECTORS = 4_000  # a file of a gigabyte needs as many
_LAST_REGULAR = 0xFFFFFFFA
_FAT_NUMBERS_IN_HEADER = 109
_STREAM, _ROOT = 2, 5


class NotReadable(ValueError):
    """The box is broken."""


class Entry(NamedTuple):
    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


class Box:
    """An opened compound file: its names, and the bytes of its streams."""

    def __init__(self, file: BinaryIO):
        """Read the directory; raises NotReadable."""
        file.seek(0)
        header = file.read(512)
        if len(header) < 512 or not header.startswith(SIGNATURE):
            raise NotReadable
        self._file = file
        self._size = 1 << struct.unpack_from("<H", header, 30)[0]
        if self._size not in (512, 4096):
            raise NotReadable
        self._small_up_to = struct.unpack_from("<I", header, 56)[0]
        self._fat = self._table(self._fat_sectors(header))
        first = struct.unpack_from("<I", header, 48)[0]
        self.entries = self._read_entries(first)
        if not self.entries:
            raise NotReadable
        small_fat = self._chain(struct.unpack_from("<I", header, 60)[0], MOST_TABLE_SECTORS)
        self._small_fat = self._table(list(small_fat))

    @property
    def top(self) -> set[str]:
        """Return the names at the top of the box."""
        names, waiting, seen = set(), [self.entries[0].child], set()
        while waiting:
            number = waiting.pop()
            if number in seen or number >= len(self.entries):
                continue
            seen.add(number)
            entry = self.entries[number]
            names.add(entry.name)
            waiting += [entry.left, entry.right]
        return names

    @property
    def everywhere(self) -> set[str]:
        return {entry.name for entry in self.entries}

    def streams(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.kind == _STREAM and entry.size]

    def stream(self, name: str) -> Entry | None:
        return next((entry for entry in self.streams() if entry.name == name), None)

    def read(self, entry: Entry, most: int) -> bytes:
        """Return the first bytes of a stream, as many as there are up to MOST."""
        wanted = min(entry.size, most)
        if entry.size < self._small_up_to:
            return self._read_small(entry.start, wanted)
        sectors = self._chain(entry.start, -(-wanted // self._size))
        return b"".join(map(self._sector, sectors))[:wanted]

    def _read_small(self, number: int, wanted: int) -> bytes:
        """Small streams share sectors: pieces of 64 bytes of the stream that the first entry names."""
        shared, pieces, seen = list(self._chain(self.entries[0].start, MOST_TABLE_SECTORS)), [], set()
        while number <= _LAST_REGULAR and number not in seen and len(pieces) * 64 < wanted:
            seen.add(number)
            place, offset = divmod(number * 64, self._size)
            if place >= len(shared):
                break
            pieces.append(self._sector(shared[place])[offset : offset + 64])
            number = self._small_fat[number] if number < len(self._small_fat) else _LAST_REGULAR + 1
        return b"".join(pieces)[:wanted]

    def _fat_sectors(self, header: bytes) -> list[int]:
        """Return where the table of followers stands: in the header's list, then in sectors of lists."""
        numbers = list(struct.unpack_from(f"<{_FAT_NUMBERS_IN_HEADER}I", header, 76))
        more, count = struct.unpack_from("<2I", header, 68)
        seen: set[int] = set()
        while more <= _LAST_REGULAR and more not in seen and len(seen) < min(count, MOST_TABLE_SECTORS):
            seen.add(more)
            *listed, more = struct.unpack(f"<{self._size // 4}I", self._sector(more))
            numbers += listed
        return [number for number in numbers if number <= _LAST_REGULAR][:MOST_TABLE_SECTORS]

    def _table(self, sectors: list[int]) -> list[int]:
        form = f"<{self._size // 4}I"
        return [follower for number in sectors for follower in struct.unpack(form, self._sector(number))]

    def _chain(self, number: int, most: int) -> Iterator[int]:
        seen: set[int] = set()
        while number <= _LAST_REGULAR and number not in seen and len(seen) < most:
            seen.add(number)
            yield number
            number = self._fat[number] if number < len(self._fat) else _LAST_REGULAR + 1

    def _sector(self, number: int) -> bytes:
        self._file.seek((number + 1) * self._size)
        return self._file.read(self._size).ljust(self._size, b"\0")

    def _read_entries(self, number: int) -> list[Entry]:
        found: list[Entry] = []
        for sector in self._chain(number, -(-MOST_ENTRIES * 128 // self._size)):
            raw = self._sector(sector)
            found += [_entry(raw[start : start + 128]) for start in range(0, self._size, 128)]
        return found


def _entry(raw: bytes) -> Entry:
    length = min(64, struct.unpack_from("<H", raw, 64)[0])
    name = raw[: max(0, length - 2)].decode("utf-16-le", "replace")
    left, right, child = struct.unpack_from("<3I", raw, 68)
    start, size = struct.unpack_from("<2I", raw, 116)
    return Entry(name, raw[66], left, right, child, start, size)
