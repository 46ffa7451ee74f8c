"""Changes to the index. They belong to the change of the content: call them inside its transaction."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Model

from policyarchive.search.documents import Searchable
from policyarchive.search.index import indexing as writing
from policyarchive.search.language.tokens import VERSION
from policyarchive.search.models import SearchDocument, SearchState
from policyarchive.search.registry import searchable_for


def follow(item: Model, *, is_gone: bool = False) -> None:
    """Bring the index in step with a row that was written or deleted; other rows do not concern it."""
    searchable = searchable_for(type(item))
    if searchable is None:
        return
    if is_gone:
        forget(searchable, [item.pk])
        return
    index(searchable, searchable.rows().filter(pk=item.pk))
    if searchable.names:
        SearchState.names_changed()


@transaction.atomic
def index(searchable: Searchable, rows: Iterable[Model], *, rebuild: bool = False) -> int:
    """Write the documents of ROWS that differ from the index, with REBUILD all; return how many."""
    prepared = [writing.prepare(searchable.kind, searchable.document(row)) for row in rows]
    same = set() if rebuild else _unchanged(searchable.kind, prepared)
    changed = [one for one in prepared if one.document.key not in same]
    if changed:
        writing.store(changed)
    return len(changed)


@transaction.atomic
def forget(searchable: Searchable, keys: Iterable[int]) -> int:
    gone = writing.erase(SearchDocument.objects.filter(kind=searchable.kind, object_id__in=list(keys)))
    if searchable.names:
        SearchState.names_changed()
    return gone


def _unchanged(kind: str, prepared: list[writing.Prepared]) -> set[int]:
    keys = [one.document.key for one in prepared]
    known = SearchDocument.objects.filter(kind=kind, object_id__in=keys, version=VERSION)
    checksums = dict(known.values_list("object_id", "checksum"))
    return {one.document.key for one in prepared if checksums.get(one.document.key) == one.row.checksum}
