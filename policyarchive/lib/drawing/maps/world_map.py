"""Land, great circles from home, partners as links in their order, and names for each width of the screen."""

from functools import lru_cache

from policyarchive.lib.drawing.geometry.sphere import great_circle
from policyarchive.lib.drawing.maps.frames import REGIONS, WIDE, Frame, region, world
from policyarchive.lib.drawing.maps.points import Point, arcs, drawable, homes_of, label_layer, links
from policyarchive.lib.drawing.parts.labels import Label, placed, shortened, text_width
from policyarchive.lib.drawing.parts.marks import PAPER, TIE
from policyarchive.lib.drawing.parts.svg import element, number, path, words
from policyarchive.lib.drawing.records import City, Partner

_WORLD_SIZES = {"wide": 14, "mid": 21}
_REGION_SIZES = {"wide": 19, "mid": 26, "small": 40}
_RADII = {1: 4.0, 2: 5.2, 3: 6.2}
_MOST_RADIUS, _HIT, _HOME_RADIUS = 7.0, 11, 8
_HOME_SIZE = 1.25  # of the other names
_STEPS = 20  # of a line


@lru_cache(maxsize=64)
def world_map(partners: tuple[Partner, ...], *, label: str, zoom: str = "") -> str:
    """Draw the partners that have a place; nothing without one, or without a place of a home city.

    ZOOM is the code of a region, which is drawn larger; its partners are then the links.
    """
    shown, homes = drawable(partners), homes_of(partners)
    if not shown or not homes:
        return ""
    frame = _frame(zoom, shown, homes)
    points = _points(frame, shown)
    layers = {name: _labels(frame, points, homes, name, size) for name, size in _sizes(frame).items()}
    names = (
        label_layer(layer, _sizes(frame)[name], name, *_home_names(frame, homes, _sizes(frame)[name]))
        for name, layer in layers.items()
    )
    return element(
        "svg",
        element("path", class_="map-land", d=frame.land()),
        arcs(_ways(frame, shown)),
        *names,
        *_home_dots(frame, homes),
        links(points, *layers.values(), wide=WIDE),
        class_="map map--world" if frame.is_world else "map map--region",
        viewBox=f"0 0 {WIDE} {frame.high}",
        role="group",
        aria_label=label,
    )


def _frame(zoom: str, shown: list[Partner], homes: list[City]) -> Frame:
    if zoom not in REGIONS:
        return world(homes[0].place)  # type: ignore[arg-type]
    return region(zoom, [p.city.place for p in shown if p.city.place and p.city.region == zoom])


def _sizes(frame: Frame) -> dict[str, int]:
    return _WORLD_SIZES if frame.is_world else _REGION_SIZES


def _points(frame: Frame, shown: list[Partner]) -> list[Point]:
    points = []
    for partner in shown:
        x, y = frame.projection(partner.city.place)  # type: ignore[arg-type]
        if frame.holds((x, y)):
            points.append(Point(partner, x, y, _RADII.get(len(partner.papers), _MOST_RADIUS), _HIT))
    return points


def _ways(frame: Frame, shown: list[Partner]) -> dict[str, list[str]]:
    ways: dict[str, list[str]] = {TIE: [], PAPER: []}
    for partner in shown:
        for home in partner.homes:
            if home.place is None or partner.city.place is None:
                continue
            steps = _STEPS if frame.is_world else _STEPS * 4
            way = map(frame.projection, great_circle(home.place, partner.city.place, steps=steps))
            ways[partner.group] += map(path, frame.pieces(way))
    return ways


def _labels(frame: Frame, points: list[Point], homes: list[City], name: str, size: int) -> list[Label]:
    """Place the names of one size: on wide screens all alike, else those with most papers first."""
    is_wide = name == "wide"
    blocked = [_home_box(frame, home, size) for home in homes]
    dots = [point.dot(by_count=not is_wide) for point in points]
    return placed(dots, size=size, frame=frame.box, blocked=blocked, with_leaders=is_wide)


def _home_box(frame: Frame, home: City, size: int) -> tuple[float, float, float, float]:
    x, y = frame.projection(home.place)  # type: ignore[arg-type]
    wide = text_width(home.name, size * _HOME_SIZE)
    return x + size * 0.2, y - size * 1.5, x + size * 0.5 + wide, y + size * 0.1


def _home_names(frame: Frame, homes: list[City], size: int) -> list[str]:
    found = []
    for home in homes:
        x, y = frame.projection(home.place)  # type: ignore[arg-type]
        if frame.holds((x, y)):
            name = words(shortened(home.name, (WIDE - x) / size / _HOME_SIZE, 1))
            at = {"x": number(x + size * 0.45), "y": number(y - size * 0.35)}
            found.append(element("text", name, class_="map-home-name", **at))
    return found


def _home_dots(frame: Frame, homes: list[City]) -> list[str]:
    spots = (frame.projection(home.place) for home in homes if home.place)
    return [
        element("circle", class_="map-home", cx=x, cy=y, r=_HOME_RADIUS)
        for x, y in spots
        if frame.holds((x, y))
    ]
