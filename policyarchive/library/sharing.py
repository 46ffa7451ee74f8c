"""The image that stands beside a link in messengers and social media: the title on a picture, 1200 × 630."""

import hashlib
import json
import logging
from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image as Pixels
from PIL import ImageDraw, ImageOps

from policyarchive.library.fonts import font_for
from policyarchive.library.models import Image

logger = logging.getLogger(__name__)
SIZE = (1200, 630)
MARGIN = 72
TITLE_SIZES = (68, 56, 46)
MOST_LINES = 3
LEADING = 1.3
GROUND, ARC, INK = "#052561", "#0b50d0", "#ffffff"
END_OF_JPEG = b"\xff\xd9"
VERSION = 1  # raise it when the drawing changes, so that images are made again


def share_image(title: str, *, site_name: str, picture: Image | None = None) -> bytes:
    """Return the JPEG for a title, made once for the same words and picture.

    It is kept to save work alone: where the storage is full or away, it is made each time it is asked for.
    """
    path = f"share/{_key(title, site_name, picture)}.jpg"
    if content := _kept(path):
        return content
    photo = _photo_or_none(picture) if picture else None
    content = draw(title, site_name=site_name, ground=photo or _plain())
    if photo or not picture:
        _keep(path, content)
    return content


def draw(title: str, *, site_name: str, ground: Pixels.Image) -> bytes:
    """Return the JPEG; where no font has the letters of the title, it stays without words."""
    if _is_writable(title + site_name):
        _write(ground, title, site_name)
    target = BytesIO()
    ground.save(target, "JPEG", quality=85, progressive=True)
    return target.getvalue()


def lines_of(title: str, font, *, width: float) -> list[str]:
    """Break a title between words; a word that is wider than a line is broken inside."""
    lines = [""]
    for word in title.split():
        candidate = f"{lines[-1]} {word}".strip()
        if font.getlength(candidate) <= width:
            lines[-1] = candidate
        else:
            lines += _pieces(word, font, width)
    return [line for line in lines if line]


def _key(title: str, site_name: str, picture: Image | None) -> str:
    image = [picture.stored.sha256, picture.focus_x, picture.focus_y] if picture else []
    return hashlib.sha256(json.dumps([VERSION, title, site_name, *image]).encode()).hexdigest()


def _kept(path: str) -> bytes:
    """Return what is kept; nothing where it is not there, out of reach, or not whole (yet)."""
    try:
        with default_storage.open(path) as file:
            content = file.read()
    except FileNotFoundError:
        return b""
    except Exception:  # each kind of storage has errors of its own
        logger.exception("The storage cannot read %s", path)
        return b""
    return content if content.endswith(END_OF_JPEG) else b""


def _keep(path: str, content: bytes) -> None:
    """Write in the place of what was left half written; of two at the same moment, one stays."""
    try:
        default_storage.delete(path)
        written = default_storage.save(path, ContentFile(content, name=path))
        if written != path:
            default_storage.delete(written)
    except Exception as error:
        logger.warning("The image for a link could not be kept in the storage: %s", error)


def _photo_or_none(picture: Image) -> Pixels.Image | None:
    try:
        return _photo(picture)
    except Exception:  # library_check finds what is missing or damaged
        logger.exception("Picture %s cannot be read for the image of a link", picture.pk)
        return None


def _photo(picture: Image) -> Pixels.Image:
    """Return the picture cut around its focal point, darker towards the bottom, where words will stand."""
    with picture.stored.open() as file:
        pixels = Pixels.open(file).convert("RGB")
    centre = (picture.focus_x / 100, picture.focus_y / 100)
    cut = ImageOps.fit(pixels, SIZE, Pixels.Resampling.LANCZOS, centering=centre)
    shade = Pixels.linear_gradient("L").resize(SIZE).point(lambda value: 90 + value * 0.55)
    return Pixels.composite(Pixels.new("RGB", SIZE, GROUND), cut, shade)


def _plain() -> Pixels.Image:
    ground = Pixels.new("RGB", SIZE, GROUND)
    pen = ImageDraw.Draw(ground)
    for radius in (180, 300, 420, 540):
        box = (SIZE[0] - radius, SIZE[1] // 2 - radius, SIZE[0] + radius, SIZE[1] // 2 + radius)
        pen.ellipse(box, outline=ARC, width=3)
    return ground


def _is_writable(text: str) -> bool:
    return font_for(text, size=TITLE_SIZES[0]) is not None


def _write(ground: Pixels.Image, title: str, site_name: str) -> None:
    pen = ImageDraw.Draw(ground)
    width = SIZE[0] - 2 * MARGIN
    size, lines = _fitted(title, width)
    font, small = font_for(title, size=size), font_for(site_name, size=32)
    top = SIZE[1] - MARGIN - len(lines) * size * LEADING
    pen.text((MARGIN, top - 56), site_name, font=small, fill=INK, anchor="ls")
    for number, line in enumerate(lines):
        pen.text((MARGIN, top + (number + 0.8) * size * LEADING), line, font=font, fill=INK, anchor="ls")


def _fitted(title: str, width: int) -> tuple[int, list[str]]:
    """Return the largest size in which the title fits, with its lines; a very long title is cut."""
    for size in TITLE_SIZES:
        lines = lines_of(title, font_for(title, size=size), width=width)
        if len(lines) <= MOST_LINES:
            return size, lines
    return size, [*lines[: MOST_LINES - 1], lines[MOST_LINES - 1].rstrip(" ,.") + "…"]


def _pieces(word: str, font, width: float) -> list[str]:
    pieces = [""]
    for letter in word:
        if font.getlength(pieces[-1] + letter) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces
