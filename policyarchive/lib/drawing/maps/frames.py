"""What a map shows: the world, or one region of it, each in its own projection."""

from collections.abc import Iterable
from typing import NamedTuple

from policyarchive.lib.drawing.geometry.clipping import Ring
from policyarchive.lib.drawing.geometry.coastline import Box, flat_land
from policyarchive.lib.drawing.geometry.land import COARSE, FINE
from policyarchive.lib.drawing.geometry.projections import EqualEarth, Point, east_of
from policyarchive.lib.drawing.geometry.sphere import Place

WIDE, HIGHEST = 1200, 900
REGIONS: dict[str, tuple[float, float, float, float]] = {  # west, south, east, north
    "asia": (64, -12, 148, 56),
    "europe": (-12, 34, 46, 63),
    "north_america": (-165, 14, -52, 60),
    "latin_america": (-118, -40, -34, 33),
    "middle_east": (25, 12, 65, 43),
    "africa": (-20, -36, 53, 38),
    "oceania": (110, -48, 180, 5),
}
_NORTH, _SOUTH = 83.6, -56.0
_PACIFIC, _ATLANTIC = 150.0, 10.0  # the middle of a world that is cut in the Atlantic, or in the Pacific
_HALF_WORLD = EqualEarth(0, 1).flat(180, 0)[0]
_MARGIN = 3.0  # degrees around a place that a region would leave out
_BLEED = 4


class Frame(NamedTuple):
    """A line that jumps by JUMP goes on at the other edge of the world."""

    name: str
    projection: EqualEarth
    high: int
    least: float
    detail: str
    jump: float

    @property
    def box(self) -> Box:
        return 0, 0, WIDE, self.high

    @property
    def is_world(self) -> bool:
        return self.name == "world"

    def land(self) -> str:
        bleed = (-_BLEED, -_BLEED, WIDE + _BLEED, self.high + _BLEED)
        return flat_land(self.projection, bleed, least=self.least, detail=self.detail)

    def holds(self, point: Point) -> bool:
        return 0 < point[0] < WIDE and 0 < point[1] < self.high

    def pieces(self, points: Iterable[Point]) -> list[Ring]:
        """Part a line where it leaves the world at one edge, and leave out what lies outside the frame."""
        pieces: list[Ring] = [[]]
        before: Point | None = None
        for point in points:
            if before is None or abs(point[0] - before[0]) > self.jump or self._misses(before, point):
                pieces.append([])
            elif not pieces[-1]:
                pieces[-1].append(before)
            if pieces[-1]:
                pieces[-1].append(point)
            before = point
        return [piece for piece in pieces if piece]

    def _misses(self, a: Point, b: Point) -> bool:
        """Tell whether a step lies wholly on one side of the frame."""
        limits = ((0, WIDE), (0, self.high))
        return any(max(a[i], b[i]) < low or min(a[i], b[i]) > high for i, (low, high) in enumerate(limits))


def world(home: Place) -> Frame:
    """Return the world with its cut far from home: no land but Greenland's edge, or Chukotka's, is torn."""
    is_pacific = home.longitude > 60 or home.longitude < -150
    scale = WIDE / 2 / _HALF_WORLD
    level = EqualEarth(0, scale)
    top, bottom = level.flat(0, _NORTH)[1], level.flat(0, _SOUTH)[1]
    projection = EqualEarth(_PACIFIC if is_pacific else _ATLANTIC, scale, WIDE / 2, -top)
    return Frame("world", projection, round(bottom - top), 1.7, COARSE, WIDE / 2.4)


def region(name: str, places: Iterable[Place]) -> Frame:
    """Return the frame of a region, wide enough for these places."""
    west, south, east, north = REGIONS[name]
    centre = (west + east) / 2
    reach = (east - west) / 2
    left, right = -reach, reach
    for place in places:
        x = east_of(place.longitude, centre)
        left, right = min(left, x - _MARGIN), max(right, x + _MARGIN)
        south, north = min(south, place.latitude - _MARGIN), max(north, place.latitude + _MARGIN)
    return _fitted(name, centre, (left, max(south, -90.0), right, min(north, 90.0)))


def _fitted(name: str, centre: float, degrees: Box) -> Frame:
    left, south, right, north = degrees
    flat = EqualEarth(centre, 1).flat
    widest = min(max(south, 0.0), north)  # the latitude nearest to the equator
    (x0, _), (x1, _) = flat(left, widest), flat(right, widest)
    bottom, top = flat(0, south)[1], flat(0, north)[1]
    scale = min(WIDE / (x1 - x0), HIGHEST / (bottom - top))
    high = round((bottom - top) * scale)
    projection = EqualEarth(centre, scale, WIDE / 2 - scale * (x0 + x1) / 2, -top * scale)
    return Frame(name, projection, high, 3.0, FINE, scale * _HALF_WORLD)
