"""Looking into PDF: what starts by itself, programs that are attached, other files behind or around it."""

import re
import zipfile
import zlib
from typing import BinaryIO

from django.utils.translation import gettext as _

from policyarchive.lib.web.filenames import ending_of
from policyarchive.library.refusals import FileRefused
from policyarchive.library.sniffing import archives, danger, inside
from policyarchive.library.sniffing.budget import Budget

TAIL = 4_096
HEAD = 1_024
MOST_OBJECTS = 50_000_000  # of dictionaries that stand packed in streams
_END = b"%%EOF"
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_ACTION = re.compile(rb"/S(?:\s|%[^\r\n]{0,200}[\r\n])*/(?:Launch|JavaScript)(?![A-Za-z0-9])")
_FILE = re.compile(rb"/U?F\s{0,9}(?:\(([^()/]{1,500})\)|<([0-9A-Fa-f\s]{1,1000})>)")
_BLANK = b" \t\r\n\f\0"


def look_into(file: BinaryIO, *, budget: Budget) -> None:
    file.seek(0)
    data = file.read()
    end = data.rfind(_END, max(0, len(data) - TAIL))
    if end >= 0:
        _look_behind(data[end + len(_END) :].lstrip(_BLANK))
    _look_into_archive(file, data, budget)
    _refuse_actions(data)
    _look_into_streams(data, budget)


def check(file: BinaryIO, *, budget: Budget) -> None:
    """Refuse a PDF that is not complete, or that holds what is never taken."""
    end = file.seek(0, 2)
    file.seek(max(0, end - TAIL))
    if _END not in file.read():
        danger.refuse_damaged()
    look_into(file, budget=budget)


def _look_behind(tail: bytes) -> None:
    if danger.is_program(tail[:HEAD]):
        danger.refuse_program("PDF")
    if inside.holds_others(tail) or danger.is_page(tail[:TAIL]):
        _refuse_second_file()


def _look_into_archive(file: BinaryIO, data: bytes, budget: Budget) -> None:
    """A PDF can be an archive too. An attached one is looked into, any other refused."""
    file.seek(0)
    if not zipfile.is_zipfile(file):
        return
    if b"endstream" not in data[data.rfind(archives.END) :]:
        _refuse_second_file()
    try:
        archive = zipfile.ZipFile(file)
    except archives.BROKEN:
        return  # only the bytes of its end stand there by chance
    with archive, budget.deeper():
        archives.check_entries(archive, budget=budget)


def _refuse_second_file() -> None:
    raise FileRefused(_("The PDF is another file at the same time. Print it to a new PDF and upload that."))


def _look_into_streams(data: bytes, budget: Budget) -> None:
    left, described_from = MOST_OBJECTS, 0
    is_readable = b"/Encrypt" not in data  # what is enciphered begins with any bytes
    for found in _STREAM.finditer(data):
        described = data[max(described_from, found.start() - 2_000) : found.start()]
        end = data.find(b"endstream", found.end())
        described_from = found.end()
        if is_readable:
            content = data[found.end() : len(data) if end < 0 else end]
            left -= _look_into_stream(content, described, left, budget)


def _look_into_stream(content: bytes, described: bytes, left: int, budget: Budget) -> int:
    """Look at how the stream begins; where it holds objects or a file, at them all. Return what that took."""
    names = _plain(described[described.rfind(b"obj") :])
    is_packed = b"/FlateDecode" in names or b"/Fl" in names
    head = _unpressed(content, HEAD) if is_packed else content[:HEAD]
    if danger.is_program(head):
        danger.refuse_program("PDF")
    if b"/ObjStm" in names and left > 0:
        objects = _unpressed(content, left) if is_packed else content
        _refuse_actions(objects)
        return len(objects)
    if b"/EmbeddedFile" in names and inside.holds_others(head):
        attached = _unpressed(content, budget.left + 1) if is_packed else content
        budget.unpacked(len(attached))
        with budget.deeper():
            inside.look_into_bytes(attached, where="PDF", budget=budget)
    return 0


def _unpressed(content: bytes, most: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(content, max(1, most))
    except zlib.error:
        return b""


def _refuse_actions(text: bytes) -> None:
    text = _plain(text)
    if _ACTION.search(text):
        raise FileRefused(
            _("The PDF has a script or starts another program. Print it to a new PDF and upload that.")
        )
    if b"/EF" in text:
        for name in map(_file_name, _FILE.finditer(text)):
            if ending_of(name) in danger.PROGRAM_ENDINGS:
                danger.refuse_program(name)


def _file_name(found: re.Match[bytes]) -> str:
    raw = found[1] if found[1] is not None else bytes.fromhex(_even(b"".join(found[2].split()).decode()))
    return raw.replace(b"\0", b"").decode("utf-8", "replace").strip(". ")


def _even(digits: str) -> str:
    return digits + "0" * (len(digits) % 2)


def _plain(text: bytes) -> bytes:
    """Return names without the escapes that may stand for any of their letters."""
    return _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), text) if b"#" in text else text
