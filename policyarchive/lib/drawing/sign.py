"""The sign of the site: two cities and the line between them; and the line that does not arrive."""

from policyarchive.lib.drawing.parts.svg import NAMESPACE, element
from policyarchive.lib.drawing.parts.tones import tones_of


def wordmark_glyph() -> str:
    """Draw the sign beside the site's name."""
    return element(
        "svg",
        element("path", class_="sign-arc", d="M6 24C8 2 34 2 36 24"),
        element("circle", class_="sign-home", cx=6, cy=24, r=5),
        element("circle", class_="sign-far", cx=36, cy=24, r=3.8),
        viewBox="0 0 42 30",
        class_="sign",
        aria_hidden="true",
    )


def favicon(*, ground: str = "#ffffff", dark_ground: str = "#121417") -> str:
    light, dark = tones_of("asia"), tones_of("asia", is_dark=True)
    style = (
        f"path{{fill:none;stroke:{light.tie};stroke-width:3.5}}.h{{fill:{light.ink}}}"
        f".f{{fill:{ground};stroke:{light.tie};stroke-width:3}}@media(prefers-color-scheme:dark)"
        f"{{path,.f{{stroke:{dark.tie}}}.h{{fill:{dark.ink}}}.f{{fill:{dark_ground}}}}}"
    )
    return element(
        "svg",
        element("style", style),
        element("path", d="M5.5 22C8 2 24 2 26.5 22"),
        element("circle", class_="h", cx=5.5, cy=22.5, r=5),
        element("circle", class_="f", cx=26.5, cy=22.5, r=3.8),
        xmlns=NAMESPACE,
        viewBox="0 0 32 32",
    )


def lost_line() -> str:
    """Draw for pages that lead nowhere: the line leaves the home city and does not arrive."""
    return element(
        "svg",
        element("path", class_="lost-arc", d="M40 160A260 130 0 0 1 470 72"),
        element("path", class_="lost-rest", d="M470 72A260 130 0 0 1 560 160"),
        element("circle", class_="lost-home", cx=40, cy=160, r=11),
        class_="lost",
        viewBox="0 0 600 190",
        aria_hidden="true",
    )
