"""The content types that can be searched; each registers itself in its app's `search.py`."""

from django.db.models import Model

from policyarchive.search.documents import Name, Searchable

_registered: dict[str, Searchable] = {}


def register(searchable: Searchable) -> None:
    _registered[searchable.kind] = searchable


def searchables() -> list[Searchable]:
    """Return all content types in the order of their registration."""
    return list(_registered.values())


def searchable_of(kind: str) -> Searchable:
    return _registered[kind]


def searchable_for(model: type[Model]) -> Searchable | None:
    return next((known for known in _registered.values() if known.model is model), None)


def read_names() -> list[Name]:
    return [name for known in searchables() if known.names for name in known.names()]
