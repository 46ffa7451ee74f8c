"""The timeline: a row for each partner by the first signing, so that the marks form a staircase.

Links stand in the order of the rows. A partner of which no signing is known has no row.
"""

import math
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from policyarchive.lib.drawing.parts.labels import shortened
from policyarchive.lib.drawing.parts.marks import mark_of
from policyarchive.lib.drawing.parts.svg import element, number, words
from policyarchive.lib.drawing.records import Moment, Paper, Partner

WIDE = 1200
_LEFT, _RIGHT, _ROW, _TOP, _AXIS, _FOOT = 150, 1176, 26, 112, 94, 34
_APART, _NAME_SIZE, _TALLEST = 13, 15, 54


class _Axis:
    """Years from left to right, from the beginning of FIRST to the end of LAST."""

    def __init__(self, first: int, last: int):
        self.first, self.last = first, last
        self.unit = (_RIGHT - _LEFT) / (last + 1 - first)

    def x(self, years: float) -> float:
        return min(max(_LEFT + self.unit * (years - self.first), _LEFT), _RIGHT)

    @property
    def named(self) -> list[int]:
        """Return the years that are written on it: about ten, and the first."""
        step = next((step for step in (1, 2, 5, 10, 20, 50) if (self.last - self.first) / step <= 10), 100)
        round_years = range(math.ceil(self.first / step) * step, self.last + 1, step)
        return [year for year in round_years if self.x(year) - self.x(self.first) > 60 or year == self.first]


@lru_cache(maxsize=64)
def timeline(partners: tuple[Partner, ...], *, today: Moment, label: str) -> str:
    """Draw these partners; nothing where no signing is known."""
    rows = sorted((partner for partner in partners if partner.dated), key=_beginning)
    if not rows:
        return ""
    signed = [paper.signed for partner in rows for paper in partner.dated if paper.signed]
    first = min(moment.year for moment in signed)
    axis = _Axis(first, max(today.year, *(moment.year for moment in signed)))
    height = _TOP + _ROW * len(rows) + _FOOT
    return element(
        "svg",
        element("g", *_grid(axis, height), *_columns(axis, signed), aria_hidden="true"),
        *(_row(axis, partner, _TOP + _ROW * (i + 0.5), today) for i, partner in enumerate(rows)),
        class_="tl",
        viewBox=f"0 0 {WIDE} {height}",
        role="group",
        aria_label=label,
    )


def _beginning(partner: Partner) -> tuple[float, str]:
    moment = partner.dated[0].signed
    return (moment.in_years if moment else 0.0), partner.city.name


def _grid(axis: _Axis, height: int) -> list[str]:
    parts = [element("path", class_="tl-axis", d=f"M{_LEFT} {_AXIS}H{_RIGHT}")]
    if axis.first not in axis.named:
        parts.append(element("text", str(axis.first), class_="tl-year", x=_LEFT, y=24))
    for year in axis.named:
        x = axis.x(year)
        parts.append(element("path", class_="tl-grid", d=f"M{number(x)} 34V{height - 28}"))
        for y in (24, height - 8):
            parts.append(element("text", str(year), class_="tl-year", x=x, y=y, text_anchor="middle"))
    return parts


def _columns(axis: _Axis, signed: Sequence[Moment]) -> list[str]:
    """Draw how many were signed in each year; the number stands over the highest columns."""
    counts = Counter(moment.year for moment in signed)
    most = max(counts.values())
    unit = min(6.0, _TALLEST / most)
    parts = []
    for year, count in sorted(counts.items()):
        x, wide, high = axis.x(year) + 1, max(axis.unit - 2, 1), count * unit
        way = f"M{number(x)} {number(_AXIS - high)}h{number(wide)}V{_AXIS}H{number(x)}z"
        parts.append(element("path", class_="tl-bar", d=way))
        if count >= 5 and count >= most / 2:
            middle = x + wide / 2
            parts.append(
                element(
                    "text", str(count), class_="tl-count", x=middle, y=_AXIS - high - 4, text_anchor="middle"
                )
            )
    return parts


def _row(axis: _Axis, partner: Partner, y: float, today: Moment) -> str:
    papers = partner.dated
    places = _moved_apart([axis.x(paper.signed.in_years) for paper in papers if paper.signed])
    start, stop, is_over = places[0], *_stop(axis, partner, today)
    stop = max(stop, start)
    name = words(shortened(partner.city.name, start - 18, _NAME_SIZE))
    return "".join(
        [
            element(
                "path",
                class_=f"tl-line tl-line--{partner.group}",
                d=f"M{number(start)} {number(y)}H{number(stop)}",
            ),
            element("path", class_="tl-end", d=f"M{number(stop)} {number(y - 6)}v12") if is_over else "",
            element(
                "text", name, class_="tl-name", x=start - 14, y=y + 5, text_anchor="end", aria_hidden="true"
            ),
            *(_mark(axis, paper, x, y) for paper, x in zip(papers, places, strict=True)),
        ]
    )


def _stop(axis: _Axis, partner: Partner, today: Moment) -> tuple[float, bool]:
    """Return where the line ends: where all papers have ended by now, at the last end, else today."""
    ends = [paper.ended for paper in partner.papers]
    if all(end and end.in_years < today.in_years for end in ends):
        return axis.x(max(end.in_years for end in ends if end)), True
    return axis.x(today.in_years), False


def _mark(axis: _Axis, paper: Paper, x: float, y: float) -> str:
    mark = mark_of(paper.kind)
    span = ""
    if paper.signed and paper.signed.month is None:  # only the year is known: the whole year is drawn
        way = f"M{number(max(x - axis.unit / 2, 0))} {number(y)}h{number(axis.unit)}"
        span = element("path", class_=f"tl-span kind--{mark.group}", d=way)
    shape = element(
        "g", mark.body, class_=f"kind--{mark.group}", transform=f"translate({number(x)} {number(y)})"
    )
    hit = element("circle", class_="hit", cx=x, cy=y, r=12)
    return span + element("a", hit, shape, href=paper.url, aria_label=paper.said)


def _moved_apart(places: list[float]) -> list[float]:
    """Move marks that would cover each other; they stay in their order and between the ends of the axis."""
    gap = min(_APART, (_RIGHT - _LEFT) / max(len(places) - 1, 1))
    moved: list[float] = []
    for x in places:
        moved.append(max(x, moved[-1] + gap) if moved else x)
    last = float(_RIGHT)
    for i in range(len(moved) - 1, -1, -1):
        moved[i] = min(moved[i], last)
        last = moved[i] - gap
    return moved
