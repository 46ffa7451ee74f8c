"""A row and what belongs to it as plain data, and back. Copies, publishing and history all stand on it.

Translated columns are named with their language (`title_ko`); the bare column never enters a snapshot,
because what it holds depends on the language of the moment.
"""

from collections.abc import Iterable
from typing import Any

from django.db import models
from modeltranslation.translator import NotRegistered, translator

from policyarchive.lib.language.translated import column, language_codes

PLAIN = frozenset({str, int, float, bool, type(None)})
STATE = frozenset(
    "id stage copy_of version first_published_at revised_on revised_at withdrawn_at".split()  # noqa: SIM905
    + "change_note withdrawal_reason redirect_to".split()  # noqa: SIM905
)


def take_snapshot(item: models.Model) -> dict[str, Any]:
    """Return what editors write of an item: `fields`, `owned` rows, `linked` keys; no identity, no state."""
    return {
        "fields": {field.attname: plain(field, item) for field in content_fields(type(item))},
        "owned": {name: _take_rows(item, name) for name in getattr(item, "owned", ())},
        "linked": {name: _keys(item, name) for name in getattr(item, "linked", ())},
    }


def set_fields(data: dict[str, Any], item: models.Model, *, languages: Iterable[str] | None = None) -> None:
    """Give an item, in memory, what a snapshot says of its own columns. What it does not name stays.

    With LANGUAGES only the texts in these languages. A row that is gone by now is left out, here and below.
    """
    wanted = content_fields(type(item)) if languages is None else text_fields(type(item), languages)
    for field in wanted:
        if field.attname in data["fields"]:
            _set(item, field, data["fields"][field.attname])


def write_rows(data: dict[str, Any], item: models.Model) -> None:
    """Write what a snapshot says of the rows that belong to an item and of those that it links."""
    for name in getattr(item, "owned", ()):
        _replace_rows(item, name, data["owned"].get(name, []))
    for name in getattr(item, "linked", ()):
        _link(item, name, data["linked"].get(name, []))


def content_fields(model: type[models.Model]) -> list[models.Field]:
    """Return the concrete columns that editors write, without bare translated ones, identity and state."""
    left_out = STATE | set(getattr(model, "identity", ()))
    bare = translated_names(model)
    written = [field for field in model._meta.concrete_fields if not getattr(field, "auto_now", False)]
    return [field for field in written if field.name not in bare and _base_name(field) not in left_out]


def text_fields(model: type[models.Model], languages: Iterable[str]) -> list[models.Field]:
    """Return the translated columns in these languages."""
    wanted = set(languages)
    return [field for field in content_fields(model) if getattr(field, "language", None) in wanted]


def translated_names(model: type[models.Model]) -> set[str]:
    """Return `title` for a model that has `title_ko` and `title_en`."""
    try:
        return set(translator.get_options_for_model(model).fields)  # type: ignore[attr-defined]
    except NotRegistered:
        return set()


def languages_with_text(data: dict[str, Any], name: str) -> list[str]:
    """Return the languages in which a snapshot has that text."""
    return [code for code in language_codes() if data["fields"].get(column(name, code))]


def _base_name(field: models.Field) -> str:
    """Return `title` for the column `title_ko`, and a plain column's own name."""
    original = getattr(field, "translated_field", None)
    return field.name if original is None else original.name


def _take_rows(owner: models.Model, name: str) -> list[dict[str, Any]]:
    rows = getattr(owner, name).all()
    parent = _parent_field(owner, name)
    own = [field for field in content_fields(rows.model) if field != parent]
    return [
        {
            "fields": {field.attname: plain(field, row) for field in own},
            "owned": {below: _take_rows(row, below) for below in getattr(row, "owned", ())},
        }
        for row in rows
    ]


def _keys(item: models.Model, name: str) -> list[int]:
    if name in getattr(item, "_prefetched_objects_cache", {}):
        return sorted(row.pk for row in getattr(item, name).all())
    return sorted(getattr(item, name).order_by().values_list("pk", flat=True))


def _replace_rows(owner: models.Model, name: str, wanted: list[dict[str, Any]]) -> None:
    """Replace rows where they differ; an unchanged list costs no writing."""
    if _take_rows(owner, name) == wanted:
        return
    rows = getattr(owner, name)
    rows.all().delete()
    getattr(owner, "_prefetched_objects_cache", {}).pop(name, None)
    for data in wanted:
        row = rows.model(**{_parent_field(owner, name).name: owner})
        for field in content_fields(rows.model):
            if field.attname in data["fields"]:
                _set(row, field, data["fields"][field.attname])
        if _can_be_saved(row):
            row.save()
            for below in getattr(row, "owned", ()):
                _replace_rows(row, below, data["owned"].get(below, []))


def _parent_field(owner: models.Model, name: str) -> models.Field:
    return getattr(type(owner), name).field


def _set(row: models.Model, field: models.Field, plain: Any) -> None:
    value = field.to_python(plain) if plain is not None else None
    is_gone = field.is_relation and value is not None and not _exists(field, value)
    setattr(row, field.attname, None if is_gone else value)


def _exists(field: Any, key: Any) -> bool:
    return field.related_model._base_manager.filter(pk=key).exists()


def _can_be_saved(row: models.Model) -> bool:
    """Tell whether every row is still there that this one cannot do without."""
    links = [field for field in row._meta.concrete_fields if field.is_relation and not field.null]
    return all(getattr(row, field.attname) is not None for field in links)


def _link(item: models.Model, name: str, keys: list[int]) -> None:
    links = getattr(item, name)
    links.set(links.model._base_manager.filter(pk__in=keys))


def plain(field: models.Field, row: models.Model) -> Any:
    """Return a column's value as JSON has it; words of a choice or marked-safe words become plain words."""
    value = getattr(row, field.attname)
    return value if type(value) in PLAIN else field.value_to_string(row)
