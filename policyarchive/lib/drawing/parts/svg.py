"""SVG as text: everything escaped, numbers short, paths in whole units and relative moves."""

import re
from collections.abc import Iterable
from html import escape
from itertools import pairwise

NAMESPACE = "http://www.w3.org/2000/svg"
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def element(name: str, /, *children: str, **attributes: str | float | None) -> str:
    """Write an element around CHILDREN, which are SVG already; an attribute that is None is left out.

    `class_` and `text_anchor` become `class` and `text-anchor`.
    """
    said = "".join(
        f' {key.removesuffix("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = "".join(children)
    return f"<{name}{said}>{inner}</{name}>" if inner else f"<{name}{said}/>"


def words(text: object) -> str:
    """Escape a text, without what XML cannot hold."""
    return escape(_NOT_XML.sub("", str(text)))


def number(value: float) -> str:
    """Write a number with one decimal at most; never `-0`. What is no number is an error of the caller."""
    if value != value or value in (float("inf"), float("-inf")):
        raise ValueError(f"{value} cannot be drawn")
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def path(points: Iterable[tuple[float, float]], *, is_closed: bool = False) -> str:
    """Write a line in whole units: its beginning, then steps; points that fall together count once."""
    rounded = [(round(x), round(y)) for x, y in points]
    if not rounded:
        return ""
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(rounded) if a != b]
    if not steps:
        return ""
    moves = _joined(part for step in steps for part in step)
    return f"M{_joined(rounded[0])}l{moves}{'z' if is_closed else ''}"


def _joined(numbers: Iterable[int]) -> str:
    return " ".join(map(str, numbers)).replace(" -", "-")


def _value(value: str | float) -> str:
    return words(value) if isinstance(value, str) else number(value)
