"""Raised and lowered figures in texts without markup: 10 to the sixth must not become 106."""

import re

__all__ = ["as_letters", "with_shifted_letters"]

_SHIFTED = re.compile(r"<(sup|sub)>(.*?)</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_LETTERS = {
    "sup": str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ"),
    "sub": str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎"),
}


def as_letters(text: str, tag: str) -> str:
    """Return a text of figures and signs in the letters of Unicode that stand as `sup` or `sub` do."""
    return text.translate(_LETTERS[tag]) if {*map(ord, text)} <= _LETTERS[tag].keys() else text


def with_shifted_letters(body: str) -> str:
    """Return clean HTML in which letters stand for the elements `sup` and `sub`."""
    return _SHIFTED.sub(lambda found: as_letters(_TAG.sub("", found[2]), found[1]), body)
