"""Looking into compound files: programs in their streams, macros of the old kinds, what is packed in them."""

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

from django.utils.translation import gettext as _

from policyarchive.library.refusals import FileRefused
from policyarchive.library.sniffing import compound, danger, inside
from policyarchive.library.sniffing.budget import Budget

HEAD = 512
HWP_SIGNATURE = b"HWP Document File"
_VBA = {"_vba_project", "_vba_project_cur", "macros", "vba"}
_WORKBOOKS = ("Workbook", "Book")
_GLOBALS = 4_000_000  # what describes the sheets of a workbook stands before their cells
_BOF = (0x0009, 0x0209, 0x0409, 0x0809)
_SHEET, _PASSWORD, _MACRO_STREAM = 0x0085, 0x002F, 0x0040
_MACRO_SHEETS = (b"\x01", b"\x06")  # of Excel 4, and of Visual Basic
_SIZE_BEFORE_OLE = 4  # HWP writes the size of a packed object before it
_SLIDES, _PACKED_OBJECT = "PowerPoint Document", 0x1011


def check(file: BinaryIO, *, budget: Budget) -> compound.Box:
    """Return the box of an old Office or HWP file; refuse macros and programs, also packed ones."""
    try:
        box = compound.Box(file)
    except (compound.NotReadable, struct.error):
        danger.refuse_damaged()
    names = {name.lower() for name in box.everywhere}
    if names & _VBA:
        danger.refuse_macros()
    if "\x01ole10native" in names:
        danger.refuse_program("OLE")
    budget.claimed(0, entries=len(box.entries))
    _look_into_streams(box, budget)
    _look_into_workbook(box)
    _look_into_slides(box, budget)
    return box


def is_hwp(box: compound.Box) -> bool:
    """Tell an HWP file by its streams; without its signature it is damaged, or disguised."""
    if not {"FileHeader", "DocInfo"} <= box.top:
        return False
    header = box.stream("FileHeader")
    if header is None or not box.read(header, 64).startswith(HWP_SIGNATURE):
        danger.refuse_damaged()
    return True


def _look_into_streams(box: compound.Box, budget: Budget) -> None:
    """What is packed into HWP is pressed, with or without the head that says so, or stands there as it is."""
    is_hwp = "FileHeader" in box.top
    for entry in box.streams():
        head = box.read(entry, HEAD)
        _look_into_begin(box, entry, head, None, budget)
        for bits in (-zlib.MAX_WBITS, zlib.MAX_WBITS) if is_hwp else (zlib.MAX_WBITS,):
            _look_into_begin(box, entry, _unpressed(head, bits, HEAD), bits, budget)


def _look_into_begin(
    box: compound.Box, entry: compound.Entry, head: bytes, bits: int | None, budget: Budget
) -> None:
    """Look at the first bytes of a stream, and into it all where they promise a file that holds others."""
    for start in (0, _SIZE_BEFORE_OLE):
        if danger.is_program(head[start:]):
            danger.refuse_program(entry.name)
        if inside.holds_others(head[start:]):
            whole = box.read(entry, budget.left)
            content = whole if bits is None else _unpressed(whole, bits, budget.left + 1)
            budget.unpacked(len(content))
            with budget.deeper():
                inside.look_into_bytes(content[start:], where=entry.name, budget=budget)


def _unpressed(data: bytes, bits: int, most: int) -> bytes:
    try:
        return zlib.decompressobj(bits).decompress(data, max(1, most))
    except zlib.error:
        return b""


def _look_into_workbook(box: compound.Box) -> None:
    """Refuse sheets of Excel 4 macros, and workbooks whose sheets nobody can see for a password."""
    for name in _WORKBOOKS:
        if entry := box.stream(name):
            for kind, record in _records(box.read(entry, _GLOBALS)):
                if kind == _PASSWORD:
                    raise FileRefused(
                        _("The document has a password, so nobody can check it. Save it without one.")
                    )
                if kind == _SHEET and record[5:6] in _MACRO_SHEETS:
                    danger.refuse_macros()
                if kind in _BOF and record[2:4] == struct.pack("<H", _MACRO_STREAM):
                    danger.refuse_macros()


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    place = 0
    while place + 4 <= len(data):
        kind, length = struct.unpack_from("<2H", data, place)
        yield kind, data[place + 4 : place + 4 + min(length, 16)]
        place += 4 + length


def _look_into_slides(box: compound.Box, budget: Budget) -> None:
    """Slides keep packed objects, macros among them, as pressed compound files between their records."""
    entry = box.stream(_SLIDES)
    if entry is None:
        return
    data, place = box.read(entry, budget.left), 0
    while place + 8 <= len(data):
        version, kind, length = struct.unpack_from("<2HI", data, place)
        if kind == _PACKED_OBJECT:
            content = data[place + 8 : place + 8 + length]
            if version >> 4:  # pressed, behind its size
                content = _unpressed(content[4:], zlib.MAX_WBITS, budget.left + 1)
            if content.startswith(compound.SIGNATURE):
                budget.unpacked(len(content))
                with budget.deeper():
                    check(BytesIO(content), budget=budget)
        place += 8 + length
