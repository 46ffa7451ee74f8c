"""Is the index what the content says? Found out, repaired and rebuilt, some hundred rows at a time."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Model

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
    known = dict(_documents(searchable).values_list("object_id", "checksum"))
    old = set(_documents(searchable).exclude(version=VERSION).values_list("object_id", flat=True))
    for rows in _batches(searchable):
        for row in rows:
            was = known.pop(row.pk, None)
            now = writing.checksum(searchable.document(row))
            report.missing += was is None
            report.stale += was is not None and (was != now or row.pk in old)
        if fix:
            index(searchable, rows)
    report.orphaned = len(known)
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
    for rows in _batches(searchable):
        done += index(searchable, rows, rebuild=True)
        yield done
    there = set(searchable.rows().values_list("pk", flat=True))
    gone = set(_documents(searchable).values_list("object_id", flat=True)) - there
    if gone:
        forget(searchable, gone)


@transaction.atomic
def rebuild_terms() -> int:
    """Count the terms of all titles again, and take away words whose document is gone."""
    SearchTerm.objects.all().delete()
    titles = SearchText.objects.values_list("title", flat=True).iterator()
    total = writing.total(map(terms_of, titles))
    rows = (writing.term_row(text, count) for text, count in sorted(total.items()))
    SearchTerm.objects.bulk_create(rows, batch_size=2_000)
    backend().erase_orphans()
    SearchState.names_changed()
    return len(total)


def _is_unwritten(searchable: Searchable) -> bool:
    return not _documents(searchable).exists() and searchable.rows().exists()


def _documents(searchable: Searchable):
    return SearchDocument.objects.filter(kind=searchable.kind)


def _batches(searchable: Searchable) -> Iterator[list[Model]]:
    last = 0
    while rows := list(searchable.rows().order_by("pk").filter(pk__gt=last)[:ROWS_AT_ONCE]):
        yield rows
        last = rows[-1].pk
