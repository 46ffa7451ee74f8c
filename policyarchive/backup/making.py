"""Making a backup: the database of one moment first, then the files that it names, then the manifest."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.core.files.storage import default_storage
from django.db import connection
from django.utils import timezone

from policyarchive.backup import manifest
from policyarchive.backup.archive import Writer, writing
from policyarchive.backup.engines import Progress, engine
from policyarchive.backup.manifest import Manifest, Member
from policyarchive.library.models import Rendition, StoredFile

FILES = "files/"
ROWS_AT_ONCE = 500


class Expected(NamedTuple):
    """A file of the library, as its row has it."""

    path: str
    sha256: str
    size: int


def make_backup(path: Path, *, database: Progress, files: Progress) -> Manifest:
    """Write everything to PATH and return its manifest; raises BackupFailed, and then there is no such file.

    Editors go on meanwhile: what was saved before the start is in, what is saved later is not. Files that the
    library has lost are named in the manifest (`damaged`), since no later backup could do better.
    """
    with (
        writing(path) as archive,
        tempfile.TemporaryDirectory(dir=path.parent, prefix=".backup-") as folder,
        engine().frozen(Path(folder), database) as frozen,
    ):
        made = Manifest(
            engine=connection.vendor,
            made_at=timezone.now().isoformat(timespec="seconds"),
            database=_add_database(archive, frozen.file),
            files=[],
            counts=manifest.counts(frozen.alias),
            migrations=manifest.migrations(frozen.alias),
            damaged=[],
            key_fingerprint=manifest.key_fingerprint(),
        )
        _add_files(archive, made, list(_expected(frozen.alias)), files)
        archive.finish(made)
    return made


def _add_database(archive: Writer, file: Path) -> Member:
    with file.open("rb") as stream:
        return archive.add(file.name, stream, file.stat().st_size)


def _expected(alias: str) -> Iterator[Expected]:
    for rows in (
        StoredFile.objects.order_by("pk"),
        Rendition.objects.select_related("source").order_by("pk"),
    ):
        for row in rows.using(alias).iterator(chunk_size=ROWS_AT_ONCE):
            yield Expected(row.path, row.sha256, row.size)


def _add_files(archive: Writer, made: Manifest, expected: list[Expected], progress: Progress) -> None:
    for number, file in enumerate(expected, start=1):
        member = _add_file(archive, file)
        if member is not None:
            made.files.append(member)
        if member is None or member.sha256 != file.sha256:
            made.damaged.append(file.path)
        progress(number, len(expected))


def _add_file(archive: Writer, file: Expected) -> Member | None:
    """Add a file of the library, or return None where it is missing or is not as long as it was."""
    try:
        if default_storage.size(file.path) != file.size:
            return None
        stream = default_storage.open(file.path)
    except OSError:
        return None
    with stream:
        return archive.add(FILES + file.path, stream, file.size)
