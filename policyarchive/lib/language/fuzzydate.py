"""A date that is known to the day, to the month or to the year, and never more exactly than that."""

import calendar
import datetime
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from django.utils.formats import date_format
from django.utils.translation import override


class Precision(StrEnum):
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


_FORM = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_SEPARATORS = re.compile(r"\s*[./년월일]\s*")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@dataclass(frozen=True, order=True)
class FuzzyDate:
    """Sorts by its earliest day; of two that begin together the coarser comes first."""

    earliest: datetime.date
    _coarseness: int
    latest: datetime.date
    precision: Precision

    @classmethod
    def of(cls, year: int, month: int | None = None, day: int | None = None) -> Self:
        """Build from the known parts; raises ValueError for a day that the calendar does not have."""
        if month is None:
            return cls._between(datetime.date(year, 1, 1), datetime.date(year, 12, 31), Precision.YEAR)
        if day is None:
            last = calendar.monthrange(year, month)[1] if 1 <= month <= 12 else 31
            return cls._between(
                datetime.date(year, month, 1), datetime.date(year, month, last), Precision.MONTH
            )
        only = datetime.date(year, month, day)
        return cls._between(only, only, Precision.DAY)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `2017-04-03`, `2015-12`, `1971`, `2017.4.3.` or `2017년 4월 3일`; raises ValueError."""
        plain = _SEPARATORS.sub("-", text.strip()).rstrip("-")
        found = _FORM.fullmatch(plain)
        if not found:
            raise ValueError(f"{text!r} is not a date: write 2017-04-03, 2017-04 or 2017")
        return cls.of(*(int(part) for part in found.groups() if part))

    @classmethod
    def parse_or_none(cls, text: str) -> Self | None:
        """Read what was stored, which was checked then; where it is no date all the same, say nothing."""
        try:
            return cls.parse(text)
        except ValueError:
            return None

    @classmethod
    def _between(cls, earliest: datetime.date, latest: datetime.date, precision: Precision) -> Self:
        coarseness = list(reversed(Precision)).index(precision)
        return cls(earliest, coarseness, latest, precision)

    @property
    def year(self) -> int:
        return self.earliest.year

    def isoformat(self) -> str:
        """Return the date as EDTF (ISO 8601-2): `2017-04-03`, `2015-12` or `1971`."""
        return self.earliest.isoformat()[: {"day": 10, "month": 7, "year": 4}[self.precision]]

    def __str__(self) -> str:
        return self.isoformat()

    def text(self, language: str) -> str:
        """Return the date in prose: `2017년 4월 3일`, `3 April 2017`, else as Django writes it."""
        if language not in ("ko", "en"):
            return self._as_django_writes_it(language)
        year, month, day = self.earliest.timetuple()[:3]
        if language == "ko":
            parts = [f"{year}년", f"{month}월", f"{day}일"]
        else:
            parts = [str(year), _MONTHS[month - 1], str(day)]
        known = parts[: 3 - list(Precision).index(self.precision)]
        return " ".join(known if language == "ko" else reversed(known))

    def _as_django_writes_it(self, language: str) -> str:
        formats = {"day": "DATE_FORMAT", "month": "YEAR_MONTH_FORMAT", "year": "Y"}
        with override(language):
            return date_format(self.earliest, formats[self.precision])

    def overlaps(self, first: datetime.date, last: datetime.date) -> bool:
        return self.earliest <= last and first <= self.latest
