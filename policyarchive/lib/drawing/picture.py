"""The data picture: the globe, turned until two cities lie on one level, the line between them, year, areas.

The same drawing shows an agreement (its year) and a city (its distance). 1200 × 630, inline in the colours of
the page, or as a file of its own in both schemes.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from policyarchive.lib.drawing.geometry.coastline import land_on_globe
from policyarchive.lib.drawing.geometry.projections import Globe, globe_of
from policyarchive.lib.drawing.parts.glyphs import glyph_body
from policyarchive.lib.drawing.parts.labels import shortened
from policyarchive.lib.drawing.parts.marks import TIE, closeness, mark_of
from policyarchive.lib.drawing.parts.svg import NAMESPACE, element, words
from policyarchive.lib.drawing.parts.tones import HUES, tones_of
from policyarchive.lib.drawing.records import City

WIDE, HIGH = 1200, 630
HALF, MIDDLE, LEVEL, LIFT = (
    350,
    600,
    345,
    250,
)  # half the way between the cities, where it lies, how high the line goes
MOST_BYTES = 3000
HEAD, CARD = 3400, 1050  # bytes of land of an inline picture: at the head of a page, in a list
MOST_SIGNS = 10
_FRAME = (-6, -6, WIDE + 6, HIGH + 6)
_SIGN, _GAP, _NAME_SIZE = 44, 22, 46
_MOST_TITLE = 40  # letters of the title of a file
_PARTS = "sky sea land arc home far year name signs dot".split()  # noqa: SIM905
INLINE = {part: part for part in _PARTS}
SHORT = dict(zip(_PARTS, "abcdefghij", strict=True))


class Picture(NamedTuple):
    """FAMILIES are those of the areas in the order of the text; HEADLINE is the year or the distance."""

    home: City
    far: City
    kind: str
    headline: str = ""
    families: tuple[str, ...] = ()


@lru_cache(maxsize=256)
def picture(record: Picture, *, said: str = "", land: int = HEAD) -> str:
    """Draw for a page. SAID is the sentence that stands for the picture; without one it is decoration."""
    tone = record.far.region if record.far.region in HUES else "europe"
    return element(
        "svg",
        _body(record, land, INLINE),
        class_=f"pic pic--{tone.replace('_', '-')} pic--{mark_of(record.kind).group}",
        viewBox=f"0 0 {WIDE} {HIGH}",
        role="img" if said else None,
        aria_label=said or None,
        aria_hidden=None if said else "true",
    )


def picture_file(record: Picture, *, said: str = "") -> str:
    """Draw as a file of at most `MOST_BYTES`: the land is as fine as the rest leaves room for."""
    bare = len(_file(record, said, 0).encode())
    return _file(record, said, max(0, MOST_BYTES - bare - len('<path class="c" d=""/>')))


def _file(record: Picture, said: str, land: int) -> str:
    title = element("title", words(shortened(said, _MOST_TITLE, 1))) if said else ""
    body = element("g", _body(record, land, SHORT))
    return element("svg", title, _style(record), body, xmlns=NAMESPACE, viewBox=f"0 0 {WIDE} {HIGH}")


def _style(record: Picture) -> str:
    sky, sea, land, arc, far, year, signs = (
        f".{SHORT[part]}" for part in ("sky", "sea", "land", "arc", "far", "year", "signs")
    )
    fonts = "Pretendard,Noto Sans KR,Noto Sans CJK KR,sans-serif"
    text = f"text{{font:700 {_NAME_SIZE}px {fonts}}}{year}{{font-size:150px;font-weight:800}}"
    lines = f"{arc},{far}{{stroke-width:9}}{arc},{signs} path{{fill:none}}{signs} path{{stroke-width:1.75}}"

    def colours(*, is_dark: bool) -> str:
        tones = tones_of(record.far.region, is_dark=is_dark)
        line = tones.tie if mark_of(record.kind).group == TIE else tones.ink
        return (
            f"{sky},{far}{{fill:{tones.sky}}}{sea}{{fill:{tones.sea}}}{land}{{fill:{tones.land}}}g{{fill:{tones.ink}}}"
            f"{signs} path{{stroke:{tones.ink}}}{arc},{far}{{stroke:{line}}}"
        )

    dark = f"@media(prefers-color-scheme:dark){{{colours(is_dark=True)}}}"
    return element("style", text + lines + colours(is_dark=False) + dark)


def _body(record: Picture, land: int, names: Mapping[str, str]) -> str:
    globe = _globe(record)
    is_home_right = globe.is_home_right if globe else True
    side = HALF if is_home_right else -HALF
    ground = element("path", class_=names["sky"], d=f"M0 0h{WIDE}v{HIGH}H0z")
    return "".join(
        [
            ground,
            *(_earth(globe, land, names) if globe else []),
            *_line(record, side, names),
            *_texts(record, side, names),
            _signs(record.families, names),
        ]
    )


def _globe(record: Picture) -> Globe | None:
    """Return the globe, where both places are known and are not the same."""
    home, far = record.home.place, record.far.place
    if home is None or far is None or home == far:
        return None
    return globe_of(home, far, half=HALF, x=MIDDLE, y=LEVEL)


def _earth(globe: Globe, land: int, names: Mapping[str, str]) -> list[str]:
    if globe.radius < WIDE:
        sea = element("circle", class_=names["sea"], cx=MIDDLE, cy=LEVEL, r=round(globe.radius))
    else:
        sea = element("path", class_=names["sea"], d=f"M0 0h{WIDE}v{HIGH}H0z")
    coast = land_on_globe(globe, _FRAME, most=land) if land else ""
    return [sea, element("path", class_=names["land"], d=coast) if coast else ""]


def _line(record: Picture, side: int, names: Mapping[str, str]) -> list[str]:
    home = element("circle", class_=names["home"], cx=MIDDLE + side, cy=LEVEL, r=14)
    if record.home.place is not None and record.home.place == record.far.place:
        return [home]
    way = f"M{MIDDLE - HALF} {LEVEL}A{HALF} {LIFT} 0 0 1 {MIDDLE + HALF} {LEVEL}"
    if closeness(record.kind) == 0:  # a second line below the first
        way += f"A{HALF} {LIFT - 38} 0 0 0 {MIDDLE - HALF} {LEVEL}"
    mark = mark_of(record.kind)
    arc = element("path", class_=names["arc"], d=way, stroke_dasharray=mark.dashes, stroke_linecap=mark.ends)
    return [arc, home, element("circle", class_=names["far"], cx=MIDDLE - side, cy=LEVEL, r=13)]


def _texts(record: Picture, side: int, names: Mapping[str, str]) -> list[str]:
    room = 2 * (MIDDLE - HALF) - 60
    texts = []
    if record.headline:
        texts.append(element("text", words(record.headline), class_=names["year"], x=44, y=582))
    for city, x in ((record.home, MIDDLE + side), (record.far, MIDDLE - side)):
        name = words(shortened(city.name, room, _NAME_SIZE))
        texts.append(element("text", name, class_=names["name"], x=x, y=LEVEL + 62, text_anchor="middle"))
    return texts


def _signs(families: tuple[str, ...], names: Mapping[str, str]) -> str:
    """Draw the signs in one row that ends at the right."""
    bodies = [glyph_body(family) for family in families[:MOST_SIGNS]]
    if not bodies:
        return ""
    step = (_SIGN + _GAP) * 16 // _SIGN
    start = WIDE - 48 - _SIGN * len(bodies) - _GAP * (len(bodies) - 1)
    row = [
        element("g", body, transform=f"translate({step * i})" if i else None) for i, body in enumerate(bodies)
    ]
    return element("g", *row, class_=names["signs"], transform=f"translate({start} 536)scale(2.75)")
