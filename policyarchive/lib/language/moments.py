"""One way to write a moment: on the site's clock, with its zone."""

import datetime

from django.utils import timezone

FORMAT = "Y-m-d H:i (e)"  # as templates and the admin's columns have it, by DATETIME_FORMAT


def moment_text(moment: datetime.datetime) -> str:
    """Return `2026-11-30 02:14 (Asia/Seoul)`, also for a moment that is kept in another zone."""
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M} ({timezone.get_current_timezone_name()})"


def local_or_none(moment: datetime.datetime | None) -> datetime.datetime | None:
    """Return a moment in the site's zone; None where there is none, or none that the calendar can hold."""
    try:
        return timezone.localtime(moment) if moment else None
    except OverflowError:  # the last hours of the year 9999
        return None
