"""Looking into ZIP archives, and into what is packed in them, without unpacking more than a bounded part."""

import lzma
import shutil
import stat
import struct
import unicodedata
import zipfile
import zlib
from contextlib import contextmanager
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from django.utils.translation import gettext as _

from policyarchive.lib.web.filenames import ending_of, is_reserved
from policyarchive.library.refusals import FileRefused
from policyarchive.library.sniffing import danger, inside, openxml
from policyarchive.library.sniffing.budget import MOST_RATIO, RATIO_FROM, Budget, refuse_bomb

SIGNATURE = b"PK\x03\x04"
END = b"PK\x05\x06"
MOST_ENTRIES = 2_000
MOST_DIRECTORY = 2_000_000  # bytes; the names of so many entries fit in
LONGEST_END = 65_557
NESTED_AT_MOST = 50_000_000
_MACROS = ("vbaproject.bin", "basic/script-lc.xml", "/scripts/", "xl/macrosheets/")
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    IndexError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
)


@contextmanager
def opened(file: BinaryIO):
    """Open an archive; whatever is broken in it becomes one sentence."""
    _refuse_long_directory(file)
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            yield archive
    except FileRefused:
        raise
    except BROKEN:
        danger.refuse_damaged()


def check(archive: zipfile.ZipFile, *, budget: Budget) -> None:
    """Refuse what an archive should not be, and what should not be in it, at any depth."""
    _refuse_around(archive)
    check_entries(archive, budget=budget)


def check_entries(archive: zipfile.ZipFile, *, budget: Budget) -> None:
    """Refuse bombs, links, names that lead out of the archive, encryption, macros and programs."""
    entries = archive.infolist()
    _refuse_bomb(entries, budget)
    _refuse_empty_or_double(entries)
    for entry in entries:
        _refuse_name(entry)
        _refuse_special(entry)
    if openxml.is_one(archive):
        openxml.check(archive)
    for entry in entries:
        if not entry.is_dir():
            _look_into(archive, entry, budget)


def _end_of(file: BinaryIO) -> tuple[bytes, bytes]:
    """Return the last record of an archive with what stands before it, and all from there to the end."""
    size = file.seek(0, 2)
    file.seek(max(0, size - LONGEST_END - 76))
    data = file.read()
    place = data.rfind(END)
    return (data[max(0, place - 76) : place], data[place:]) if place >= 0 else (b"", b"")


def _refuse_long_directory(file: BinaryIO) -> None:
    """A list of a million entries takes the memory before it is counted: its length is asked first."""
    before, end = _end_of(file)
    if len(end) < 22:
        return
    length = struct.unpack_from("<I", end, 12)[0]
    if before.startswith(b"PK\x06\x06"):
        length = max(struct.unpack_from("<Q", before, 40)[0], length % 0xFFFFFFFF)
    if length > MOST_DIRECTORY:
        refuse_bomb()


def _refuse_around(archive: zipfile.ZipFile) -> None:
    """Refuse what stands before the first entry, between entries, or behind the end: another file could."""
    file = cast(BinaryIO, archive.fp)
    _before, end = _end_of(file)
    behind = end[22 + struct.unpack_from("<H", end, 20)[0] :] if len(end) >= 22 else b""
    comment = danger.is_program(archive.comment) or danger.is_page(archive.comment)
    if behind.strip(b"\0 \r\n") or comment or _has_unlisted(archive, file):
        raise FileRefused(
            _("The archive has other data before, after or between its files. Pack the files again.")
        )


def _has_unlisted(archive: zipfile.ZipFile, file: BinaryIO) -> bool:
    place = 0
    for entry in sorted(archive.infolist(), key=lambda entry: entry.header_offset):
        if entry.header_offset > place:
            file.seek(place)
            gap = file.read(min(entry.header_offset - place, 65_536))
            if place == 0 or SIGNATURE in gap or danger.is_program(gap):
                return True
        file.seek(entry.header_offset)
        header = file.read(30)
        lengths = struct.unpack_from("<2H", header, 26) if len(header) == 30 else (0, 0)
        place = max(place, entry.header_offset + 30 + sum(lengths) + entry.compress_size)
    file.seek(place)
    return SIGNATURE in file.read(max(0, min(archive.start_dir - place, 65_536)))


def _refuse_bomb(entries: list[zipfile.ZipInfo], budget: Budget) -> None:
    packed = sum(entry.compress_size for entry in entries)
    unpacked = sum(entry.file_size for entry in entries)
    is_bomb = unpacked > RATIO_FROM and unpacked > MOST_RATIO * max(1, packed)
    if len(entries) > MOST_ENTRIES or is_bomb:
        refuse_bomb()
    budget.claimed(unpacked, entries=len(entries))


def _refuse_empty_or_double(entries: list[zipfile.ZipInfo]) -> None:
    names = [unicodedata.normalize("NFC", entry.filename) for entry in entries if not entry.is_dir()]
    if not names:
        raise FileRefused(_("The archive is empty. Pack the files again."))
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise FileRefused(
            _("The archive has the same name twice (%(name)s). Pack the files again."),
            params={"name": twice[:80]},
        )


def _refuse_special(entry: zipfile.ZipInfo) -> None:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    is_device = any(is_reserved(part) for part in entry.filename.split("/"))
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR} or is_device:
        raise FileRefused(
            _("The archive holds a link or a device (%(name)s). Pack only files and folders."),
            params={"name": entry.filename[:80]},
        )


def _refuse_name(entry: zipfile.ZipInfo) -> None:
    name = entry.orig_filename.replace("\\", "/")
    if name.startswith("/") or ".." in name.split("/") or name[1:2] == ":" or "\0" in name:
        raise FileRefused(
            _("A name in the archive leads out of it (%(name)s). Pack the files again."),
            params={"name": name.replace("\0", "")[:80]},
        )
    if any(mark in f"/{name.lower()}" for mark in _MACROS):
        danger.refuse_macros()
    if ending_of(name.rstrip(". ")) in danger.PROGRAM_ENDINGS:
        danger.refuse_program(name)
    if entry.flag_bits & 1:
        raise FileRefused(_("The archive has a password, so nobody can check it. Pack it without one."))


def _look_into(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: Budget) -> None:
    with archive.open(entry) as packed:
        head = packed.read(inside.HEAD)
    if danger.is_program(head):
        danger.refuse_program(entry.filename)
    if inside.holds_others(head):
        with _unpacked(archive, entry, budget) as nested:
            inside.look_into(nested, head, where=entry.filename, budget=budget)


@contextmanager
def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: Budget):
    if entry.file_size > NESTED_AT_MOST:
        raise FileRefused(
            _("An archive inside is too large to be checked (%(name)s). Upload it on its own."),
            params={"name": entry.filename[:80]},
        )
    budget.unpacked(entry.file_size)
    with SpooledTemporaryFile(max_size=1_000_000) as nested, archive.open(entry) as packed:
        shutil.copyfileobj(packed, nested)
        yield nested
