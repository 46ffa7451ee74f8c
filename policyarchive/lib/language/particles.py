"""Korean particles by the sound that a word ends in: 뉴욕과, 파리와, 서울로, 런던으로.

A message never writes a particle after a value itself: it takes the value from `with_particle`, or puts
a noun between them (‘…’ 문서를). Latin words are read by rules of thumb, as Korean spells them.
"""

import re
import unicodedata
from enum import Enum

from django.utils.translation import get_language

# After a consonant, after a vowel. Every form is a key, so that a caller may name either.
_PAIRS = [
    ("은", "는"),
    ("이", "가"),
    ("을", "를"),
    ("과", "와"),
    ("으로", "로"),
    ("으로서", "로서"),
    ("으로써", "로써"),
    ("으로부터", "로부터"),
    ("이나", "나"),
    ("이며", "며"),
    ("이고", "고"),
    ("이라", "라"),
    ("이란", "란"),
    ("이든", "든"),
    ("이랑", "랑"),
    ("아", "야"),
]
PARTICLES = {form: pair for pair in _PAIRS for form in pair}


class Ending(Enum):
    """The last sound of a word; ㄹ is a consonant that takes 로, not 으로."""

    VOWEL = 0
    RIEUL = 1
    CONSONANT = 2


_V, _R, _C = Ending.VOWEL, Ending.RIEUL, Ending.CONSONANT
_DIGITS = dict(zip("0123456789", [_C, _R, _V, _C, _V, _V, _C, _R, _R, _V], strict=True))  # 영 일 이 삼 …
_SIGNS = {"%": _V, "‰": _C, "°": _V, "℃": _V, "℉": _V, "+": _V, "&": _V, "$": _V, "€": _V, "₩": _C}
_UNITS = {"kg": _C, "g": _C, "mg": _C, "km": _V, "m": _V, "cm": _V, "mm": _V}
_LETTERS = {"L": _R, "R": _R, "M": _C, "N": _C}  # 엘 알 엠 엔; the other letters end in a vowel
_IRREGULAR = {
    "york": _C,
    "web": _C,
    "club": _C,
    "lab": _C,
    "job": _C,
    "group": _C,
    "chile": _V,
    "nice": _V,
    "beirut": _V,
}
_GLOSS = re.compile(r"(?<=[^\s([（［])\s*[(（][^()（）]*[)）]\W*$")
_NUMBER = re.compile(r"(?:(?<=[.:])|(?<![\d.,]))\d+$|\d[\d,]*$")
_STOP_AFTER_SHORT_VOWEL = re.compile(r"(?:(?:^|[^aeiouy])[aeiouy]|oo|qu[aeiou])(?:p|t|k|c|ck)$")
_CONSONANT_LETTERS = [*range(0x1100, 0x1160), *range(0x11A8, 0x1200)]  # by their names: 기역, 니은, …
_RIEUL_LETTERS = "\u1105\u11af"
_SYLLABLES = range(0xAC00, 0xD7A4)
_FINALS = 28
_FINAL_RIEUL = 8


def with_particle(word: str, particle: str) -> str:
    """Return the word with its particle where people read Korean now, else the word alone."""
    return attach(word, particle) if (get_language() or "").startswith("ko") else str(word)


def attach(word: str, particle: str) -> str:
    """Return the word with the form of the particle that it takes; either form names the pair."""
    return f"{word}{form_after(word, particle)}"


def form_after(word: str, particle: str) -> str:
    after_consonant, after_vowel = PARTICLES[particle]
    ending = ending_of(word)
    if ending is _R and after_consonant.startswith("으로"):
        return after_vowel
    return after_vowel if ending is _V else after_consonant


def ending_of(word: str) -> Ending:
    """Return the sound that a reader hears last; marks and a gloss in brackets at the end are not read."""
    text = _as_read(str(word))
    if not text:
        return _V
    last = text[-1]
    if last in _SIGNS:
        return _SIGNS[last]
    if last.isdecimal():
        return _of_number(text)
    if ord(last) in _SYLLABLES:
        return _of_final((ord(last) - _SYLLABLES.start) % _FINALS)
    if ord(last) in _CONSONANT_LETTERS:
        return _R if last in _RIEUL_LETTERS else _C
    return _of_latin(text) if last.isascii() else _C if last in "んン" else _V


def _as_read(word: str) -> str:
    """Return the word composed, with plain digits and letters, up to the last sign that is read aloud."""
    plain = unicodedata.normalize("NFKC", "".join(_plain_numeral(sign) for sign in word))
    plain = _GLOSS.sub("", plain.rstrip()) or plain
    while plain and not (plain[-1].isalnum() or plain[-1] in _SIGNS):
        plain = plain[:-1]
    return plain[:-1] + _without_accent(plain[-1]) if plain else ""


def _without_accent(letter: str) -> str:
    """São Tomé is spoken to its end: an accented e is never silent, so it is read as another vowel."""
    base = unicodedata.normalize("NFD", letter)[0]
    return {"e": "i"}.get(base, base) if base != letter and base.isascii() else letter


def _plain_numeral(sign: str) -> str:
    """Ⅲ is three, not the letter I."""
    return str(int(unicodedata.numeric(sign))) if unicodedata.category(sign) == "Nl" else sign


def _of_final(final: int) -> Ending:
    return {0: _V, _FINAL_RIEUL: _R}.get(final, _C)


def _of_number(text: str) -> Ending:
    """Read 10 십, 100 백, 1000 천, 만, 억; only 조 ends in a vowel."""
    found = _NUMBER.search(text)
    digits = found.group().replace(",", "") if found else text[-1]
    zeros = len(digits) - len(digits.rstrip("0"))
    if zeros == 0 or zeros == len(digits):
        return _DIGITS[unicodedata.normalize("NFKC", digits[-1])]
    return _V if 12 <= zeros < 16 else _C


def _of_latin(text: str) -> Ending:
    """Read a word in capitals by its letters, any other by its spelling."""
    found = re.search(r"[A-Za-z]+$", text)
    word = found.group() if found else text[-1]
    before = text[: -len(word)][-1:]
    if word in _UNITS and before.strip().isdecimal():
        return _UNITS[word]
    if word.isupper():
        return _LETTERS.get(word[-1], _V)
    return _of_spelling(word.lower())


def _of_spelling(word: str) -> Ending:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    stem = word[:-1] if word.endswith("e") and len(word) > 2 and word[-2] in "lmn" else word
    if stem.endswith("l"):
        return _R
    if stem.endswith(("m", "n", "ng")) or _STOP_AFTER_SHORT_VOWEL.search(word):
        return _C
    return _V
