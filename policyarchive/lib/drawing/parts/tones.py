"""Three tones of one hue for each region of the world (OKLCH), in two schemes; ink and tie are the same."""

import math
from functools import cache
from typing import NamedTuple

HUES = {
    "asia": 86,
    "europe": 255,
    "north_america": 150,
    "latin_america": 44,
    "middle_east": 118,
    "africa": 66,
    "oceania": 200,
}
_ANOTHER = 255
_LIGHT = ((0.958, 0.016), (0.915, 0.030), (0.825, 0.055))  # lightness and chroma of sky, sea and land
_DARK = ((0.215, 0.016), (0.275, 0.028), (0.385, 0.045))
_INKS = {"light": ("#16181b", "#b8290f"), "dark": ("#f1efea", "#ff8f70")}


class Tones(NamedTuple):
    sky: str
    sea: str
    land: str
    ink: str
    tie: str


@cache
def tones_of(region: str, *, is_dark: bool = False) -> Tones:
    hue = HUES.get(region, _ANOTHER)
    sky, sea, land = (oklch(lightness, chroma, hue) for lightness, chroma in (_DARK if is_dark else _LIGHT))
    ink, tie = _INKS["dark" if is_dark else "light"]
    return Tones(sky, sea, land, ink, tie)


def oklch(lightness: float, chroma: float, hue: float) -> str:
    """Return a colour as `#rrggbb` (Ottosson's OKLab; what sRGB cannot show is cut)."""
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    return "#" + "".join(f"{_channel(value):02x}" for value in linear)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2 measures it, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _channel(linear: float) -> int:
    shown = 12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055
    return min(255, max(0, round(255 * shown)))


def _luminance(colour: str) -> float:
    shown = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shown)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
