"""The days and moments that every engine and every front end knows."""

import datetime
from functools import reduce
from operator import and_
from typing import Any

from django.db.models import Q

_DAYS = (datetime.date.min, datetime.date.max)
_A_DAY = datetime.timedelta(days=1)  # by which a moment may move when it is shown in another zone
_MOMENTS = tuple(
    moment.replace(tzinfo=datetime.UTC)
    for moment in (datetime.datetime.min + _A_DAY, datetime.datetime.max.replace(microsecond=0) - _A_DAY)
)


def days_in_the_calendar(*columns: str) -> Q:
    """Each column holds a day from year 1 to 9999, or none: PostgreSQL knows others, which end a page."""
    return _between(columns, _DAYS)


def moments_in_the_calendar(*columns: str) -> Q:
    return _between(columns, _MOMENTS)


def _between(columns: tuple[str, ...], bounds: tuple[Any, ...]) -> Q:
    return reduce(and_, (Q(**{name: None}) | Q(**{f"{name}__range": bounds}) for name in columns))
