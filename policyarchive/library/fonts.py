"""A font for titles on images. With Hangul where the machine has one; else a plain one for Latin letters."""

from functools import cache
from pathlib import Path

from django.conf import settings
from PIL import ImageFont

# Places where Linux, macOS and Windows keep fonts with Hangul; bold ones read better when small.
PLACES = (
    ("/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc", 1),
    ("/usr/share/fonts/noto-cjk/NotoSansCJK-Bold.ttc", 1),
    ("/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Bold.ttc", 1),
    ("/usr/share/fonts/truetype/nanum/NanumGothicBold.ttf", 0),
    ("/usr/share/fonts/nanum/NanumGothicBold.ttf", 0),
    ("/System/Library/Fonts/AppleSDGothicNeo.ttc", 0),
    ("C:/Windows/Fonts/malgunbd.ttf", 0),
)
NEVER_A_LETTER = "\U0010ffff"
LAST_LATIN = 0x24F
PUNCTUATION = range(0x2000, 0x2070)


def font_for(text: str, *, size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont | None:
    """Return a font that has all letters of a text, or None."""
    found = _with_hangul()
    if found:
        return ImageFont.truetype(found[0], size, index=found[1])
    if all(ord(letter) <= LAST_LATIN or ord(letter) in PUNCTUATION for letter in text):
        return ImageFont.load_default(size)
    return None


@cache
def _with_hangul() -> tuple[str, int] | None:
    places = [(settings.SHARE_FONT, 0)] if settings.SHARE_FONT else PLACES
    return next((place for place in places if Path(place[0]).is_file() and _has_hangul(*place)), None)


def _has_hangul(path: str, index: int) -> bool:
    """Tell whether a letter of Hangul looks different from one that no font has."""
    try:
        font = ImageFont.truetype(path, 32, index=index)
    except OSError:
        return False
    return bytes(font.getmask("가")) != bytes(font.getmask(NEVER_A_LETTER))
