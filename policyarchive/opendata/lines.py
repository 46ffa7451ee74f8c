"""The lines of a JSON Lines file, one by one: no file is too long, and no line brings the rest down."""

from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from policyarchive.opendata.records import RecordRefused

LONGEST_LINE = 16 * 1024 * 1024  # bytes; a body is a thousandth of it


def read_lines(file: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of a file; of one that is too long only the beginning, so that it is known to be."""
    while line := file.readline(LONGEST_LINE + 1):
        yield line
        while len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            line = file.readline(LONGEST_LINE + 1)


def decoded(line: bytes, *, is_first: bool = False) -> str:
    """Return the text of a line; raises RecordRefused. A byte order mark may stand before the first."""
    if len(line) > LONGEST_LINE:
        raise RecordRefused("too_large", f"more than {LONGEST_LINE // 1024**2} MB: no post is so long")
    try:
        return line.decode("utf-8-sig" if is_first else "utf-8")
    except UnicodeDecodeError as error:
        raise RecordRefused("encoding", "not UTF-8: save the file as UTF-8") from error


def without_blank(lines: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """Yield the lines that hold something, each with its number in the file."""
    return ((number, line) for number, line in enumerate(lines, 1) if line.removeprefix(BOM_UTF8).strip())
