"""Days and months in any of the usual notations, as one word each."""

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

_MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905
_NAMED = (
    r"(?P<name{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?P<y{0}>[12][0-9]{{3}})"
_NOTATIONS = [
    # 2024년 5월 3일, 2024년 5월
    _YEAR.format(1) + r"\s*년\s*(?P<m1>[01]?[0-9])\s*월(?:\s*(?P<d1>[0-3]?[0-9])\s*일)?",
    # 2024-05-03, 2024.5.3., 2024. 5. 3, 2024/5/3
    _YEAR.format(2) + r"\s?[-./]\s?(?P<m2>[01]?[0-9])\s?[-./]\s?(?P<d2>[0-3]?[0-9])(?![0-9])",
    # May 3, 2024, May 3rd 2024
    _NAMED.format(3) + r"\s+(?P<d3>[0-3]?[0-9])(?:st|nd|rd|th)?,?\s+" + _YEAR.format(3) + r"(?![0-9])",
    # 3 May 2024, the 3rd of May, 2024
    r"(?P<d4>[0-3]?[0-9])(?:st|nd|rd|th)?\s+(?:of\s+)?" + _NAMED.format(4) + r",?\s+" + _YEAR.format(4),
    # May 2024
    _NAMED.format(5) + r",?\s+" + _YEAR.format(5) + r"(?![0-9])",
    # 20240503
    r"(?P<y6>[12][0-9]{3})(?P<m6>[01][0-9])(?P<d6>[0-3][0-9])(?![0-9])",
    # '24.5.3.
    r"'(?P<y7>[0-9]{2})\.\s?(?P<m7>[01]?[0-9])\.\s?(?P<d7>[0-3]?[0-9])(?![0-9])",
]
_DATE = re.compile("|".join(rf"(?<![0-9a-z])(?:{notation})" for notation in _NOTATIONS))
_YEARS = re.compile("[12][0-9]{3}|'[0-9]{2}\\.")
_BEFORE, _AFTER = 28, 24  # letters of a date before and after the beginning of its year, and some more
_TWO_SPACES = re.compile(r"\s\s")
_CENTURY = "20"


class FoundDate(NamedTuple):
    """A day, or where DAY is 0 a month, and where it stands."""

    year: int
    month: int
    day: int
    start: int
    end: int

    @property
    def words(self) -> list[str]:
        """Return the index's words for the date; a day is found under its month as well."""
        month = f"§m{self.year}{self.month:02}"
        return [f"§d{self.year}{self.month:02}{self.day:02}", month] if self.day else [month]

    @property
    def word(self) -> str:
        return self.words[0]


def words_of(iso: str) -> list[str]:
    """Return the words for a date as far as it is known: 2017-04-12 or 2015-12; a year alone has none."""
    year, month, day = [*map(int, iso.split("-")), 0, 0][:3] if iso else (0, 0, 0)
    return FoundDate(year, month, day, 0, 0).words if month else []


def find_dates(normalised: str) -> Iterator[FoundDate]:
    for start, end in _windows(normalised):
        for match in _DATE.finditer(normalised, start, end):
            if date := _read(match):
                yield date


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places around years, where alone a date can be; spaces may stretch one without limit."""
    years = [match.start() for match in _YEARS.finditer(text)]
    if years and _TWO_SPACES.search(text):
        yield 0, len(text)
        return
    start = end = 0
    for year in years:
        if year - _BEFORE > end:
            if end:
                yield start, end
            start = year - _BEFORE
        end = year + _AFTER
    if end:
        yield max(0, start), end


def _read(match: re.Match) -> FoundDate | None:
    parts = {name.rstrip("1234567"): value for name, value in match.groupdict().items() if value}
    year = int(parts["y"] if len(parts["y"]) == 4 else _CENTURY + parts["y"])
    month = int(parts["m"]) if "m" in parts else _MONTH_NAMES.index(parts["name"][:3]) + 1
    day = int(parts.get("d", 0))
    try:
        datetime.date(year, month, day or 1)
    except ValueError:
        return None
    return FoundDate(year, month, day, *match.span())
