"""Changes to the index. They belong to the change of the content: call them inside its transaction."""

from collections.abc import Iterable, Sequence
from functools import partial

from django.db import transaction
from django.db.models import Model

from policyarchive.lib.data.workers import spread
from policyarchive.search.documents import Document, Searchable
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
def add(items: Sequence[Model]) -> None:
    """Index rows of one model that were made just now and hold exactly what was written."""
    searchable = searchable_for(type(items[0]))
    if searchable is None:
        return
    index(searchable, items, rebuild=True)
    if searchable.names:
        SearchState.names_changed()


@transaction.atomic
def index(searchable: Searchable, rows: Iterable[Model], *, rebuild: bool = False) -> int:
    """Write the documents of ROWS that differ from the index, with REBUILD all; return how many."""
    documents = [searchable.document(row) for row in rows]
    changed = documents if rebuild else _changed(searchable.kind, documents)
    if changed:
        writing.store(_prepared(searchable.kind, changed))
    return len(changed)


@transaction.atomic
def forget(searchable: Searchable, keys: Iterable[int]) -> int:
    gone = writing.erase(SearchDocument.objects.filter(kind=searchable.kind, object_id__in=list(keys)))
    if searchable.names:
        SearchState.names_changed()
    return gone


def _prepared(kind: str, documents: Iterable[Document]) -> list[writing.Prepared]:
    """Work out the rows of documents, which takes longer than to write them: on all cores, where allowed."""
    return spread(partial(writing.prepare, kind), documents)


def _changed(kind: str, documents: list[Document]) -> list[Document]:
    keys = [document.key for document in documents]
    known = SearchDocument.objects.filter(kind=kind, object_id__in=keys, version=VERSION)
    checksums = dict(known.values_list("object_id", "checksum"))
    return [one for one in documents if checksums.get(one.key) != writing.checksum(one)]
