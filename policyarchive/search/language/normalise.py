"""One spelling for everything that is compared: text, query, names and what is marked.

Width, case, accents, kinds of middle dot and of quotation mark make no difference to a reader, so they make
none here.
"""

import re
import unicodedata
from collections.abc import Sequence

_MIDDLE_DOTS = "·ㆍ・‧•∙⋅･\u318d\u119e"
_DOUBLE_QUOTES = "“”„‟«»「」『』＂″"
_SINGLE_QUOTES = "‘’‚‛＇′`´"
_UNSEEN = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\ufeff]+")
_LATIN_MARKS = range(0x300, 0x370)
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")


def compose(text: str) -> str:
    """Return the text in NFC, without characters that nobody sees; positions are counted in this form."""
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text))


def normalise(text: str) -> str:
    return _THOUSANDS.sub("", fold(compose(text)))


def fold(composed: str) -> str:
    """Fold each character by itself, so that a folded text can be laid over the one it came from."""
    return composed.translate(_FOLDED)


def fold_with_places(composed: str) -> tuple[str, Sequence[int]]:
    """Return the normalised text, and for each of its characters (and its end) the place in COMPOSED."""
    folded = fold(composed)
    places = _places(composed)
    commas = {match.start() for match in _THOUSANDS.finditer(folded)} if "," in composed else set()
    if not commas:
        return folded, places
    return _THOUSANDS.sub("", folded), [places[at] for at in range(len(folded) + 1) if at not in commas]


def _places(composed: str) -> Sequence[int]:
    """Return where each character of what was folded comes from, and the end; nearly always one is of one."""
    if not any(character in composed for character in _FOLDED.uneven):
        return range(len(composed) + 1)
    places = [place for place, character in enumerate(composed) for _ in fold(character)]
    return [*places, len(composed)]


def _jamo_as_typed() -> dict[int, str]:
    """Map conjoining letters, which NFKC makes of single ones, back to those on the keyboard."""
    leads = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
    tails = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
    vowels = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
    starts = {0x1100: leads, 0x1161: vowels, 0x11A8: tails}
    return {start + n: letter for start, letters in starts.items() for n, letter in enumerate(letters)}


_JAMO = _jamo_as_typed()


class _Folding(dict):
    """Folded characters, each worked out once; UNEVEN are those that do not fold to one."""

    def __init__(self) -> None:
        super().__init__()
        self.uneven: set[str] = set()

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        if len(folded) != 1:
            self.uneven = {*self.uneven, chr(code)}  # again, because another thread may be reading it
        return folded


def _fold_character(character: str) -> str:
    if character in _MIDDLE_DOTS:
        return "·"
    if character in _DOUBLE_QUOTES:
        return '"'
    if character in _SINGLE_QUOTES:
        return "'"
    if "가" <= character <= "힣":
        return character
    folded = unicodedata.normalize("NFKC", character).casefold().translate(_JAMO)
    if not folded.isascii():
        folded = _without_marks(folded)
    return folded if folded == character else "".join(_fold_character(part) for part in folded)


def _without_marks(text: str) -> str:
    """Take the accents off Latin letters, and from any letter the marks that stand alone."""
    parts = (unicodedata.normalize("NFD", part) if _is_latin(part) else part for part in text)
    return "".join(part for part in "".join(parts) if ord(part) not in _LATIN_MARKS)


def _is_latin(character: str) -> bool:
    return unicodedata.name(character, "").startswith("LATIN ")


_FOLDED = _Folding()
