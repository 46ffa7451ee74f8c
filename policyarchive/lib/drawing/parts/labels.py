"""Names beside points: each where it covers nothing, or nowhere.

Points are served by rank and crowding. A name tries eight sides of its point on rings of growing distance;
points, and names that stand already, block it.
"""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

_NEAR = 4  # heights of a letter: the side of the cells in which a crowd is counted
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
    taken = _Taken([*blocked, *(dot.box for dot in dots)], size * _NEAR)
    crowd = Counter(taken.cell(dot.x, dot.y) for dot in dots)
    rings = (*_RINGS, *_FAR_RINGS) if with_leaders else _RINGS
    found = []
    for dot in sorted(dots, key=lambda dot: (dot.rank, crowd[taken.cell(dot.x, dot.y)])):
        for label, box in _tries(dot, size, rings):
            if _is_within(box, frame) and taken.is_free(box):
                taken.add(box)
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


class _Taken:
    """Boxes that names may not cover, kept by the cells of a grid that they touch."""

    def __init__(self, boxes: Iterable[Box], side: float):
        self.side = side
        self.cells: dict[tuple[int, int], list[Box]] = defaultdict(list)
        for box in boxes:
            self.add(box)

    def cell(self, x: float, y: float) -> tuple[int, int]:
        return int(x // self.side), int(y // self.side)

    def add(self, box: Box) -> None:
        for cell in self._touched(box):
            self.cells[cell].append(box)

    def is_free(self, box: Box) -> bool:
        return not any(
            _overlap(box, other) for cell in self._touched(box) for other in self.cells.get(cell, ())
        )

    def _touched(self, box: Box) -> Iterator[tuple[int, int]]:
        (left, top), (right, bottom) = self.cell(box[0], box[1]), self.cell(box[2], box[3])
        return product(range(left, right + 1), range(top, bottom + 1))


def _letter_width(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    return 0.3 if letter in _NARROW else 0.58


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
