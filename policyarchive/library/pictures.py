"""From any picture that comes in to one that may be shown: upright, sRGB, of a sane size, nothing else."""

import struct
import threading
import zlib
from io import BytesIO
from typing import BinaryIO, NamedTuple, NoReturn

from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps

from policyarchive.library.refusals import FileRefused
from policyarchive.library.sniffing.danger import refuse_damaged

LONGEST_SIDE = 3200
MOST_PIXELS = 40_000_000
FORMATS = ["JPEG", "PNG", "WEBP", "GIF", "AVIF"]
JPEG_QUALITY = 90
# What decoders raise for damaged files; found by trying millions of them.
_BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    EOFError,
    IndexError,
    RuntimeError,
    struct.error,
    zlib.error,
    Warning,  # where warnings are errors
)
_TOO_LARGE = (Image.DecompressionBombError, Image.DecompressionBombWarning)
# Pixels are the memory: however many people upload at once, a process unpacks one picture at a time.
unpacking = threading.BoundedSemaphore(1)


class Normalised(NamedTuple):
    """A picture as it is kept: its pixels, and the bytes that are stored of it."""

    pixels: Image.Image
    content: bytes
    kind: str


def normalise(file: BinaryIO, *, longest_side: int | None = LONGEST_SIDE) -> Normalised:
    """Return the picture that may be kept; raises FileRefused. Call it while holding `unpacking`.

    All that is not pixels is left out: EXIF with its places, XMP, comments, what hides behind the picture.
    """
    try:
        picture = _opened(file)
        opaque_source = picture.format in {"JPEG", "WEBP", "AVIF"}
        pixels = _shown_upright_in_srgb(picture, longest_side)
        return _encoded(pixels, as_jpeg=opaque_source and pixels.mode == "RGB")
    except _TOO_LARGE:
        _refuse_size()
    except _BROKEN:
        refuse_damaged()


def _opened(file: BinaryIO) -> Image.Image:
    """Open without unpacking: the header alone says how much memory the picture would take."""
    file.seek(0)
    picture = Image.open(file, formats=FORMATS)
    if picture.width * picture.height > MOST_PIXELS:
        _refuse_size()
    if getattr(picture, "n_frames", 1) > 1:
        raise FileRefused(_("The picture moves, and moving pictures are not shown. Save one frame of it."))
    return picture


def _shown_upright_in_srgb(picture: Image.Image, longest_side: int | None) -> Image.Image:
    if longest_side and picture.format == "JPEG":
        picture.draft(
            None, (longest_side, longest_side)
        )  # unpacks at a half or a quarter where that is enough
    picture.load()
    profile = picture.info.get("icc_profile")
    upright = ImageOps.exif_transpose(picture)
    if longest_side:
        upright.thumbnail((longest_side, longest_side), Image.Resampling.LANCZOS, reducing_gap=2.0)
    pixels = _in_srgb(upright, profile)
    pixels.info.clear()
    return pixels


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    if picture.mode.startswith(("I", "F")):
        picture = picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
        profile = None
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    if profile and picture.mode in {"RGB", "RGBA", "CMYK", "L"}:
        picture = _translated(picture, profile, mode)
    return picture if picture.mode == mode else picture.convert(mode)


def _translated(picture: Image.Image, profile: bytes, mode: str) -> Image.Image:
    """Translate the colours; a broken profile is left aside, as browsers do."""
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        translated = ImageCms.profileToProfile(
            picture, source, ImageCms.createProfile("sRGB"), outputMode=mode
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture
    return translated or picture


def _encoded(pixels: Image.Image, *, as_jpeg: bool) -> Normalised:
    target = BytesIO()
    if as_jpeg:
        pixels.save(target, "JPEG", quality=JPEG_QUALITY, progressive=True)
        return Normalised(pixels, target.getvalue(), "jpeg")
    pixels.save(target, "PNG")
    return Normalised(pixels, target.getvalue(), "png")


def _refuse_size() -> NoReturn:
    raise FileRefused(
        _("The picture has more than %(limit)d million pixels. Make it smaller and upload it again."),
        params={"limit": MOST_PIXELS // 1_000_000},
    )
