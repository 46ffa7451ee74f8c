"""Two revisions side by side: what differs, by field and language, in words for people instead of keys."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from django_prose_editor.fields import ProseEditorField

from policyarchive.lib.body.plain import body_lines
from policyarchive.lib.language.worddiff import Piece, marked
from policyarchive.publishing.snapshots import content_fields

LONG = 700  # characters of unchanged text, beyond which its middle is left out
KEPT = 250
NOT_SHOWN = {"position"}  # rows stand in their order anyway


class Change(NamedTuple):
    """A field that differs. LANGUAGE is that of the texts, where they have one."""

    label: str
    language: str
    old: list[Piece]
    new: list[Piece]
    is_only_in_form: bool = False


def changes_between(
    old: Mapping[str, Any], new: Mapping[str, Any], model: type[models.Model]
) -> list[Change]:
    """Return what differs between two snapshots of a model, in the order of its fields."""
    names = _Names(key for data in (old, new) for key in _keys(data, model))
    return [
        *_changed_fields(old["fields"], new["fields"], model, names),
        *_changed_lists("owned", old, new, model, names),
        *_changed_lists("linked", old, new, model, names),
    ]


def marked_change(label: str, language: str, old: str, new: str) -> Change:
    left, right = marked(old, new)
    return Change(label, language, _shortened(left), _shortened(right), old == new)


def text_for_people(field: Any, value: Any, names: "_Names | None" = None) -> str:
    """Return what a column holds in words: a row's name, a choice's label, a body without markup."""
    if value in (None, ""):
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if field is None:
        return str(value)
    if field.is_relation and names:
        return names.of(field.related_model, value)
    if isinstance(field, ProseEditorField):
        return body_lines(value, picture=_("picture"))
    return str(dict(field.flatchoices).get(value, value))


class _Names:
    """The names of rows that snapshots point at, one query a model; a row that is gone says so."""

    def __init__(self, keys: Iterable[tuple[type[models.Model], Any]]):
        wanted = defaultdict(set)
        for model, key in keys:
            wanted[model].add(key)
        self.rows = {model: model._base_manager.in_bulk(found) for model, found in wanted.items()}

    def of(self, model: type[models.Model], key: Any) -> str:
        row = self.rows.get(model, {}).get(key)
        return (
            str(row) if row is not None else _("%(name)s %(key)s, deleted since") % _name_and_key(model, key)
        )


def _name_and_key(model: type[models.Model], key: Any) -> dict[str, Any]:
    return {"name": capfirst(model._meta.verbose_name), "key": key}


def _keys(data: Mapping[str, Any], model: type[models.Model]) -> Iterator[tuple[type[models.Model], Any]]:
    """Go through everything that a snapshot points at."""
    columns = _columns(model)
    for name, value in data.get("fields", {}).items():
        field = columns.get(name)
        if field is not None and field.is_relation and value is not None:
            yield field.related_model, value
    for name, keys in data.get("linked", {}).items():
        if relation := _relation(model, name):
            yield from ((relation.related_model, key) for key in keys)
    for name, rows in data.get("owned", {}).items():
        if relation := _relation(model, name):
            for row in rows:
                yield from _keys(row, relation.related_model)


def _columns(model: type[models.Model]) -> dict[str, Any]:
    return {field.attname: field for field in content_fields(model)}


def _relation(model: type[models.Model], name: str) -> Any:
    """Return a relation by its name, or None where the model has it no longer."""
    try:
        return model._meta.get_field(name)
    except FieldDoesNotExist:
        return None


def _changed_fields(old: dict, new: dict, model: type[models.Model], names: _Names) -> Iterator[Change]:
    columns = _columns(model)
    for name in [*columns, *sorted({*old, *new} - set(columns))]:
        if (old.get(name) or None) == (new.get(name) or None):
            continue
        field = columns.get(name)
        before, after = (text_for_people(field, side.get(name), names) for side in (old, new))
        yield marked_change(label_of(field, name), getattr(field, "language", ""), before, after)


def label_of(field: Any, name: str = "") -> str:
    """Return a column's name for people; a column that is gone by now keeps its old name."""
    if field is None:
        return _("%(name)s (no longer kept)") % {"name": name}
    original = getattr(field, "translated_field", field)
    return str(capfirst(original.verbose_name))


def _changed_lists(part: str, old, new, model: type[models.Model], names: _Names) -> Iterator[Change]:
    before, after = old.get(part, {}), new.get(part, {})
    for name in dict.fromkeys([*getattr(model, part, ()), *before, *after]):
        relation = _relation(model, name)
        texts = ["\n".join(_lines(part, relation, side.get(name, []), names)) for side in (before, after)]
        if texts[0] != texts[1]:
            yield marked_change(_list_label(relation, name), "", *texts)


def _list_label(relation: Any, name: str) -> str:
    if relation is None:
        return label_of(None, name)
    own = getattr(relation, "verbose_name", None)
    return str(capfirst(own or relation.related_model._meta.verbose_name_plural))


def _lines(part: str, relation: Any, entries: list, names: _Names) -> list[str]:
    if relation is None:
        return [str(entry) for entry in entries]
    if part == "linked":
        return sorted(names.of(relation.related_model, key) for key in entries)
    numbered = enumerate(entries, 1)
    return [f"{place}. {_row(entry, relation.related_model, names)}" for place, entry in numbered]


def _row(data: Mapping[str, Any], model: type[models.Model], names: _Names) -> str:
    """Return a row and what belongs to it on one line."""
    columns = _columns(model)
    parts = [
        f"{_row_label(columns.get(name), name)}: {text}"
        for name, value in data["fields"].items()
        if name not in NOT_SHOWN and (text := text_for_people(columns.get(name), value, names))
    ]
    below = [
        f"{_list_label(relation, name)} ({'; '.join(_lines('owned', relation, rows, names))})"
        for name, rows in data.get("owned", {}).items()
        if rows
        for relation in [_relation(model, name)]
    ]
    return ", ".join([*parts, *below])


def _row_label(field: Any, name: str) -> str:
    language = getattr(field, "language", "")
    label = label_of(field, name)
    return f"{label} ({get_language_info(language)['name_translated']})" if language else label


def _shortened(pieces: list[Piece]) -> list[Piece]:
    return [piece if piece.is_changed else Piece(_without_middle(piece.text), False) for piece in pieces]


def _without_middle(text: str) -> str:
    return text if len(text) <= LONG else f"{text[:KEPT]} […] {text[-KEPT:]}"
