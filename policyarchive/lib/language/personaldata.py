"""Personal data in a text: resident registration numbers, mobile numbers, bank accounts.

A pattern alone would find half of all dates and telephone numbers, so each kind asks for more: a resident
number for a possible birthday (check digits mean nothing since October 2020), an account for a bank nearby.
Numbers of offices (02-120, 1577-0000), ISBNs, dates and file numbers are nobody's secret.
"""

import datetime
import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple


class Kind(StrEnum):
    RESIDENT_NUMBER = "resident_number"
    MOBILE_NUMBER = "mobile_number"
    BANK_ACCOUNT = "bank_account"


class Hit(NamedTuple):
    """Where in the text something of a kind stands."""

    kind: Kind
    start: int
    end: int


# Every kind of dash, dot and space that people paste is one of these once a text is folded.
_HYPHENS = "-."
_JOINT = r" {0,2}[-.~·_)/]{0,2} {0,2}"
# A number does not begin or end inside a longer one.
_BEGIN = rf"(?<![0-9A-Za-z])(?<![0-9][{_HYPHENS}])"
_END = rf"(?![0-9])(?![{_HYPHENS}][0-9])"
_RESIDENT = re.compile(rf"{_BEGIN}([0-9]{{6}})( {{0,2}}[-.·_]{{0,2}} {{0,2}}|~)([1-8])([0-9]{{6}}){_END}")
_COUNTRY = rf"(?:\+|00)?82{_JOINT}(?:\(0\)|\()?{_JOINT}1"
_MOBILE = re.compile(
    rf"{_BEGIN}(?:{_COUNTRY}|01)(?:0{_JOINT}[0-9]{{4}}|[16789]{_JOINT}[0-9]{{3,4}}){_JOINT}[0-9]{{4}}{_END}"
)
_ACCOUNT = re.compile(
    rf"{_BEGIN}[0-9]{{2,7}}(?P<joint> ?[-.~·_] ?| )[0-9]{{2,7}}(?:(?P=joint)[0-9]{{2,7}}){{0,2}}{_END}"
    rf"|{_BEGIN}[0-9]{{10,14}}{_END}"
)
_DIGITS_OF_ACCOUNTS = range(10, 15)
_BANK = re.compile(
    r"은행|뱅크|농협|수협|신협|우체국|새마을금고|저축|계좌|입금|예금주|송금"
    r"|\bbank\b|\baccount (?:no|number)\b|\bA/C\b",
    re.IGNORECASE,
)
_BEFORE, _AFTER = 24, 14  # characters within which the bank stands
_TELEPHONE = re.compile(r"0[0-9]{1,3}-?[0-9]{3,4}-?[0-9]{4}|1[0-9]{3}-[0-9]{4}")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_NO_ACCOUNT = re.compile(
    r"(?:전화|팩스|연락처|문의|등록\s?번호|ISBN|tel|fax|phone)[^0-9]{0,8}$", re.IGNORECASE
)
_DASHES = frozenset("\u2212\u2043")  # minus, hyphen bullet; the others are a category
_OTHER_JOINTS = {
    **dict.fromkeys("∼〜～˜⁓∽", "~"),
    **dict.fromkeys("‧・･•∙⋅ㆍᆞ⸱", "·"),
    **dict.fromkeys("．｡。․", "."),
    **dict.fromkeys("）﹚", ")"),
    **dict.fromkeys("（﹙", "("),
    "＋": "+",
    "／": "/",
    "＿": "_",
}
_CENTURIES = {"1": 1900, "2": 1900, "3": 2000, "4": 2000, "5": 1900, "6": 1900, "7": 2000, "8": 2000}


def find(text: str, *, today: datetime.date) -> list[Hit]:
    """Return what looks like personal data, in the order of the text; nothing is found twice."""
    plain, places = _folded(text)
    found: list[Hit] = []
    for hits in (_resident_numbers(plain, today), _mobile_numbers(plain), _bank_accounts(plain)):
        found += [hit for hit in hits if not any(_overlap(hit, other) for other in found)]
    there = [Hit(hit.kind, places[hit.start], places[hit.end - 1] + 1) for hit in found]
    return sorted(there, key=lambda hit: hit.start)


