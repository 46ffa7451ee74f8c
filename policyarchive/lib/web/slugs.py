"""Address names made of what people write: from English as it stands, from Korean romanised.

Korean follows the Revised Romanisation of 2000 syllable by syllable; a final consonant before a vowel is
carried over, other sound changes are not spelled. An address has to be readable, not transcribed.
"""

import re
import unicodedata

from django.utils.text import slugify

_INITIALS = "g kk n d tt r m b pp s ss - j jj ch k t p h".split()  # noqa: SIM905
_MEDIALS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split()  # noqa: SIM905
_FINALS = ["", *"k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split()]  # noqa: SIM905
_CARRIED = {1: "g", 4: "n", 7: "d", 8: "r", 16: "m", 17: "b", 19: "s", 20: "ss", 22: "j", 23: "ch"}
_CARRIED |= {24: "k", 25: "t", 26: "p", 27: "", 2: "kk"}
_SILENT = _INITIALS.index("-")
_RIEUL_INITIAL, _RIEUL_FINAL = _INITIALS.index("r"), 8
_FIRST, _LAST = 0xAC00, 0xD7A3


def slug_of(*names: str | None, most: int = 80) -> str:
    """Return the address name of the first of these names that gives one, cut at a word."""
    made = (slugify(romanised(name)) for name in names if name)
    return next((_cut(slug, most) for slug in made if slug), "")


def romanised(text: str) -> str:
    """Return a text with its Hangul in Latin letters: `서울 협력` becomes `seoul hyeopryeok`."""
    parts = [None, *(_parts(letter) for letter in unicodedata.normalize("NFC", text)), None]
    return "".join(
        _spelled(part, before, after) if isinstance(part, tuple) else part or ""
        for before, part, after in zip(parts, parts[1:], parts[2:], strict=False)
    )


def _parts(letter: str) -> str | tuple[int, int, int]:
    """Return initial, medial and final of a syllable, and anything else as it is."""
    place = ord(letter) - _FIRST
    if not 0 <= place <= _LAST - _FIRST:
        return letter
    return place // 588, place % 588 // 28, place % 28


def _spelled(part: tuple[int, int, int], before, after) -> str:
    initial, medial, final = part
    begin = "" if initial == _SILENT else _INITIALS[initial]
    if initial == _RIEUL_INITIAL and isinstance(before, tuple) and before[2] == _RIEUL_FINAL:
        begin = "l"
    is_carried = isinstance(after, tuple) and after[0] == _SILENT
    end = _CARRIED.get(final, _FINALS[final]) if is_carried else _FINALS[final]
    return begin + _MEDIALS[medial] + end


def _cut(slug: str, most: int) -> str:
    if len(slug) <= most:
        return slug
    return re.sub(r"-[^-]*$", "", slug[: most + 1])[:most].strip("-")
