"""Places for drawings: well-known cities, any place on earth, and points that surely are land or sea."""

import re
import xml.etree.ElementTree as ElementTree

from hypothesis import strategies as st

from policyarchive.lib.drawing.geometry.sphere import Place
from policyarchive.lib.drawing.records import City, Moment, Paper, Partner

SEOUL, LONDON, SAO_PAULO = Place(126.978, 37.5665), Place(-0.1278, 51.5074), Place(-46.6333, -23.5505)
BEIJING, WELLINGTON, SANTIAGO = Place(116.4074, 39.9042), Place(174.7762, -41.2865), Place(-70.67, -33.45)
NORTH_POLE, SOUTH_POLE = Place(0, 90), Place(0, -90)
LAND = [
    Place(37.6, 55.8),  # Moscow
    Place(100, 60),  # Siberia
    Place(104, 32),  # Sichuan
    Place(10, 22),  # the Sahara
    Place(24, -2),  # the Congo
    Place(-60, -5),  # the Amazon
    Place(-100, 40),  # the Great Plains
    Place(134, -25),  # Australia
    Place(-42, 72),  # Greenland
]
SEA = [
    Place(-35, 40),
    Place(-20, -20),
    Place(75, -20),
    Place(-160, 0),
    Place(165, 30),
    Place(-120, -30),
    Place(51, 40.5),  # the Caspian
    Place(5, 38.5),  # the Mediterranean
    Place(0, 88),
]
places = st.builds(
    Place, st.floats(-180, 180, allow_subnormal=False), st.floats(-90, 90, allow_subnormal=False)
)
HOME = City("서울", "/cities/seoul/", "asia", SEOUL)
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def make_paper(signed="2017-04", *, kind="mou", ended=None, said="협정"):
    return Paper(said, "/agreements/a/", kind, moment(signed), moment(ended))


def make_partner(name="런던", place=LONDON, papers=None, *, region="europe", homes=(HOME,)):
    papers = (make_paper(),) if papers is None else tuple(papers)
    return Partner(City(name, "/cities/a/", region, place), papers, f"{name}, {len(papers)}", homes)


def moment(text):
    parts = [int(part) for part in text.split("-")] if text else []
    return Moment(*parts) if parts else None


def is_inside(point, rings):
    """Tell whether a point lies within rings (even and odd)."""
    x, y = point
    inside = False
    for ring in rings:
        for i, (bx, by) in enumerate(ring):
            ax, ay = ring[i - 1]
            if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
                inside = not inside
    return inside


def parsed(svg):
    """Read a drawing as XML; what cannot be drawn is an error."""
    root = ElementTree.fromstring(svg)  # noqa: S314
    numbers = [value for element in root.iter() for value in element.attrib.values() if value[:1] in "M-0123"]
    assert not [value for value in numbers if "nan" in value or re.search(r"(?<![\d.])-0(?![.\d])", value)]
    return root


def named(svg, name):
    """Return the elements of a class."""
    return [element for element in parsed(svg).iter() if name in element.get("class", "").split()]


def kinds_of(root):
    return [element.tag.rpartition("}")[2] for element in root.iter()]


def ends_of_path(way):
    """Return all points of a path of absolute M and relative l."""
    points, x, y = [], 0, 0
    for command, numbers in re.findall(r"([MlLz])([^MlLz]*)", way):
        values = [int(number) for number in NUMBER.findall(numbers)]
        for right, down in zip(values[::2], values[1::2], strict=True):
            x, y = (right, down) if command in "ML" else (x + right, y + down)
            points.append((x, y))
    return points
