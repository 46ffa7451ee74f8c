# ruff: noqa: SIM905 - words in a row read better than a column of quotation marks
"""Syllables as the keys that type them: for suggestions while typing, slips of the keyboard, spelling."""

_LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_TAILS = ["", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"]
_PARTS = {
    **dict(zip("ㅘㅙㅚㅝㅞㅟㅢ", ["ㅗㅏ", "ㅗㅐ", "ㅗㅣ", "ㅜㅓ", "ㅜㅔ", "ㅜㅣ", "ㅡㅣ"], strict=True)),
    **dict(
        zip(
            "ㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ",
            "ㄱㅅ ㄴㅈ ㄴㅎ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅂㅅ".split(),
            strict=True,
        )
    ),
}
_WHOLES = {parts: whole for whole, parts in _PARTS.items()}
_KEYS = dict(
    zip("ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ", "qwertyuiopasdfghjklzxcvbnm", strict=True)
) | dict(zip("ㅃㅉㄸㄲㅆㅒㅖ", "QWERTOP", strict=True))
_JAMO_OF_KEY = {key: jamo for jamo, key in _KEYS.items()}
_BASE, _LAST = ord("가"), ord("힣")


def keystrokes(text: str) -> str:
    """Return the letters in the order of the keys, without spaces: 과 is ㄱㅗㅏ, 값 is ㄱㅏㅂㅅ."""
    return "".join(_keys_of(character) for character in text if not character.isspace())


def initials(text: str) -> str:
    """Return the first consonant of each syllable: 런던 is ㄹㄷ; nothing where the text has others too."""
    syllables = [character for character in text if not character.isspace()]
    if not all(_is_syllable(syllable) for syllable in syllables):
        return ""
    return "".join(_LEADS[(ord(syllable) - _BASE) // 588] for syllable in syllables)


def is_initials(text: str) -> bool:
    return len(text) >= 2 and all(character in _LEADS for character in text)


def typed_as_latin(text: str) -> str:
    """Return the Latin letters on the keys that gave this Hangul: ㅣㅐㅜ애ㅜ is london."""
    return "".join(_KEYS.get(jamo, jamo) for jamo in keystrokes(text)).lower()


def typed_as_hangul(text: str) -> str:
    """Return the Hangul on the keys that gave these letters: fjsejs is 런던; nothing if it is no word."""
    letters = [_JAMO_OF_KEY.get(key) or _JAMO_OF_KEY.get(key.lower(), "") for key in text]
    composed = _compose(letters) if all(letters) else ""
    return composed if composed and all(_is_syllable(syllable) for syllable in composed) else ""


def _keys_of(character: str) -> str:
    if not _is_syllable(character):
        return _PARTS.get(character, character)
    lead, rest = divmod(ord(character) - _BASE, 588)
    vowel, tail = divmod(rest, 28)
    return _LEADS[lead] + "".join(_PARTS.get(jamo, jamo) for jamo in (_VOWELS[vowel], _TAILS[tail]))


def _is_syllable(character: str) -> bool:
    return _BASE <= ord(character) <= _LAST


def _compose(letters: list[str]) -> str:
    """Put letters together as an input method does: a consonant before a vowel begins a syllable."""
    text, place = "", 0
    while place < len(letters):
        syllable, used = _first_syllable(letters[place:])
        text += syllable
        place += used
    return text


def _first_syllable(letters: list[str]) -> tuple[str, int]:
    if letters[0] not in _LEADS or len(letters) < 2 or letters[1] not in _VOWELS:
        return letters[0], 1
    vowel, used = letters[1], 2
    if (whole := _WHOLES.get("".join(letters[1:3]))) and whole in _VOWELS:
        vowel, used = whole, 3
    tail = ""
    for length in (2, 1):
        part = letters[used : used + length]
        whole = "".join(part) if length == 1 else _WHOLES.get("".join(part), "")
        if len(part) == length and whole and whole in _TAILS and not _is_vowel(letters, used + length):
            tail, used = whole, used + length
            break
    code = _BASE + _LEADS.index(letters[0]) * 588 + _VOWELS.index(vowel) * 28 + _TAILS.index(tail)
    return chr(code), used


def _is_vowel(letters: list[str], place: int) -> bool:
    return place < len(letters) and letters[place] in _VOWELS
