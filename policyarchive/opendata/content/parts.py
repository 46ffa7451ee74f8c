"""The parts of a record, each between JSON and a snapshot. Values are checked before anything is stored."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import BooleanField, Field, FloatField, IntegerField, Model

from policyarchive.lib.language.fuzzydate import FuzzyDate
from policyarchive.library.models import Attachment, Image
from policyarchive.opendata import values
from policyarchive.opendata.content.names import Names, key_of
from policyarchive.opendata.values import RecordRefused, refuse
from policyarchive.publishing.snapshots import content_fields, plain

Snapshot = dict[str, Any]
Key = tuple[type[Model], int]
LARGEST = 2**31  # every database keeps what is smaller
JSON_TYPES: list[tuple[type[Field], tuple[type, ...], str]] = [
    (BooleanField, (bool,), "true or false"),
    (IntegerField, (int,), f"a whole number up to {LARGEST - 1}"),
    (FloatField, (int, float), "a number"),
    (Field, (str,), "text"),
]


@dataclass(frozen=True)
class Part:
    """NAME is that of the value in a record."""

    name: str

    def check(self, name: str, value: Any) -> Any:
        """Return the value as `take` wants it; raises RecordRefused."""
        raise NotImplementedError

    def keys(self, snapshot: Snapshot) -> Iterator[Key]:
        """Go through the keys of other rows, whose names `give` asks for."""
        yield from ()

    def give(self, snapshot: Snapshot, names: Names) -> Any:
        """Return the value of a row as JSON has it."""
        raise NotImplementedError

    def take(self, value: Any, snapshot: Snapshot) -> None:
        """Write a checked value into the snapshot that a row will hold."""
        raise NotImplementedError


@dataclass(frozen=True)
class Column(Part):
    field: Field

    def check(self, name: str, value: Any) -> Any:
        return clean(self.field, name, value)

    def give(self, snapshot: Snapshot, names: Names) -> Any:
        return snapshot["fields"][self.field.attname]

    def take(self, value: Any, snapshot: Snapshot) -> None:
        snapshot["fields"][self.field.attname] = value


@dataclass(frozen=True)
class Texts(Part):
    """A translated text: an object with the languages that it has."""

    columns: dict[str, Field]

    def check(self, name: str, value: Any) -> dict[str, str]:
        given = values.translated(name, value)
        return {code: clean(self.columns[code], f"{name}.{code}", text) for code, text in given.items()}

    def give(self, snapshot: Snapshot, names: Names) -> dict[str, str]:
        texts = {code: snapshot["fields"][field.attname] for code, field in self.columns.items()}
        return {code: text for code, text in texts.items() if text}

    def take(self, value: dict[str, str], snapshot: Snapshot) -> None:
        for code, field in self.columns.items():
            snapshot["fields"][field.attname] = value.get(code) or None


@dataclass(frozen=True)
class FuzzyDay(Part):
    """A date in three columns, written as exactly as it is known: `2017-04-03`, `2015-12` or `1971`."""

    stem: str

    def check(self, name: str, value: Any) -> FuzzyDate | None:
        try:
            return None if value is None else FuzzyDate.parse(values.text(name, value))
        except ValueError as error:
            raise refuse(name, "a date such as 2017-04-03, 2015-12 or 1971, or null", value) from error

    def give(self, snapshot: Snapshot, names: Names) -> str | None:
        earliest = snapshot["fields"][f"{self.stem}_earliest"]
        precision = snapshot["fields"][f"{self.stem}_precision"]
        return earliest and earliest[: {"day": 10, "month": 7, "year": 4}[precision]]

    def take(self, value: FuzzyDate | None, snapshot: Snapshot) -> None:
        days = (value.earliest.isoformat(), value.latest.isoformat()) if value else (None, None)
        parts = (*days, str(value.precision) if value else "")
        for name, part in zip(("earliest", "latest", "precision"), parts, strict=True):
            snapshot["fields"][f"{self.stem}_{name}"] = part


@dataclass(frozen=True)
class Link(Part):
    """Another row, by its name."""

    field: Any

    def check(self, name: str, value: Any) -> Any:
        if value is None and not self.field.null:
            raise refuse(name, "the name of a row", value)
        return None if value is None else check_name(self.field.related_model, name, value)

    def keys(self, snapshot: Snapshot) -> Iterator[Key]:
        if key := snapshot["fields"][self.field.attname]:
            yield self.field.related_model, key

    def give(self, snapshot: Snapshot, names: Names) -> Any:
        return names.of(self.field.related_model, snapshot["fields"][self.field.attname])

    def take(self, value: Any, snapshot: Snapshot) -> None:
        key = None if value is None else key_of(self.field.related_model, value, field=self.name)
        snapshot["fields"][self.field.attname] = key


@dataclass(frozen=True)
class Links(Part):
    """Rows of another model in no order, by their names."""

    model: type[Model]

    def check(self, name: str, value: Any) -> list[Any]:
        return check_names(self.model, name, value)

    def keys(self, snapshot: Snapshot) -> Iterator[Key]:
        yield from ((self.model, key) for key in snapshot["linked"][self.name])

    def give(self, snapshot: Snapshot, names: Names) -> list[Any]:
        return sorted(names.of(self.model, key) for key in snapshot["linked"][self.name])

    def take(self, value: list[Any], snapshot: Snapshot) -> None:
        snapshot["linked"][self.name] = sorted(key_of(self.model, name, field=self.name) for name in value)


@dataclass(frozen=True)
class LinksInOrder(Part):
    """Rows of another model in an order, by their names: areas, attachments."""

    accessor: str
    link: Link

    def check(self, name: str, value: Any) -> list[Any]:
        return check_names(self.link.field.related_model, name, value)

    def keys(self, snapshot: Snapshot) -> Iterator[Key]:
        for row in snapshot["owned"][self.accessor]:
            yield from self.link.keys(row)

    def give(self, snapshot: Snapshot, names: Names) -> list[Any]:
        return [self.link.give(row, names) for row in snapshot["owned"][self.accessor]]

    def take(self, value: list[Any], snapshot: Snapshot) -> None:
        keys = [key_of(self.link.field.related_model, name, field=self.name) for name in value]
        snapshot["owned"][self.accessor] = [
            {"fields": {self.link.field.attname: key, "position": place}, "owned": {}}
            for place, key in enumerate(keys, 1)
        ]


@dataclass(frozen=True)
class Rows(Part):
    """Rows that belong to the item, each an object of its parts; what is empty in one is left out."""

    model: type[Model]
    parent: str
    parts: list[Part]

    def check(self, name: str, value: Any) -> list[dict[str, Any]]:
        if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
            raise refuse(name, "a list of objects", value)
        return [self._check_row(f"{name}[{place}]", row) for place, row in enumerate(value)]

    def _check_row(self, name: str, row: dict[str, Any]) -> dict[str, Any]:
        checks = {part.name: part.check for part in self.parts}
        for field in row:
            if field not in checks:
                sentence = f"{f'{name}.{field}'!r} is not a field; fields are {', '.join(checks)}"
                raise RecordRefused("unknown_field", sentence)
        for part in self.parts:
            if isinstance(part, Link) and not part.field.null and part.name not in row:
                raise RecordRefused("missing_field", f"{f'{name}.{part.name}'!r} is missing")
        return {field: checks[field](f"{name}.{field}", value) for field, value in row.items()}

    def keys(self, snapshot: Snapshot) -> Iterator[Key]:
        for row in snapshot["owned"][self.name]:
            for part in self.parts:
                yield from part.keys(row)

    def give(self, snapshot: Snapshot, names: Names) -> list[dict[str, Any]]:
        rows = [
            {part.name: part.give(row, names) for part in self.parts} for row in snapshot["owned"][self.name]
        ]
        return [
            {name: value for name, value in row.items() if value not in (None, "", [], {})} for row in rows
        ]

    def take(self, value: list[dict[str, Any]], snapshot: Snapshot) -> None:
        snapshot["owned"][self.name] = [self._take_row(row, place) for place, row in enumerate(value, 1)]

    def _take_row(self, given: dict[str, Any], place: int) -> Snapshot:
        row = empty_row(self.model, without=self.parent)
        if "position" in row["fields"]:
            row["fields"]["position"] = place
        for part in self.parts:
            if part.name in given:
                part.take(given[part.name], row)
        return row


def empty_snapshot(model: type[Model]) -> Snapshot:
    """Return what a new item holds before anything is written into it."""
    return empty_row(model) | {"linked": {name: [] for name in getattr(model, "linked", ())}}


def empty_row(model: type[Model], *, without: str = "") -> Snapshot:
    new, fields = model(), [field for field in content_fields(model) if field.name != without]
    return {
        "fields": {field.attname: plain(field, new) for field in fields},
        "owned": {name: [] for name in getattr(model, "owned", ())},
    }


def clean(field: Any, name: str, value: Any) -> Any:
    """Return a value as the column will hold it; raises RecordRefused with the column's own sentence."""
    if value is None and field.null:
        return None
    _model, types, wanted = next(known for known in JSON_TYPES if isinstance(field, known[0]))
    if type(value) not in types or (type(value) is int and abs(value) >= LARGEST):
        raise refuse(name, wanted, value)
    row = field.model()
    try:
        setattr(row, field.attname, field.clean(values.text(name, value) if wanted == "text" else value, row))
    except ValidationError as error:
        raise RecordRefused("wrong_value", f"{name!r}: {' '.join(error.messages)}") from error
    return plain(field, row)


def check_name(model: type[Model], name: str, value: Any) -> Any:
    if model is Image:
        return values.hash_or_none(name, value)
    if model is Attachment:
        [(sha256, file)] = values.files(name, [value])
        return {"sha256": sha256, "name": file}
    return values.text(name, value)


def check_names(model: type[Model], name: str, value: Any) -> list[Any]:
    if model is Attachment:
        return [{"sha256": sha256, "name": file} for sha256, file in values.files(name, value)]
    return values.slugs(name, value)
