"""From bytes to clean lines: refuses what is not text, and removes what cannot be seen."""

import re
import unicodedata
from typing import NamedTuple

from policyarchive.legacy.reader.marks import BULLET
from policyarchive.legacy.reader.refusals import Kind, PageRefused

SIGNATURES = {
    b"%PDF-": "a PDF document",
    b"PK\x03\x04": "a ZIP archive or a DOCX, XLSX or HWPX document",
    b"\xd0\xcf\x11\xe0": "an HWP, DOC or XLS document",
    b"HWP Document File": "an HWP document",
    b"{\\rtf": "an RTF document",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\x1f\x8b": "a gzip archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"\x7fELF": "a program",
}
WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
BLANKS = "\u115f\u1160\u3164\uffa0\u2800"  # Hangul fillers and the empty Braille cell look like spaces
HWP_CHARACTERS = {"\U000f0854": "『", "\U000f0855": "』"}  # Hancom's own code points
_DAMAGE = re.compile("[\ufffd\ud800-\udfff]")
_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")


class Line(NamedTuple):
    number: int
    text: str


def read_lines(data: bytes, *, encoding: str | None = None) -> list[Line]:
    """Return the lines that hold something, each with its number in the file; raises PageRefused."""
    refuse_binary(data, encoding=encoding)
    text = decode(data, encoding=encoding)
    numbered = enumerate(map(clean, _LINE_END.split(text)), start=1)
    lines = [Line(number, line) for number, line in numbered if line]
    if not lines:
        raise PageRefused(Kind.EMPTY, "The file holds no text: save the page again.")
    return lines


def clean(line: str) -> str:
    """Return a line without invisible characters, with plain single spaces."""
    return " ".join(unicodedata.normalize("NFC", line.translate(_visible)).split())


def refuse_binary(data: bytes, *, encoding: str | None = None) -> None:
    for signature, what in SIGNATURES.items():
        if data.startswith(signature):
            raise PageRefused(Kind.BINARY, f"The file is {what}: save the page as text (UTF-8).")
    if (encoding or "").lower().startswith(("utf-16", "utf_16", "utf16", "utf-32", "utf_32", "utf32")):
        return
    if data.startswith(WIDE_MARKS):
        raise PageRefused(
            Kind.BINARY, "The file is UTF-16: save it as UTF-8, or use --encoding utf-16 if it is text."
        )
    if b"\0" in data:
        line = data[: data.index(b"\0")].count(b"\n") + 1
        raise PageRefused(Kind.BINARY, "A NUL byte: this is no text file. Save the page as UTF-8.", line=line)


def decode(data: bytes, *, encoding: str | None = None) -> str:
    """Decode strictly; a replacement character in the text means that it was damaged before."""
    try:
        text = data.decode(encoding or "utf-8")
    except UnicodeError as error:
        before = data[: getattr(error, "start", 0)]
        raise PageRefused(
            Kind.ENCODING, _wrong_encoding(data, encoding), line=before.count(b"\n") + 1
        ) from error
    if damage := _DAMAGE.search(text):
        raise PageRefused(
            Kind.ENCODING,
            "A replacement character stands where a letter was lost: save the page again from its source.",
            line=text.count("\n", 0, damage.start()) + 1,
        )
    return text


def _wrong_encoding(data: bytes, encoding: str | None) -> str:
    if encoding:
        return f"The file is not {encoding}: find out its encoding, or leave --encoding out for UTF-8."
    try:
        data.decode("cp949")
    except UnicodeError:
        return "The file is neither UTF-8 nor cp949: find out its encoding and name it with --encoding."
    return "The file is not UTF-8; it may be cp949: --encoding cp949 reads it."


class _Visible(dict):
    """Maps a character to what is kept of it; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        self[code] = kept = _kept(chr(code))
        return kept


def _kept(letter: str) -> str:
    category = unicodedata.category(letter)
    if category == "Zs" or letter in BLANKS or letter == "\t":
        return " "
    if category == "Co":
        return HWP_CHARACTERS.get(letter, BULLET)
    is_nothing = category in {"Cc", "Cf"} or ord(letter) & 0xFFFE == 0xFFFE or "\ufdd0" <= letter <= "\ufdef"
    return "" if is_nothing else letter


_visible = _Visible()
