"""The fields of a content type's records, made of its model and its description."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from django.db.models import Field, Model

from policyarchive.content.registry import ContentType
from policyarchive.lib.language.translated import column, language_codes
from policyarchive.opendata import values
from policyarchive.opendata.content.names import Names
from policyarchive.opendata.content.parts import (
    Column,
    FuzzyDay,
    Link,
    Links,
    LinksInOrder,
    Part,
    Rows,
    Snapshot,
    Texts,
)
from policyarchive.opendata.records import Check
from policyarchive.publishing.snapshots import content_fields
from policyarchive.publishing.stages import OPEN, Stage

PLACE = "position"  # of a row in its list, which its place in the record says


@dataclass(frozen=True)
class Format:
    """What stands in a line: the row's name first, its stage, its columns, and the rows that belong to it."""

    known: ContentType

    @cached_property
    def parts(self) -> list[Part]:
        parts = parts_of(self.known.model, dates=self.known.dates)
        return [part for part in parts if part.name != self.known.key]

    @cached_property
    def checks(self) -> dict[str, Check]:
        key = Column(self.known.key, cast(Field, self.known.model._meta.get_field(self.known.key)))
        state: dict[str, Check] = {
            "stage": values.stage,
            "withdrawal_reason": values.translated,
            "redirect_to": values.text,
        }
        own = {part.name: part.check for part in self.parts}
        return {key.name: key.check, **(state if self.known.has_workflow else {}), **own}

    @property
    def required(self) -> list[str]:
        return [self.known.key]

    def record(self, row: Any, snapshot: Snapshot, names: Names) -> dict[str, Any]:
        own = {part.name: part.give(snapshot, names) for part in self.parts}
        return {self.known.key: self.known.argument(row), **self._state(row), **own}

    def keys(self, snapshot: Snapshot) -> Iterator[tuple[type[Model], int]]:
        for part in self.parts:
            yield from part.keys(snapshot)

    def differs(self, before: Snapshot, after: Snapshot) -> bool:
        """Tell whether two snapshots are different records; an empty text is as good as none."""
        names = Names()
        names.learn([*self.keys(before), *self.keys(after)])
        return any(part.give(before, names) != part.give(after, names) for part in self.parts)

    def _state(self, row: Any) -> dict[str, Any]:
        if not self.known.has_workflow:
            return {}
        reasons = {code: getattr(row, column("withdrawal_reason", code)) for code in language_codes()}
        return {
            # What waits for a reviewer or a time is a draft elsewhere: neither of the two travels along.
            "stage": str(Stage.DRAFT if row.stage in OPEN else row.stage),
            "withdrawal_reason": {code: text for code, text in reasons.items() if text},
            "redirect_to": row.redirect_to,
        }


def parts_of(model: Any, *, parent: str = "", dates: tuple[str, ...] = ()) -> list[Part]:
    """Return the parts of a row of MODEL, but for the link to its PARENT."""
    fields = [field for field in content_fields(model) if field.name not in (parent, PLACE)]
    own = {part.name: part for part in (_own_part(model, field, dates) for field in fields)}
    linked = [Links(name, model._meta.get_field(name).related_model) for name in getattr(model, "linked", ())]
    owned = [_rows(name, getattr(model, name).field) for name in getattr(model, "owned", ())]
    return [*own.values(), *linked, *owned]


def _own_part(model: Any, field: Any, dates: tuple[str, ...]) -> Part:
    text = getattr(field, "translated_field", None)
    if text is not None:
        columns = {code: model._meta.get_field(column(text.name, code)) for code in language_codes()}
        return Texts(text.name, columns)
    for date in dates:
        stem = date.removesuffix("_on")
        if field.name.startswith(f"{stem}_"):
            return FuzzyDay(date, stem)
    return Link(field.name, field) if field.is_relation else Column(field.name, field)


def _rows(accessor: str, parent: Field) -> Part:
    """Return a list of names where a row is a link and its place, else a list of objects."""
    parts = parts_of(parent.model, parent=parent.name)
    if len(parts) == 1 and isinstance(parts[0], Link):
        name = accessor.replace("_links", "s") if accessor.endswith("_links") else accessor
        return LinksInOrder(name, accessor, parts[0])
    return Rows(accessor, parent.model, parent.name, parts)
