"""Is the index what the content says? Found out, repaired and rebuilt, some hundred rows at a time."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Model

from policyarchive.lib.data.workers import spread
from policyarchive.search.backends import backend
from policyarchive.search.documents import Searchable
from policyarchive.search.index import indexing as writing
from policyarchive.search.index.actions import forget, index
from policyarchive.search.index.terms import terms_of
from policyarchive.search.language.tokens import VERSION
from policyarchive.search.models import SearchDocument, SearchState, SearchTerm, SearchText
from policyarchive.search.registry import searchables

ROWS_AT_ONCE = 500


@dataclass
class Report:
    """What is not in step, by number of rows."""

    kind: str
    missing: int = 0
    stale: int = 0
    orphaned: int = 0

    @property
    def is_in_step(self) -> bool:
        return not (self.missing or self.stale or self.orphaned)


def examine(searchable: Searchable, *, fix: bool = False) -> Report:
    """Compare every row with its document; with FIX bring the index in step."""
    report = Report(searchable.kind)
    for rows, documents in _side_by_side(searchable):
        known = {key: (checksum, version) for key, checksum, version in documents}
        for row in rows:
            was = known.pop(row.pk, None)
            now = (writing.checksum(searchable.document(row)), VERSION)
            report.missing += was is None
            report.stale += was is not None and was != now
        report.orphaned += len(known)
        if fix and rows:
            index(searchable, rows)
        if fix and known:
            forget(searchable, known)
    return report


def kinds_behind() -> list[str]:
    """Return the kinds whose documents another version made, or that have rows and no document at all."""
    others = SearchDocument.objects.exclude(version=VERSION).order_by()
    old = set(others.values_list("kind", flat=True).distinct())
    return [one.kind for one in searchables() if one.kind in old or _is_unwritten(one)]


def rebuild(searchable: Searchable) -> Iterator[int]:
    """Rewrite all documents; each batch is one transaction, and what is there stays findable.

    Yields how many are done.
    """
    done = 0
    for rows, documents in _side_by_side(searchable):
        done += index(searchable, rows, rebuild=True)
        if gone := {key for key, *_ in documents} - {row.pk for row in rows}:
            forget(searchable, gone)
        yield done


@transaction.atomic
def rebuild_terms() -> int:
    """Count the terms of all titles again."""
    SearchTerm.objects.all().delete()
    titles = SearchText.objects.values_list("title", flat=True).iterator()
    total = writing.total(map(terms_of, titles))
    rows = (writing.term_row(text, count) for text, count in sorted(total.items()))
    SearchTerm.objects.bulk_create(rows, batch_size=2_000)
    SearchState.names_changed()
    return len(total)


def distrust(ids: list[int]) -> None:
    """Have documents written again by the next repair, whatever they say of themselves."""
    for start in range(0, len(ids), ROWS_AT_ONCE):
        SearchDocument.objects.filter(pk__in=ids[start : start + ROWS_AT_ONCE]).update(version=0)


def compact() -> int:
    """Leave out what leads to no document; return how much that was. The search goes on meanwhile."""
    if not (count := backend().left_over()):
        return 0
    backend().begin_next()
    last = 0
    while texts := list(_texts_after(last)[:ROWS_AT_ONCE]):
        _write_next(texts)
        last = texts[-1].pk
    with transaction.atomic():
        _write_next(list(_texts_after(last)))  # of what was saved meanwhile: a new text has a higher key
        backend().take_over()
    return count


@transaction.atomic
def _write_next(texts: list[SearchText]) -> None:
    kept = [writing.Kept(text.title, text.body, text.tags, text.authors) for text in texts]
    keys = [text.pk for text in texts]
    backend().write_next(zip(keys, spread(writing.words_of_kept, kept), strict=True))


def _texts_after(key: int):
    return SearchText.objects.filter(document__gt=key).order_by("document")


def _is_unwritten(searchable: Searchable) -> bool:
    return not _documents(searchable).exists() and searchable.rows().exists()


def _documents(searchable: Searchable):
    return SearchDocument.objects.filter(kind=searchable.kind)


def _side_by_side(searchable: Searchable) -> Iterator[tuple[list[Model], list[tuple]]]:
    """Yield some hundred rows, with key, checksum and version of the documents beside them; then the rest.

    However many there are, no more than these are held in memory.
    """
    last = 0
    documents = _documents(searchable).order_by("object_id").values_list("object_id", "checksum", "version")
    while rows := list(searchable.rows().order_by("pk").filter(pk__gt=last)[:ROWS_AT_ONCE]):
        first, last = last, rows[-1].pk
        yield rows, list(documents.filter(object_id__gt=first, object_id__lte=last))
    while rest := list(documents.filter(object_id__gt=last)[:ROWS_AT_ONCE]):
        last = rest[-1][0]
        yield [], rest
