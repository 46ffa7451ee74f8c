"""Places on the globe as unit vectors, and the shortest lines between them."""

import math
from collections.abc import Iterator
from typing import NamedTuple

EARTH_RADIUS = 6371.0  # mean, in kilometres
_SMALLEST = 1e-9

Vector = tuple[float, float, float]


class Place(NamedTuple):
    """Decimal degrees, WGS 84; west and south are negative."""

    longitude: float
    latitude: float


def vector(place: Place) -> Vector:
    longitude, latitude = math.radians(place.longitude), math.radians(place.latitude)
    level = math.cos(latitude)
    return level * math.cos(longitude), level * math.sin(longitude), math.sin(latitude)


def place_at(point: Vector) -> Place:
    x, y, z = point
    return Place(math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y))))


def dot(a: Vector, b: Vector) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vector, b: Vector) -> Vector:
    return a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]


def unit(a: Vector) -> Vector:
    length = math.sqrt(dot(a, a))
    return a[0] / length, a[1] / length, a[2] / length


def angle(a: Vector, b: Vector) -> float:
    """Return the angle between two directions in radians; exact also for very near and for opposite ones."""
    around = cross(a, b)
    return math.atan2(math.sqrt(dot(around, around)), dot(a, b))


def kilometres(a: Place, b: Place) -> int:
    return round(angle(vector(a), vector(b)) * EARTH_RADIUS)


def across(a: Vector) -> Vector:
    """Return a direction square to this one, towards north where there is a north."""
    x, y, z = a
    if math.hypot(x, y) < _SMALLEST:
        return 1.0, 0.0, 0.0
    return unit((-z * x, -z * y, x * x + y * y))


def heading(a: Vector, b: Vector) -> Vector:
    """Return the direction square to A in which the shortest way to B begins; where all do, northward."""
    along = dot(a, b)
    towards = b[0] - along * a[0], b[1] - along * a[1], b[2] - along * a[2]
    return unit(towards) if dot(towards, towards) > _SMALLEST**2 else across(a)


def on_the_way(a: Vector, b: Vector, share: float) -> Vector:
    """Return the point at a SHARE of the shortest way; between antipodes the way leads over the north."""
    turned, towards = angle(a, b) * share, heading(a, b)
    near, far = math.cos(turned), math.sin(turned)
    return (
        near * a[0] + far * towards[0],
        near * a[1] + far * towards[1],
        near * a[2] + far * towards[2],
    )


def great_circle(start: Place, end: Place, *, steps: int = 20) -> Iterator[Place]:
    """Yield the places of the shortest line from START to END, both included."""
    a, b = vector(start), vector(end)
    for step in range(steps + 1):
        yield place_at(on_the_way(a, b, step / steps))
