"""Dates as they stand in meta lines and datelines; never one out of running text."""

import datetime
import re

_DAY = r"(?P<year>\d{4})\s*[-./년]\s*(?P<month>\d{1,2})\s*[-./월]\s*(?P<day>\d{1,2})(?!\d)\s*[일.]?"
_WEEKDAY = r"(?:\s*\([^\d()]{1,9}\))?"
_TIME = r"(?:[T\s]*(?:오전|오후|[AP]\.?M\.?)?\s*\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AP]\.?M\.?)?)?"
_STAMP = re.compile(rf"{_DAY}{_WEEKDAY}{_TIME}", re.IGNORECASE)

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_PLACE = r"(?-i:[A-Z][A-Z.'’ -]{2,40}|Seoul)(?:,\s*[A-Z][\w.'’ -]{1,30}){0,2}"
_DAY_OF_MONTH = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_BEFORE_DAY, _AFTER_DAY = (
    re.compile(
        rf"\(?{_PLACE}\s*[,–—-]?\s*\(?{day_and_month},?\s+(?P<year>\d{{4}})\)?\s*(?:[-–—―]|--)", re.IGNORECASE
    )
    for day_and_month in (rf"{_MONTH}\s*{_DAY_OF_MONTH}", rf"{_DAY_OF_MONTH}\s+{_MONTH}")
)


def is_stamp(text: str) -> bool:
    """Tell whether the text is a date, perhaps with a time, and nothing else."""
    return _STAMP.fullmatch(text) is not None


def has_stamp(text: str) -> bool:
    return _STAMP.search(text) is not None


def read_stamp(text: str) -> datetime.date | None:
    """Return the day of `2018.07.03 17:10` and its kin; None for a day that no calendar has."""
    found = _STAMP.fullmatch(text)
    return _day(found["year"], found["month"], found["day"]) if found else None


def read_dateline(text: str) -> datetime.date | None:
    """Return the day of `SEOUL, March 22, 2017 –` at the start of a text."""
    found = _dateline(text)
    if not found:
        return None
    return _day(found["year"], _MONTHS.index(found["month"].lower()) + 1, found["day"])


def is_dateline(text: str) -> bool:
    return _dateline(text) is not None


def _dateline(text: str) -> re.Match | None:
    return _BEFORE_DAY.match(text) or _AFTER_DAY.match(text)


def _day(year: str | int, month: str | int, day: str | int) -> datetime.date | None:
    try:
        return datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None
