"""The line of a press release that says its board, author and views: `Press Releases SMG 1,562`."""

import re
from typing import NamedTuple

from policyarchive.legacy.reader.chrome import is_board
from policyarchive.legacy.reader.dates import is_dateline
from policyarchive.legacy.reader.marks import has_mark, strip_mark
from policyarchive.legacy.reader.meta import read_views

_ENDING = re.compile(r"(?P<words>.+?)\s+(?P<views>\d{1,3}(?:,\d{3})+|\d+)")
LONGEST_AUTHOR = 40


class Release(NamedTuple):
    place: int
    author: str
    views: int | None


def find_releases(lines: list[str]) -> list[Release]:
    """Return the lines of that form; a list of press releases has several."""
    found = (_read(lines, place) for place in range(len(lines)))
    return [release for release in found if release]


def _read(lines: list[str], place: int) -> Release | None:
    text = strip_mark(lines[place])
    found = _ENDING.fullmatch(text)
    author = _after_board(found["words"]) if found else None
    if not found or author is None or is_dateline(text) or len(author) > LONGEST_AUTHOR:
        return None
    is_sure = has_mark(lines[place]) or any(is_board(line) for line in lines[:place])
    return Release(place, author, read_views(found["views"])) if is_sure else None


def _after_board(text: str) -> str | None:
    """Return what follows a board's name, the longest that fits; None where the text begins with none."""
    words = text.split()
    for count in range(len(words), 0, -1):
        if is_board(" ".join(words[:count])):
            return " ".join(words[count:])
    return None
