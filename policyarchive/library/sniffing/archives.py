"""Looking into ZIP archives, and into what is packed in them, without unpacking more than a bounded part."""

import lzma
import shutil
import struct
import zipfile
import zlib
from contextlib import contextmanager
from tempfile import SpooledTemporaryFile
from typing import BinaryIO

from django.utils.translation import gettext as _

from policyarchive.lib.filenames import ending_of
from policyarchive.library.refusals import FileRefused
from policyarchive.library.sniffing import compound, danger

SIGNATURE = b"PK\x03\x04"
MOST_ENTRIES = 2_000
MOST_UNPACKED = 1_000_000_000
MOST_RATIO = 200
RATIO_FROM = 10_000_000
DEEPEST = 3
NESTED_AT_MOST = 50_000_000
_MACROS = ("vbaproject.bin", "basic/script-lc.xml", "/scripts/")
_BROKEN = (
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
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            yield archive
    except FileRefused:
        raise
    except _BROKEN:
        danger.refuse_damaged()


def check(archive: zipfile.ZipFile, *, depth: int = 1) -> None:
    """Refuse bombs, names that lead out of the archive, encryption, macros and programs, at any depth."""
    entries = archive.infolist()
    _refuse_bomb(entries)
    for entry in entries:
        _refuse_name(entry)
        if not entry.is_dir():
            _look_into(archive, entry, depth)


def _refuse_bomb(entries: list[zipfile.ZipInfo]) -> None:
    packed = sum(entry.compress_size for entry in entries)
    unpacked = sum(entry.file_size for entry in entries)
    is_bomb = unpacked > RATIO_FROM and unpacked > MOST_RATIO * max(1, packed)
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED or is_bomb:
        raise FileRefused(
            _("The archive would unpack to more than can be checked. Upload its files one by one.")
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


def _look_into(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, depth: int) -> None:
    with archive.open(entry) as packed:
        head = packed.read(64)
    if danger.is_program(head):
        danger.refuse_program(entry.filename)
    if head.startswith((SIGNATURE, compound.SIGNATURE)):
        with _unpacked(archive, entry) as nested:
            _check_nested(nested, head, depth)


@contextmanager
def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo):
    if entry.file_size > NESTED_AT_MOST:
        raise FileRefused(
            _("An archive inside is too large to be checked (%(name)s). Upload it on its own."),
            params={"name": entry.filename[:80]},
        )
    with SpooledTemporaryFile(max_size=1_000_000) as nested, archive.open(entry) as packed:
        shutil.copyfileobj(packed, nested)
        yield nested


def _check_nested(nested, head: bytes, depth: int) -> None:
    if head.startswith(compound.SIGNATURE):
        check_compound(nested)
    elif depth >= DEEPEST:
        raise FileRefused(_("Archives stand in archives too deeply to be checked. Upload the inner files."))
    else:
        with opened(nested) as archive:
            check(archive, depth=depth + 1)


def check_compound(file: BinaryIO) -> compound.Directory:
    """Return the directory of an old Office or HWP file; refuse macros and packed programs."""
    try:
        directory = compound.read_directory(file)
    except compound.NotReadable:
        danger.refuse_damaged()
    names = {name.lower() for name in directory.everywhere}
    if names & {"_vba_project", "_vba_project_cur", "macros"}:
        danger.refuse_macros()
    if "\x01ole10native" in names:
        danger.refuse_program("OLE")
    return directory
