"""The sizes and formats that pages offer of a picture. Made once, when the picture comes in."""

from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple

from PIL import Image

WIDTHS = (400, 800, 1200, 1600)
# Speed 8 is as fast as WebP and a third smaller; slower ones gain little more.
FORMATS = {
    "avif": {"quality": 60, "speed": 8},
    "webp": {"quality": 80, "method": 4},
}
MEDIA_TYPES = {"avif": "image/avif", "webp": "image/webp"}


class Made(NamedTuple):
    format: str
    width: int
    height: int
    content: bytes


def widths_for(width: int) -> list[int]:
    """Return the widths that a picture is offered in: never wider than it is, and at least one."""
    smaller = [fixed for fixed in WIDTHS if fixed < width]
    return smaller if len(smaller) == len(WIDTHS) else [*smaller, width]


def height_for(width: int, of: tuple[int, int]) -> int:
    return max(1, round(of[1] * width / of[0]))


def make(pixels: Image.Image) -> Iterator[Made]:
    """Yield each rendition, the widest first: a smaller one is made of the next wider, not of the whole."""
    size = pixels.size
    for width in reversed(widths_for(pixels.width)):
        height = height_for(width, size)
        if (width, height) != pixels.size:
            pixels = pixels.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)
        for name, options in FORMATS.items():
            target = BytesIO()
            pixels.save(target, name.upper(), **options)
            yield Made(name, width, height, target.getvalue())
