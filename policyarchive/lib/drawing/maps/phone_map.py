"""The map of small screens: home in the middle, every line straight, and rings that say how far it is."""

import math
from functools import lru_cache

from policyarchive.lib.drawing.geometry.coastline import land_around
from policyarchive.lib.drawing.geometry.projections import AroundHome
from policyarchive.lib.drawing.geometry.sphere import EARTH_RADIUS, Place, great_circle
from policyarchive.lib.drawing.maps.points import Point, arcs, drawable, homes_of, label_layer, links
from policyarchive.lib.drawing.parts.labels import Box, placed, shortened, text_width
from policyarchive.lib.drawing.parts.marks import PAPER, TIE
from policyarchive.lib.drawing.parts.svg import element, path, words
from policyarchive.lib.drawing.records import City, Partner

WIDE, MIDDLE = 1000, 500
_LEAST_HIGH, _SPARE = 830, 60  # the far south is empty for most homes
_SIZE, _HOME_SIZE, _KM_SIZE = 32, 44, 24
_HIT, _HOME_RADIUS, _RADIUS, _LARGER = 30, 17, 9, 12
_RINGS = (2000, 5000, 10000, 15000)
_NAMED_RINGS = (5000, 10000)
_LEAST = 9.0


@lru_cache(maxsize=64)
def phone_map(partners: tuple[Partner, ...], *, label: str) -> str:
    """Draw the partners that have a place around their first home city; nothing where a place is missing."""
    shown, homes = drawable(partners), homes_of(partners)
    if not shown or not homes:
        return ""
    around = AroundHome(homes[0].place, MIDDLE, MIDDLE, MIDDLE)  # type: ignore[arg-type]
    points = [_point(around, partner) for partner in shown]
    high = min(WIDE, max(_LEAST_HIGH, round(max(point.y for point in points)) + _SPARE))
    dots, frame = [point.dot() for point in points], (4, 4, WIDE - 4, high - 10)
    labels = placed(dots, size=_SIZE, frame=frame, blocked=_blocked(around, homes[0]))
    return element(
        "svg",
        element("circle", class_="map-sea", cx=MIDDLE, cy=MIDDLE, r=MIDDLE - 1),
        element("path", class_="map-land", d=_land(around)),
        *(element("circle", class_="map-ring", cx=MIDDLE, cy=MIDDLE, r=_ring(around, far)) for far in _RINGS),
        arcs(_ways(around, shown)),
        label_layer(labels, _SIZE, "phone", *_ring_names(around), _home_name(homes[0])),
        element("circle", class_="map-home", cx=MIDDLE, cy=MIDDLE, r=_HOME_RADIUS),
        links(points, labels, wide=WIDE),
        class_="map map--phone",
        viewBox=f"0 0 {WIDE} {high}",
        role="group",
        aria_label=label,
    )


def _land(around: AroundHome) -> str:
    return land_around(around, (0, 0, WIDE, WIDE), least=_LEAST, limit=math.cos(around.edge))


def _point(around: AroundHome, partner: Partner) -> Point:
    x, y = around(partner.city.place)  # type: ignore[arg-type]
    return Point(partner, x, y, _RADIUS if len(partner.papers) < 2 else _LARGER, _HIT)


def _ways(around: AroundHome, shown: list[Partner]) -> dict[str, list[str]]:
    """Lines from the home in the middle are straight; those of a second home are great circles."""
    ways: dict[str, list[str]] = {TIE: [], PAPER: []}
    for partner in shown:
        for home in partner.homes:
            if home.place and partner.city.place:
                ways[partner.group].append(_way(around, home.place, partner.city.place))
    return ways


def _way(around: AroundHome, home: Place, far: Place) -> str:
    if home == around.home:
        return path([(MIDDLE, MIDDLE), around(far)])
    return path(map(around, great_circle(home, far)))


def _ring(around: AroundHome, kilometres: int) -> int:
    return round(around.away(kilometres / EARTH_RADIUS))


def _blocked(around: AroundHome, home: City) -> list[Box]:
    """Return where names of partners may not stand: over that of home, and over those of the rings."""
    beside = MIDDLE + 25 + text_width(home.name, _HOME_SIZE)
    half, tops = _KM_SIZE * 2.5, (MIDDLE + _ring(around, far) - 8 - _KM_SIZE for far in _NAMED_RINGS)
    rings = [(MIDDLE - half, top, MIDDLE + half, top + _KM_SIZE * 1.2) for top in tops]
    return [(MIDDLE + 5, MIDDLE + 5, beside, MIDDLE + 60), *rings]


def _ring_names(around: AroundHome) -> list[str]:
    return [
        element(
            "text",
            f"{far:,} km",
            class_="map-km",
            x=MIDDLE,
            y=MIDDLE + _ring(around, far) - 8,
            text_anchor="middle",
        )
        for far in _NAMED_RINGS
    ]


def _home_name(home: City) -> str:
    name = words(shortened(home.name, MIDDLE - 40, _HOME_SIZE))
    return element("text", name, class_="map-home-name", x=MIDDLE + 20, y=MIDDLE + 48)
