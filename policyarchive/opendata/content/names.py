"""What other rows are called in a record. No key of a database travels: an address name or a hash does."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from policyarchive.content.registry import content_types
from policyarchive.library.models import Attachment, Image
from policyarchive.opendata.values import RecordRefused

FILES: dict[type[Model], tuple[str, ...]] = {
    Image: ("uploaded_sha256",),
    Attachment: ("stored__sha256", "name"),
}


class UnknownRow(RecordRefused):
    """A record names a row of MODEL that is not there; it may stand further down in the same file."""

    def __init__(self, model: type[Model], kind: str, reason: str):
        super().__init__(kind, reason)
        self.model = model


class Names:
    """The names of rows by their keys, asked for many rows at once."""

    def __init__(self) -> None:
        self._known: dict[type[Model], dict[int, Any]] = defaultdict(dict)

    def learn(self, keys: Iterable[tuple[type[Model], int]]) -> None:
        wanted: dict[type[Model], set[int]] = defaultdict(set)
        for model, key in keys:
            wanted[model].add(key)
        for model, found in wanted.items():
            rows = model._base_manager.filter(pk__in=found - set(self._known[model]))
            self._known[model] |= {key: _given(model, name) for key, *name in _named(model, rows)}

    def of(self, model: type[Model], key: int | None) -> Any:
        return None if key is None else self._known[model][key]


def key_of(model: type[Model], name: Any, *, field: str) -> int:
    """Return the key of the row with that name, its former names included; raises UnknownRow."""
    row = _find(model, name)
    if row is None:
        raise unknown(model, name["name"] if isinstance(name, dict) else name, field=field)
    return row.pk


def unknown(model: type[Model], name: Any, *, field: str) -> UnknownRow:
    """Return the refusal of a row that is not there, under the NAME that a person knows it by."""
    if model in FILES:
        reason = f"{field!r}: {name!r} is not in the library; upload it in the admin first"
        return UnknownRow(model, "unknown_file", reason)
    return UnknownRow(model, "unknown_slug", f"{field!r}: there is no {name!r}; add it in the admin first")


def _find(model: type[Model], name: Any) -> Model | None:
    rows: Any = model._default_manager.all()
    if model is Attachment:
        return rows.filter(stored__sha256=name["sha256"], name=name["name"]).first()
    if hasattr(rows, "named"):
        return rows.named(name)
    return rows.filter(**{_lookups(model)[0]: name}).first()


def _lookups(model: type[Model]) -> tuple[str, ...]:
    keys = {known.model: known.key for known in content_types()}
    return FILES.get(model) or (keys.get(model, "slug"),)


def _named(model: type[Model], rows: Any) -> Iterable[tuple]:
    return rows.values_list("pk", *_lookups(model))


def _given(model: type[Model], name: list[Any]) -> Any:
    return {"sha256": name[0], "name": name[1]} if model is Attachment else name[0]
