"""Texts that were stored before texts were cleaned on the way in, for migrations."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from policyarchive.lib.body.sanitizing import sanitize_body
from policyarchive.lib.language.text import clean_line, clean_text, without_controls
from policyarchive.lib.language.translated import text_of_column

__all__ = ["clean_stored", "correct_slugs"]

BLANK = "—"  # stands where a name or title of nothing but blanks stood, which no page could show


def clean_stored(model: Any, names: Iterable[str]) -> int:
    """Clean these columns in all rows of a model; return how many rows changed.

    NAMES are those of the columns, without their languages. A value that another row has already stays.
    """
    columns = [field for field in model._meta.concrete_fields if text_of_column(field.name) in set(names)]
    rows = model._default_manager.order_by("pk").values("pk", *(field.name for field in columns))
    changes = ((row["pk"], _changes(row, columns)) for row in rows.iterator(chunk_size=500))
    return sum(_update(model, pk, changed) for pk, changed in [*changes] if changed)


def correct_slugs(model: Any) -> int:
    """Give rows whose address name no address can hold another one; return how many they were."""
    rows = model._default_manager.filter(models.Q(slug="") | models.Q(slug__contains="/"))
    found = list(rows.values_list("pk", "slug"))
    for pk, slug in found:
        name = slug.replace("/", "-")[:60].strip("-") or model._meta.model_name
        model._default_manager.filter(pk=pk).update(slug=f"{name}-{pk}")
    return len(found)


def _changes(row: dict[str, Any], columns: list[models.Field]) -> dict[str, Any]:
    cleaned = {field.name: _cleaned(field, row[field.name]) for field in columns if row[field.name]}
    return {name: value for name, value in cleaned.items() if value != row[name]}


def _cleaned(field: models.Field, value: str) -> str | None:
    if text_of_column(field.name) == "body" and isinstance(field, models.TextField):
        return value if without_controls(value) == value else sanitize_body(value)
    clean = clean_text(value) if isinstance(field, models.TextField) else clean_line(value)
    if not clean and text_of_column(field.name) in {"title", "name"}:
        return BLANK
    return clean or (None if field.null and field.unique else "")


def _update(model: Any, pk: Any, changed: dict[str, Any]) -> int:
    unique = [name for name in changed if model._meta.get_field(name).unique]
    for name in unique:
        if model._default_manager.filter(**{name: changed[name]}).exists():
            del changed[name]
    return model._default_manager.filter(pk=pk).update(**changed) if changed else 0
