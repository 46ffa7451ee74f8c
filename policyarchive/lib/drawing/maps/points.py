"""What both maps have in common: partners as links, and names beside them."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from policyarchive.lib.drawing.parts.labels import Dot, Label, shortened
from policyarchive.lib.drawing.parts.marks import PAPER, TIE
from policyarchive.lib.drawing.parts.svg import element, words
from policyarchive.lib.drawing.records import City, Partner

LONGEST_NAME = 16  # heights of a letter
_LONGEST_TIP = 20  # heights of a letter, as LONGEST_NAME
_BASELINE = 0.36  # of a letter's height, below its middle


class Point(NamedTuple):
    """A partner at its place on the map; RADIUS tells how many agreements, HIT is what a finger may touch."""

    partner: Partner
    x: float
    y: float
    radius: float
    hit: float

    def dot(self, *, by_count: bool = True) -> Dot:
        name = shortened(self.partner.city.name, LONGEST_NAME, 1)
        return Dot(self.x, self.y, self.radius, name, -len(self.partner.papers) if by_count else 0)

    def link(self, tip: str = "") -> str:
        """Write the point as a link; TIP shows its name when it is reached, where no label does."""
        circles = (
            element("circle", class_="hit", cx=round(self.x), cy=round(self.y), r=self.hit),
            element(
                "circle",
                class_=f"map-{self.partner.group}",
                cx=round(self.x),
                cy=round(self.y),
                r=self.radius,
            ),
        )
        return element("a", *circles, tip, href=self.partner.city.url, aria_label=self.partner.said)


def drawable(partners: Iterable[Partner]) -> list[Partner]:
    """Return the partners that have a place, in their order."""
    return [partner for partner in partners if partner.city.place is not None]


def links(points: Sequence[Point], *layers: Sequence[Label], wide: float) -> str:
    """Write all points in their order; who has no label in each of the layers shows a name when reached."""
    named = [{(label.dot.x, label.dot.y, label.dot.text) for label in layer} for layer in layers]
    made = []
    for point in points:
        dot = point.dot()
        is_named = all((dot.x, dot.y, dot.text) in layer for layer in named)
        made.append(point.link("" if is_named else _tip(point, wide)))
    return element("g", *made, class_="map-points")


def _tip(point: Point, wide: float) -> str:
    anchor = "start" if point.x < wide / 8 else "end" if point.x > wide * 7 / 8 else "middle"
    return element(
        "text",
        words(shortened(point.partner.city.name, _LONGEST_TIP, 1)),
        class_="map-tip",
        x=round(point.x),
        y=round(point.y - point.radius - 10),
        text_anchor=anchor,
        aria_hidden="true",
    )


def label_layer(labels: Iterable[Label], size: float, name: str, *more: str) -> str:
    """Write the names of one size, and lines to those that stand far off."""
    labels = list(labels)
    leaders = "".join(
        f"M{round(label.dot.x)} {round(label.dot.y)}L{round(label.x)} {round(label.y)}"
        for label in labels
        if label.is_far
    )
    texts = (
        element(
            "text",
            words(label.dot.text),
            x=round(label.x),
            y=round(label.y + size * _BASELINE),
            text_anchor=None if label.anchor == "start" else label.anchor,
        )
        for label in labels
    )
    lines = element("path", class_="map-leader", d=leaders) if leaders else ""
    return element("g", lines, *texts, *more, class_=f"map-labels map-labels--{name}", aria_hidden="true")


def arcs(ways: dict[str, list[str]]) -> str:
    """Write the lines: those of ties above those of papers."""
    return "".join(
        element("path", class_=f"map-arc map-arc--{group}", d="".join(ways[group]))
        for group in (PAPER, TIE)
        if ways[group]
    )


def homes_of(partners: Sequence[Partner]) -> list[City]:
    """Return the home cities that have a place, each once."""
    found = dict.fromkeys(home for partner in partners for home in partner.homes)
    return [home for home in found if home.place is not None]
