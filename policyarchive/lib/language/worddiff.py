"""What differs between two texts, word by word."""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

_WORDS = re.compile(r"(?:\w+|[^\w\s])[^\S\n]*|\s+")  # the end of a line is not part of its last word
LONGEST = 6_000  # words; beyond it a text counts as changed as a whole, since comparing takes their product


class Piece(NamedTuple):
    """A stretch of a text, and whether the other text lacks it."""

    text: str
    is_changed: bool


def marked(old: str, new: str) -> tuple[list[Piece], list[Piece]]:
    """Return both texts in pieces: marked is what the old one lost, and what the new one gained."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    if max(len(before), len(after)) > LONGEST:
        return _whole(old, old != new), _whole(new, old != new)
    left: list[Piece] = []
    right: list[Piece] = []
    matcher = SequenceMatcher(None, _bare(before), _bare(after), autojunk=False)
    for kind, i, j, k, m in matcher.get_opcodes():
        left += _whole("".join(before[i:j]), kind != "equal")
        right += _whole("".join(after[k:m]), kind != "equal")
    return left, right


def merged(old: str, new: str) -> list[tuple[str, str]]:
    """Return one text of both: stretches with `del` for what is gone, `ins` for what is new, or nothing."""
    left, right = marked(old, new)
    found: list[tuple[str, str]] = []
    while left or right:
        if left and left[0].is_changed:
            found.append((left.pop(0).text, "del"))
        elif right and right[0].is_changed:
            found.append((right.pop(0).text, "ins"))
        else:
            found.append((right.pop(0).text, ""))
            left.pop(0)
    return found


def _bare(words: list[str]) -> list[str]:
    """What stands between words does not make them different words."""
    return [word.strip() or word for word in words]


def _whole(text: str, is_changed: bool) -> list[Piece]:
    return [Piece(text, is_changed)] if text else []
