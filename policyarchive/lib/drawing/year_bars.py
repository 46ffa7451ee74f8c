"""A column for each year with its number on it; decoration beside a table of the same numbers."""

from collections.abc import Mapping

from policyarchive.lib.drawing.parts.svg import element, number

WIDE, HIGH = 1200, 210
_FOOT, _TALLEST, _LEAST = 170, 132, 2


def year_bars(counts: Mapping[int, int], *, first: int | None = None, last: int | None = None) -> str:
    """Draw from FIRST to LAST, or as far as the numbers reach; nothing where nothing was counted."""
    counts = {year: count for year, count in counts.items() if count > 0}
    if not counts:
        return ""
    first, last = min(counts, default=0) if first is None else first, max(counts) if last is None else last
    years = range(min(first, *counts), max(last, *counts) + 1)
    unit, most = WIDE / len(years), max(counts.values())
    columns = (_column(i * unit, unit, year, counts.get(year, 0), most) for i, year in enumerate(years))
    names = (_name(i, year, years, unit) for i, year in enumerate(years))
    return element("svg", *columns, *names, class_="yb", viewBox=f"0 0 {WIDE} {HIGH}", aria_hidden="true")


def _column(x: float, unit: float, year: int, count: int, most: int) -> str:
    high, gap = max(_TALLEST * count / most, _LEAST), min(3, unit / 4)
    way = f"M{number(x + gap)} {number(_FOOT - high)}h{number(unit - 2 * gap)}V{_FOOT}H{number(x + gap)}z"
    bar = element("path", class_="yb-bar", d=way)
    if not count:
        return bar
    return bar + element(
        "text", str(count), class_="yb-n", x=x + unit / 2, y=_FOOT - 10 - high, text_anchor="middle"
    )


def _name(i: int, year: int, years: range, unit: float) -> str:
    """Write the first and the last year, and every fifth that has room between them."""
    if year == years[0]:
        return element("text", str(year), class_="yb-y", x=0, y=202)
    if year == years[-1]:
        return element("text", str(year), class_="yb-y", x=WIDE, y=202, text_anchor="end")
    room = 70
    x = (i + 0.5) * unit
    step = 5 if unit * 5 > room else 10 if unit * 10 > room else 50
    if year % step or not room < x < WIDE - room:
        return ""
    return element(
        "text", str(year), class_="yb-y yb-y--5" if year % 10 else "yb-y", x=x, y=202, text_anchor="middle"
    )
