"""The directory of a compound file (OLE), the box that HWP and the old Office formats are packed in."""

import struct
from typing import BinaryIO, NamedTuple

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MOST_ENTRIES = 20_000
_LAST_REGULAR = 0xFFFFFFFA
_FAT_NUMBERS_IN_HEADER = 109


class Directory(NamedTuple):
    top: set[str]
    everywhere: set[str]


class NotReadable(ValueError):
    """The box is broken."""


def read_directory(file: BinaryIO) -> Directory:
    """Return the names at the top of the box, and all names in it; raises NotReadable."""
    file.seek(0)
    header = file.read(512)
    if len(header) < 512 or not header.startswith(SIGNATURE):
        raise NotReadable
    size = 1 << struct.unpack_from("<H", header, 30)[0]
    if size not in (512, 4096):
        raise NotReadable
    fat = _read_fat(file, header, size)
    entries = _entries(file, struct.unpack_from("<I", header, 48)[0], fat, size)
    if not entries:
        raise NotReadable
    return Directory(_top(entries), {name for name, *_links in entries})


def _read_fat(file: BinaryIO, header: bytes, size: int) -> list[int]:
    """Return which sector follows which, as far as the header's own list reaches (6.8 MB and more)."""
    numbers = struct.unpack_from(f"<{_FAT_NUMBERS_IN_HEADER}I", header, 76)
    sectors = [_sector(file, number, size) for number in numbers if number <= _LAST_REGULAR]
    return [follower for sector in sectors for follower in struct.unpack(f"<{size // 4}I", sector)]


def _sector(file: BinaryIO, number: int, size: int) -> bytes:
    file.seek((number + 1) * size)
    return file.read(size).ljust(size, b"\0")


def _entries(file: BinaryIO, number: int, fat: list[int], size: int) -> list[tuple[str, int, int, int]]:
    """Return name, left, right and child of each entry, following the chain of the directory's sectors."""
    found: list[tuple[str, int, int, int]] = []
    seen: set[int] = set()
    while number <= _LAST_REGULAR and number not in seen and len(found) < MOST_ENTRIES:
        seen.add(number)
        sector = _sector(file, number, size)
        found += [_entry(sector[start : start + 128]) for start in range(0, size, 128)]
        number = fat[number] if number < len(fat) else _LAST_REGULAR + 1
    return found


def _entry(raw: bytes) -> tuple[str, int, int, int]:
    length = min(64, struct.unpack_from("<H", raw, 64)[0])
    name = raw[: max(0, length - 2)].decode("utf-16-le", "replace")
    return (name, *struct.unpack_from("<3I", raw, 68))


def _top(entries: list[tuple[str, int, int, int]]) -> set[str]:
    names, waiting, seen = set(), [entries[0][3]], set()
    while waiting:
        number = waiting.pop()
        if number in seen or number >= len(entries):
            continue
        seen.add(number)
        name, left, right, _child = entries[number]
        names.add(name)
        waiting += [left, right]
    return names
