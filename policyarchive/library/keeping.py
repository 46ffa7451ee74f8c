"""Writing bytes to the storage so that rows and files stand or fall together."""

import hashlib
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from typing import BinaryIO

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from policyarchive.library.models import DiscardedFile, Rendition, StoredFile
from policyarchive.library.refusals import StorageFailed
from policyarchive.library.renditions import Made

logger = logging.getLogger(__name__)
CHUNK = 1 << 20


def sha256_of(file: BinaryIO | File) -> str:
    """Return the hash of a file's bytes, and leave the file at its beginning."""
    file.seek(0)
    total = hashlib.sha256()
    while chunk := file.read(CHUNK):
        total.update(chunk)
    file.seek(0)
    return total.hexdigest()


class Keeper:
    """Keeps bytes as rows and files, and remembers what it wrote, in order to take it back."""

    def __init__(self) -> None:
        self.written: list[str] = []

    def keep(self, content: BinaryIO, *, kind: str, size: int) -> StoredFile:
        """Return the row of these bytes; what is there already is not written again."""
        row, is_new = StoredFile.objects.get_or_create(
            sha256=sha256_of(content), defaults={"kind": kind, "size": size}
        )
        if is_new:
            self._write(row.path, content)
        return row

    def keep_renditions(self, source: StoredFile, made: list[Made]) -> None:
        if source.renditions.exists():
            return
        for one in made:
            row = Rendition.objects.create(
                source=source,
                format=one.format,
                width=one.width,
                height=one.height,
                sha256=hashlib.sha256(one.content).hexdigest(),
                size=len(one.content),
            )
            self._write(row.path, BytesIO(one.content))

    def _write(self, path: str, content: BinaryIO) -> None:
        """Write under exactly that name: bytes that an interrupted upload left there are overwritten.

        A discarded file is used again as it is: a backup that is being made may be about to copy it.
        """
        try:
            if _reclaim(path) and _holds(path, content):
                return
            self.written.append(path)
            default_storage.delete(path)
            default_storage.save(path, File(content, name=path))
        except Exception as error:  # each kind of storage has errors of its own
            logger.exception("The library cannot write %s", path)
            raise StorageFailed(
                _(
                    "The file could not be stored: the storage is full or cannot be reached. "
                    "Nothing was saved."
                )
            ) from error

    def take_back(self) -> None:
        for path in self.written:
            with suppress(Exception):  # what cannot be deleted now, library_clean finds later
                default_storage.delete(path)


@contextmanager
def all_or_nothing() -> Iterator[Keeper]:
    """Write rows and files together; where anything fails, none of them stays.

    Files go before the transaction ends: until then nobody else can keep the same bytes.
    """
    keeper = Keeper()
    with transaction.atomic():
        try:
            yield keeper
        except BaseException:
            keeper.take_back()
            raise


def drop_if_unused(stored: StoredFile) -> None:
    """Remove the rows of bytes that no picture and no attachment has any more, and put the files on a list.

    They go a day later, by `library_clean`: a backup that began before still names them.
    """
    if stored.images.exists() or stored.attachments.exists():
        return
    paths = [stored.path, *(rendition.path for rendition in stored.renditions.all())]
    stored.delete()
    DiscardedFile.objects.bulk_create([DiscardedFile(path=path) for path in paths], ignore_conflicts=True)


def _reclaim(path: str) -> bool:
    """Take a file off the list of what goes; waits while it is being removed. False: it was not there."""
    deleted, _by_model = DiscardedFile.objects.filter(path=path).delete()
    return bool(deleted)


def _holds(path: str, content: BinaryIO) -> bool:
    if not default_storage.exists(path):
        return False
    with default_storage.open(path) as file:
        return sha256_of(file) == sha256_of(content)


def remove_files(paths: list[str], *, report: Callable[[str], None] | None = None) -> None:
    for path in paths:
        try:
            default_storage.delete(path)
        except Exception:  # the row is gone; the file is an orphan that library_clean finds
            logger.exception("The library cannot delete %s", path)
        else:
            if report:
                report(path)