def _folded(text: str) -> tuple[str, list[int]]:
    """Return the text with one kind of digit, dash, dot and space, and where each letter of it stands.

    Letters that nobody sees are left out: they may stand in a number and hide it from no reader.
    """
    kept = [(folded, place) for place, letter in enumerate(text) if (folded := _fold(letter))]
    return "".join(folded for folded, _ in kept), [place for _, place in kept]


@lru_cache(maxsize=4096)
def _fold(letter: str) -> str:
    category = unicodedata.category(letter)
    if category == "Nd":
        return str(unicodedata.decimal(letter))
    if category == "Zs" or letter == "\t":
        return " "
    if letter in _DASHES or category == "Pd":
        return "-"
    return _OTHER_JOINTS.get(letter, "" if category == "Cf" else letter)


def excerpt(text: str, hit: Hit, *, around: int = 24) -> str:
    """Return the place with a few words around it; the number itself is covered but for its first digits.

    What is found is shown and logged, and must not be disclosed once more by that.
    """
    before, after = text[max(0, hit.start - around) : hit.start], text[hit.end : hit.end + around]
    number = text[hit.start : hit.end]
    covered = number[:3] + re.sub(r"[0-9]", "*", number[3:])
    begin, end = ("…" if hit.start > around else ""), ("…" if hit.end + around < len(text) else "")
    return f"{begin}{_digits_covered(before)}{covered}{_digits_covered(after)}{end}"


def _digits_covered(words: str) -> str:
    """Cover long numbers beside the one that was found: they may be more of the same."""
    return re.sub(r"[0-9]{4,}", lambda found: "*" * len(found[0]), words)


def _resident_numbers(text: str, today: datetime.date) -> Iterator[Hit]:
    for found in _RESIDENT.finditer(text):
        birthday, joint, century = found[1], found[2], found[3]
        is_barcode = not joint and found[0].startswith(("880", "978", "979")) and _is_barcode(found[0])
        if _is_birthday(birthday, _CENTURIES[century], today) and not is_barcode:
            yield Hit(Kind.RESIDENT_NUMBER, *found.span())


def _is_birthday(digits: str, century: int, today: datetime.date) -> bool:
    try:
        day = datetime.date(century + int(digits[:2]), int(digits[2:4]), int(digits[4:]))
    except ValueError:
        return False
    return day <= today


def _is_barcode(digits: str) -> bool:
    """Tell whether the last digit is the check digit of an EAN-13."""
    weighted = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return weighted % 10 == 0


def _mobile_numbers(text: str) -> Iterator[Hit]:
    for found in _MOBILE.finditer(text):
        yield Hit(Kind.MOBILE_NUMBER, *found.span())


def _bank_accounts(text: str) -> Iterator[Hit]:
    for found in _ACCOUNT.finditer(text):
        groups = re.findall("[0-9]+", found[0])
        is_long_enough = sum(map(len, groups)) in _DIGITS_OF_ACCOUNTS
        is_span = "~" in found[0] and len(groups) < 3  # from one day or number to another
        is_other = (
            is_span
            or _TELEPHONE.fullmatch("-".join(groups))
            or all(_YEAR.fullmatch(group) for group in groups)
        )
        if is_long_enough and not is_other and _is_at_a_bank(text, found):
            yield Hit(Kind.BANK_ACCOUNT, *found.span())


def _is_at_a_bank(text: str, found: re.Match) -> bool:
    before = text[max(0, found.start() - _BEFORE) : found.start()]
    after = text[found.end() : found.end() + _AFTER]
    return not _NO_ACCOUNT.search(before) and bool(_BANK.search(before) or _BANK.search(after))


def _overlap(one: Hit, other: Hit) -> bool:
    return one.start < other.end and other.start < one.end
