"""Names beside points: each where it covers nothing, or nowhere.

Points are served by rank and crowding. A name tries eight sides of its point on rings of growing distance;
points, and names that stand already, block it.
"""

import math
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

_NEAR = 3  # heights of a letter: what counts as a crowd
_RINGS = (0.55, 0.9)
_FAR_RINGS = (1.7, 2.6, 3.6, 4.8, 6.0)
_SIDES = (
    (1.0, 0.0, "start"),
    (-1.0, 0.0, "end"),
    (0.7, -1.0, "start"),
    (0.7, 1.0, "start"),
    (-0.7, -1.0, "end"),
    (-0.7, 1.0, "end"),
    (0.0, -1.1, "middle"),
    (0.0, 1.25, "middle"),
)
_NARROW = set(" .,·’'il|!:;")
Box = tuple[float, float, float, float]


class Dot(NamedTuple):
    """A point that wants its name beside it; a smaller RANK goes first."""

    x: float
    y: float
    radius: float
    text: str
    rank: int = 0

    @property
    def box(self) -> Box:
        reach = self.radius + 1
        return self.x - reach, self.y - reach, self.x + reach, self.y + reach


class Label(NamedTuple):
    dot: Dot
    x: float
    y: float
    anchor: str
    is_far: bool  # so far off that a line has to lead to it


def placed(
    dots: Sequence[Dot],
    *,
    size: float,
    frame: Box,
    blocked: Sequence[Box] = (),
    with_leaders: bool = False,
) -> list[Label]:
    """Return the names that found a place; SIZE is the height of a letter."""
    taken = [*blocked, *(dot.box for dot in dots)]
    rings = (*_RINGS, *_FAR_RINGS) if with_leaders else _RINGS
    found = []
    for dot in sorted(dots, key=lambda dot: (dot.rank, _crowd(dot, dots, size * _NEAR))):
        for label, box in _tries(dot, size, rings):
            if _is_within(box, frame) and not any(_overlap(box, other) for other in taken):
                taken.append(box)
                found.append(label)
                break
    return found


def text_width(text: str, size: float) -> float:
    """Estimate how wide a text is: East Asian letters are square, Latin ones about half as wide."""
    return sum(_letter_width(letter) for letter in text) * size


def shortened(text: str, width: float, size: float) -> str:
    """Return a text that is at most WIDTH wide, cut with an ellipsis where it has to be."""
    if text_width(text, size) <= width:
        return text
    while text and text_width(f"{text}…", size) > width:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _letter_width(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    return 0.3 if letter in _NARROW else 0.58


def _crowd(dot: Dot, dots: Sequence[Dot], near: float) -> int:
    return sum(math.hypot(dot.x - other.x, dot.y - other.y) < near for other in dots)


def _tries(dot: Dot, size: float, rings: Sequence[float]):
    wide, high = text_width(dot.text, size) + size * 0.15, size * 1.12
    for ring in rings:
        for right, down, anchor in _SIDES:
            x, y = dot.x + right * ring * size, dot.y + down * ring * size
            left = x - {"start": 0, "end": wide, "middle": wide / 2}[anchor]
            box = (left - size * 0.2, y - high / 2, left + wide + size * 0.2, y + high / 2)
            yield Label(dot, x, y, anchor, ring >= _FAR_RINGS[0]), box


def _is_within(box: Box, frame: Box) -> bool:
    return box[0] >= frame[0] and box[1] >= frame[1] and box[2] <= frame[2] and box[3] <= frame[3]


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
