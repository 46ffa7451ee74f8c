"""From the globe to the plane: each projection takes a place and returns x to the right and y down."""

import math
from dataclasses import dataclass

from policyarchive.lib.drawing.geometry.sphere import (
    Place,
    Vector,
    across,
    angle,
    cross,
    dot,
    heading,
    on_the_way,
    vector,
)

Point = tuple[float, float]

# Equal Earth (Šavrič, Patterson and Jenny 2018)
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_HALF_ROOT = math.sqrt(3) / 2
LEAST_ANGLE = 0.01  # cities nearer than 64 km are drawn as if they were so far apart


def east_of(longitude: float, centre: float) -> float:
    """Return how far east of CENTRE a longitude lies, from -180 up to 180."""
    return (longitude - centre + 180) % 360 - 180


@dataclass(frozen=True)
class EqualEarth:
    """A world map on which areas are true: the longitude CENTRE meets the equator at (X, Y)."""

    centre: float
    scale: float
    x: float = 0.0
    y: float = 0.0

    def __call__(self, place: Place) -> Point:
        return self.flat(east_of(place.longitude, self.centre), place.latitude)

    def flat(self, east: float, latitude: float) -> Point:
        """Project degrees east of the centre, so that the map's two edges (-180 and 180) stay apart."""
        bent = math.asin(_HALF_ROOT * math.sin(math.radians(latitude)))
        square = bent * bent
        sixth = square**3
        spread = 9 * _A4 * square * sixth + 7 * _A3 * sixth + 3 * _A2 * square + _A1
        right = math.radians(east) * math.cos(bent) / (_HALF_ROOT * spread)
        up = bent * (_A4 * square * sixth + _A3 * sixth + _A2 * square + _A1)
        return self.x + self.scale * right, self.y - self.scale * up


@dataclass(frozen=True)
class Camera:
    """Looks at the globe: RIGHT, UP and TOWARDS the eye, three unit vectors square to each other."""

    right: Vector
    up: Vector
    towards: Vector

    def seen(self, point: Vector) -> Vector:
        return dot(point, self.right), dot(point, self.up), dot(point, self.towards)


@dataclass(frozen=True)
class Globe:
    """The globe from far away (orthographic), turned so that two cities lie on one level."""

    camera: Camera
    radius: float
    x: float
    y: float
    is_home_right: bool

    def __call__(self, place: Place) -> Point:
        return self.drawn(self.camera.seen(vector(place)))

    def drawn(self, seen: Vector) -> Point:
        return self.x + self.radius * seen[0], self.y - self.radius * seen[1]


def globe_of(home: Place, far: Place, *, half: float, x: float, y: float) -> Globe:
    """Turn the globe so that both cities are HALF from (X, Y), and of the two ways that with north above.

    Where neither is north of the other (the middle is a pole), home stands on the right.
    """
    a, b = vector(home), vector(far)
    middle = on_the_way(a, b, 0.5)
    right = heading(middle, a) if a != b else cross(across(middle), middle)
    up = cross(middle, right)
    is_home_right = up[2] >= 0
    if not is_home_right:
        right, up = tuple(-part for part in right), tuple(-part for part in up)  # type: ignore[assignment]
    radius = half / math.sin(max(angle(a, b), LEAST_ANGLE) / 2)
    return Globe(Camera(right, up, middle), radius, x, y, is_home_right)


@dataclass(frozen=True)
class AroundHome:
    """The world around one city: directions are true, all lines from it straight.

    Distance grows with a power of the angle below 1, so that near cities part; it ends at EDGE radians.
    """

    home: Place
    radius: float
    x: float
    y: float
    edge: float = math.radians(170)
    power: float = 0.7

    def __call__(self, place: Place) -> Point:
        return self.drawn(self.camera.seen(vector(place)))

    @property
    def camera(self) -> Camera:
        towards = vector(self.home)
        up = across(towards)
        return Camera(cross(up, towards), up, towards)

    def drawn(self, seen: Vector) -> Point:
        right, up, towards = seen
        level = math.hypot(right, up)
        away = self.away(math.atan2(level, towards))
        if not level:
            return self.x, self.y - (away if towards < 0 else 0)
        return self.x + away * right / level, self.y - away * up / level

    def away(self, radians: float) -> float:
        """Return how far from the middle a distance on the globe is drawn."""
        return self.radius * (min(radians, self.edge) / self.edge) ** self.power
