"""The mark and the line of each kind of agreement: form tells the kind, colour only repeats it.

A tie makes two cities partners; a paper says what they will do together.
"""

from typing import NamedTuple

from policyarchive.lib.drawing.parts.svg import element

TIE, PAPER = "tie", "paper"


class Mark(NamedTuple):
    """A mark of 12 units around 0 (`o` is an outline, `f` filled), and the dashes of its line."""

    group: str
    body: str
    dashes: str | None = None
    ends: str | None = None


MARKS = {  # the closest first
    "sister_city": Mark(TIE, '<circle class="o" r="5.2"/><circle class="f" r="2.6"/>'),
    "friendship_city": Mark(TIE, '<circle class="f" r="4.6"/>'),
    "mou": Mark(PAPER, '<path class="o" d="M-4-4H4V4H-4z"/>', "26 14"),
    "joint_declaration": Mark(PAPER, '<path class="o" d="M0-5.5 5.5 0 0 5.5-5.5 0z"/>', "2 16", "round"),
    "other": Mark(PAPER, '<path class="o" d="M0-5 5.2 4.2H-5.2z"/>', "34 12 4 12"),
}
_LAST = "other"


def mark_of(kind: str) -> Mark:
    """Return the mark of a kind; one that nobody has drawn gets the last."""
    return MARKS.get(kind, MARKS[_LAST])


def closeness(kind: str) -> int:
    """Return how close a tie is, 0 the closest."""
    return list(MARKS).index(kind if kind in MARKS else _LAST)


def mark(kind: str) -> str:
    """Draw the mark beside the word for the kind."""
    group, body, *_line = mark_of(kind)
    return element("svg", body, class_=f"kind-mark kind--{group}", viewBox="-7 -7 14 14", aria_hidden="true")
