"""Names of translated columns, so that a third language needs no change here."""

from collections.abc import Callable
from functools import reduce
from operator import and_, or_
from typing import Any

from django.conf import settings
from django.db.models import BooleanField, ExpressionWrapper, Q
from modeltranslation.utils import build_localized_fieldname


def column(name: str, code: str) -> str:
    """Return the column of a text in a language: `title_ko`, and `title_zh_hans` for `zh-hans`."""
    return build_localized_fieldname(name, code)


def columns(name: str) -> list[str]:
    """Return `title_ko`, `title_en`, … for `title`."""
    return [column(name, code) for code in language_codes()]


def language_of_column(name: str) -> str:
    """Return the language of a column: `zh-hans` for `body_zh_hans`; empty where it is in none."""
    return next((code for code in language_codes() if name.endswith(column("", code))), "")


def text_of_column(name: str) -> str:
    """Return what a column holds in some language: `body` for `body_zh_hans`, `note` for `note`."""
    code = language_of_column(name)
    return name.removesuffix(column("", code)) if code else name


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
    return reduce(or_, (Q(**{original: code}) & filled(column(name, code)) for code in language_codes()))


def is_original(model: Any, code: str) -> Q:
    """The row's own language; where rows name none, the first in which it has the first of its `texts`."""
    if hasattr(model, "original_language"):
        return Q(original_language=code)
    named_by = model.texts[0]
    before = language_codes()[: language_codes().index(code)]
    return reduce(
        and_, (~filled(column(named_by, earlier)) for earlier in before), filled(column(named_by, code))
    )


def is_begun(model: Any, code: str) -> Q:
    """Say in SQL what `words.begun_languages` says of a row."""
    return reduce(or_, (filled(column(name, code)) for name in model.texts))


def is_lacking(model: Any, code: str) -> Q:
    """Say in SQL what `words.missing_texts` says: the original has a text that this language lacks."""
    return reduce(
        or_,
        (
            is_original(model, original) & filled(column(name, original)) & ~filled(column(name, code))
            for original in language_codes()
            if original != code
            for name in model.texts
        ),
        Q(pk__in=[]),
    )


def is_whole(model: Any, code: str) -> Q:
    """Say in SQL what `words.whole_languages` says of a row."""
    return filled(column(model.texts[0], code)) & ~is_lacking(model, code)


def asked_of_texts(model: Any, **conditions: Callable[[Any, str], Q]) -> dict[str, ExpressionWrapper]:
    """Return annotations such as `whole_en`, for lists that leave the texts in the database."""
    return {
        column(name, code): ExpressionWrapper(condition(model, code), BooleanField())
        for name, condition in conditions.items()
        for code in language_codes()
    }


def answers_for(row: Any, name: str) -> list[str]:
    """Return the languages for which such an annotation is true."""
    return [code for code in language_codes() if getattr(row, column(name, code))]
