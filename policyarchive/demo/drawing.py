"""The demo's pictures, drawn here: two discs for two cities, in their overlap the area they work on.

No photographs and no faces; the same city and area give the same picture on every machine.
"""

import math
import random
import zlib
from collections.abc import Callable

from PIL import Image, ImageChops, ImageDraw

SIZE = (1200, 750)
SCALE = 2  # drawn twice as large and halved: smooth edges
WIDE, HIGH = SIZE[0] * SCALE, SIZE[1] * SCALE
RADIUS, MIDDLE, APART = 500, 600, 250
STEP = 120

# Ground, home, partner, overlap, skyline behind, skyline in front.
PALETTES = [
    ("#eef2f7", "#256ef4", "#ffb114", "#052561", "#b1cefb", "#063a74"),
    ("#fff3db", "#d63d4a", "#1c589c", "#3d1a2e", "#f3cfa0", "#7a2331"),
    ("#eaf6ec", "#228738", "#256ef4", "#0f3d1c", "#b9e0c1", "#17522a"),
    ("#ecf2fe", "#8a4fd6", "#14a3a3", "#2a1457", "#cfc4ee", "#3c2278"),
    ("#f4f5f6", "#0b50d0", "#e0559b", "#1e2124", "#cdd1d5", "#33363d"),
    ("#fdefec", "#ef6b3b", "#0f8a8a", "#5a1a0b", "#f7c4b4", "#8a240f"),
]


def draw(city: str, motif: str) -> Image.Image:
    """Return the picture for a partner city (its address name) and one of MOTIFS."""
    chance = random.Random(city)  # noqa: S311 - a drawing, not a secret
    ground, home, partner, overlap, far, near = PALETTES[zlib.crc32(city.encode()) % len(PALETTES)]
    picture = Image.new("RGB", (WIDE, HIGH), ground)
    _skyline(picture, chance, far, lowest=260, highest=560)
    left, right = _disc(WIDE // 2 - APART), _disc(WIDE // 2 + APART)
    lens = ImageChops.multiply(left, right)
    for colour, mask in ((home, left), (partner, right), (overlap, lens)):
        picture.paste(colour, mask=mask)
    picture.paste(ground, mask=ImageChops.multiply(lens, _pattern(MOTIFS[motif])))
    _skyline(picture, chance, near, lowest=90, highest=330)
    return picture.reduce(SCALE)


def _disc(centre: int) -> Image.Image:
    mask = Image.new("L", (WIDE, HIGH))
    box = (centre - RADIUS, MIDDLE - RADIUS, centre + RADIUS, MIDDLE + RADIUS)
    ImageDraw.Draw(mask).ellipse(box, fill=255)
    return mask


def _pattern(tile: Callable[[ImageDraw.ImageDraw, int, int], None]) -> Image.Image:
    mask = Image.new("L", (WIDE, HIGH))
    pen = ImageDraw.Draw(mask)
    for row, y in enumerate(range(0, HIGH, STEP)):
        for x in range(-STEP, WIDE, STEP):
            tile(pen, x + (STEP // 2 if row % 2 else 0), y)
    return mask


def _skyline(picture: Image.Image, chance: random.Random, colour: str, *, lowest: int, highest: int) -> None:
    pen, x = ImageDraw.Draw(picture), -40
    while x < WIDE:
        width, height = chance.randrange(70, 210), chance.randrange(lowest, highest)
        top = HIGH - height
        pen.rectangle((x, top, x + width, HIGH), fill=colour)
        _top(pen, chance, (x, top, width), colour)
        x += width + chance.choice([0, 0, 14, 40])


def _top(pen: ImageDraw.ImageDraw, chance: random.Random, block: tuple[int, int, int], colour: str) -> None:
    x, top, width = block
    shape = chance.randrange(5)
    if shape == 0:
        pen.polygon([(x, top), (x + width, top), (x + width // 2, top - width // 2)], fill=colour)
    elif shape == 1:
        pen.pieslice((x, top - width // 2, x + width, top + width // 2), 180, 360, fill=colour)
    elif shape == 2:
        pen.rectangle((x + width // 2 - 6, top - 130, x + width // 2 + 6, top), fill=colour)


def _leaf(pen: ImageDraw.ImageDraw, x: int, y: int) -> None:
    """A leaf leaning to the right: its two edges are half waves on either side of the diagonal."""
    along = [step / 12 for step in range(13)]
    bulge = [20 * math.sin(math.pi * place) for place in along]
    upper = [(x + 88 * at - by, y + 92 - 88 * at - by) for at, by in zip(along, bulge, strict=True)]
    lower = [(x + 88 * at + by, y + 92 - 88 * at + by) for at, by in zip(along, bulge, strict=True)]
    pen.polygon([*upper, *reversed(lower)], fill=255)
    pen.line((x - 8, y + 100, x + 62, y + 30), fill=0, width=5)


def _wave(pen: ImageDraw.ImageDraw, x: int, y: int) -> None:
    pen.arc((x, y, x + 64, y + 64), 180, 360, fill=255, width=14)
    pen.arc((x + 50, y, x + 114, y + 64), 0, 180, fill=255, width=14)


def _signal(pen: ImageDraw.ImageDraw, x: int, y: int) -> None:
    for radius in (16, 40, 64):
        box = (x + 60 - radius, y + 80 - radius, x + 60 + radius, y + 80 + radius)
        pen.arc(box, 215, 325, fill=255, width=12)


def _rails(pen: ImageDraw.ImageDraw, x: int, y: int) -> None:
    pen.line((x, y + 96, x + 96, y), fill=255, width=12)
    pen.line((x + 52, y + 96, x + 110, y + 38), fill=255, width=12)


def _bars(pen: ImageDraw.ImageDraw, x: int, y: int) -> None:
    for place, height in enumerate((30, 56, 84)):
        pen.rectangle((x + 8 + place * 34, y + 96 - height, x + 30 + place * 34, y + 96), fill=255)


def _stage(pen: ImageDraw.ImageDraw, x: int, y: int) -> None:
    pen.ellipse((x + 8, y + 56, x + 50, y + 98), fill=255)
    pen.rectangle((x + 38, y + 4, x + 50, y + 78), fill=255)
    pen.polygon([(x + 50, y + 4), (x + 96, y + 18), (x + 96, y + 40), (x + 50, y + 26)], fill=255)


def _blocks(pen: ImageDraw.ImageDraw, x: int, y: int) -> None:
    pen.rectangle((x + 6, y + 40, x + 50, y + 96), fill=255)
    pen.polygon([(x + 56, y + 52), (x + 82, y + 20), (x + 108, y + 52)], fill=255)
    pen.rectangle((x + 60, y + 56, x + 104, y + 96), fill=255)


def _links(pen: ImageDraw.ImageDraw, x: int, y: int) -> None:
    pen.line((x + 24, y + 76, x + 60, y + 28, x + 96, y + 76), fill=255, width=10)
    for left, top in ((6, 58), (42, 10), (78, 58)):
        pen.ellipse((x + left, y + top, x + left + 36, y + top + 36), fill=255)


MOTIFS = {
    "leaf": _leaf,
    "wave": _wave,
    "signal": _signal,
    "rails": _rails,
    "bars": _bars,
    "stage": _stage,
    "blocks": _blocks,
    "links": _links,
}
