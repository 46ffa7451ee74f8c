"""Nothing left over, nothing lost: what may go, and what is missing or damaged."""

import datetime
import hashlib
from collections.abc import Iterator
from typing import NamedTuple

from django.core.files.storage import default_storage
from django.db import models, transaction
from django.utils import timezone

from policyarchive.library import references
from policyarchive.library.keeping import CHUNK, drop_if_unused, remove_files
from policyarchive.library.models import Attachment, DiscardedFile, Image, Rendition, StoredFile
from policyarchive.library.models.stored import FILES, RENDITIONS

SHARED = "share"
# What an upload wrote a moment ago may not have its row yet, and its writer may not have used it yet.
GRACE = datetime.timedelta(days=1)
SHARE_IMAGES_KEPT = datetime.timedelta(days=30)
ROWS_AT_ONCE = 500


class Unused(NamedTuple):
    """What may go: rows that nothing refers to, files that no row names, and files discarded a day ago."""

    rows: list[Image | Attachment]
    files: list[str]
    discarded: list[str]


class Fault(NamedTuple):
    path: str
    is_missing: bool


def find_unused(*, now: datetime.datetime | None = None) -> Unused:
    """Return rows that nothing refers to and files that no row has, if they are older than a day."""
    now = now or timezone.now()
    rows = [row for model in (Image, Attachment) for row in _unused_rows(model, now - GRACE)]
    files = [*_orphans(now - GRACE), *_old_share_images(now - SHARE_IMAGES_KEPT)]
    discarded = DiscardedFile.objects.filter(discarded_at__lt=now - GRACE).values_list("path", flat=True)
    return Unused(rows, files, list(discarded))


def remove(unused: Unused) -> None:
    for row in unused.rows:
        with transaction.atomic():
            stored = row.stored
            row.delete()
            drop_if_unused(stored)
    remove_files(unused.files)
    for path in unused.discarded:
        _remove_discarded(path)


def find_faults() -> Iterator[Fault]:
    """Yield what is missing or is not what it was, reading every byte of the library."""
    for rows in (
        StoredFile.objects.order_by("pk"),
        Rendition.objects.select_related("source").order_by("pk"),
    ):
        for row in rows.iterator(chunk_size=ROWS_AT_ONCE):
            found = _sha256(row)
            if found != row.sha256:
                yield Fault(row.path, is_missing=found is None)


@transaction.atomic
def _remove_discarded(path: str) -> None:
    """Remove a file and its place on the list, unless an upload of the same bytes took it off meanwhile."""
    if DiscardedFile.objects.select_for_update().filter(path=path).exists():
        remove_files([path])
        DiscardedFile.objects.filter(path=path).delete()


def _unused_rows(model: type[models.Model], before: datetime.datetime) -> list:
    used = references.ids_in_use(model)
    rows = model._default_manager.filter(created_at__lt=before).select_related("stored").order_by("pk")
    return [row for row in rows.iterator(chunk_size=ROWS_AT_ONCE) if row.pk not in used]


def _orphans(before: datetime.datetime) -> list[str]:
    known = {row.path for row in StoredFile.objects.iterator(chunk_size=ROWS_AT_ONCE)}
    renditions = Rendition.objects.select_related("source")
    known |= {row.path for row in renditions.iterator(chunk_size=ROWS_AT_ONCE)}
    known |= set(DiscardedFile.objects.values_list("path", flat=True))  # these have their own day of grace
    there = (path for top in (FILES, RENDITIONS) for path in _paths_below(top))
    return sorted(path for path in there if path not in known and _is_older(path, before))


def _old_share_images(before: datetime.datetime) -> list[str]:
    """Images made for links are made again when they are asked for."""
    return sorted(path for path in _paths_below(SHARED) if _is_older(path, before))


def _paths_below(folder: str) -> Iterator[str]:
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}/{name}" for name in files if name)
    for name in folders:
        yield from _paths_below(f"{folder}/{name}")


def _is_older(path: str, moment: datetime.datetime) -> bool:
    return default_storage.get_modified_time(path) < moment


def _sha256(row: StoredFile | Rendition) -> str | None:
    total = hashlib.sha256()
    try:
        with row.open() as file:
            while chunk := file.read(CHUNK):
                total.update(chunk)
    except OSError:
        return None
    return total.hexdigest()
