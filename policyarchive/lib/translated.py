"""Names of translated columns, so that a third language needs no change here."""

from functools import reduce
from operator import or_

from django.conf import settings
from django.db.models import Q


def columns(name: str) -> list[str]:
    """Return `title_ko`, `title_en`, … for `title`."""
    return [f"{name}_{code}" for code in language_codes()]


def language_codes() -> list[str]:
    return [code for code, _ in settings.LANGUAGES]


def filled(column: str) -> Q:
    """A text column that is neither NULL nor empty.

    NULL is named because a constraint that compares it is neither true nor false, and so holds.
    """
    return Q(**{f"{column}__isnull": False, f"{column}__gt": ""})


def filled_in_any(name: str) -> Q:
    return reduce(or_, (filled(column) for column in columns(name)))


def filled_in_original(name: str, *, original: str = "original_language") -> Q:
    """The text is there in the language that the row calls its own."""
    return reduce(or_, (Q(**{original: code}) & filled(f"{name}_{code}") for code in language_codes()))
