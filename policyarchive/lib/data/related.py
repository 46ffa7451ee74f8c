"""Rows that other rows point at, where one of them may be missing from a damaged database."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from django.core.exceptions import ObjectDoesNotExist


def rows_behind(links: Iterable[Any], name: str) -> list[Any]:
    """Return what each of the links has under NAME; what is not there is left out."""
    found = []
    for link in links:
        with suppress(ObjectDoesNotExist):
            found.append(getattr(link, name))
    return [row for row in found if row is not None]


def name_behind(link: Any, name: str) -> str:
    """Return the name of what a link has under NAME, or its key where it is not there."""
    rows = rows_behind([link], name)
    return str(rows[0]) if rows else f"#{getattr(link, f'{name}_id')}"
