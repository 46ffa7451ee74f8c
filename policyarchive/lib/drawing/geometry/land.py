"""The coasts of the world, read once when a drawing first needs them.

Natural Earth (public domain); `docs/land.py` made the files. A line is a ring in hundredths of a degree: its
first point, then steps. Land lies on the left, so that lakes run the other way. Antarctica is left out.
"""

from functools import cache
from pathlib import Path

from policyarchive.lib.drawing.geometry.sphere import Place, Vector, vector

COARSE, FINE = "coarse", "fine"
_FOLDER = Path(__file__).parent / "data"
_PER_DEGREE = 100


@cache
def coasts(detail: str) -> tuple[tuple[Place, ...], ...]:
    """Return the rings of land; longitudes run on over 180, so that no ring is torn."""
    text = (_FOLDER / f"{detail}.txt").read_text(encoding="ascii")
    return tuple(_ring(line) for line in text.splitlines())


@cache
def coast_vectors(detail: str) -> tuple[list[Vector], ...]:
    return tuple([vector(place) for place in ring] for ring in coasts(detail))


def _ring(line: str) -> tuple[Place, ...]:
    numbers = [int(number) for number in line.split()]
    x = y = 0
    ring = []
    for right, up in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + right, y + up
        ring.append(Place(x / _PER_DEGREE, y / _PER_DEGREE))
    return tuple(ring)
