"""Restoring a backup into an empty place: files first, the database last, so that half of it is nothing."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.files import File
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from policyarchive.audit.actions import log
from policyarchive.audit.models import LogAction
from policyarchive.backup import manifest
from policyarchive.backup.archive import HashingReader, Reader, reading
from policyarchive.backup.engines import Progress, engine
from policyarchive.backup.failures import BackupFailed, database_said_plainly, said_plainly
from policyarchive.backup.making import FILES
from policyarchive.backup.manifest import Manifest, Member
from policyarchive.publishing.actions.due import hold_what_fell_due
from policyarchive.publishing.models import PreviewLink, Schedule


class Restored(NamedTuple):
    """What was restored, and the plans that fell due since the backup, which wait for a decision."""

    manifest: Manifest
    held: list[Schedule]
    has_same_key: bool


def restore_backup(path: Path, *, files: Progress) -> Restored:
    """Fill this empty archive from a backup.

    Raises BackupFailed; the database is still empty then, unless what it was filled with turned out unfit.
    """
    with database_said_plainly(path), reading(path) as archive:
        found = archive.manifest
        _refuse(found)
        with _unpacked(archive) as database:
            _restore_files(archive, files)
            engine().load(database)
    with database_said_plainly(path):
        _refuse_other_counts(found)
        call_command("migrate", interactive=False, verbosity=0)
        held = _settle(found)
    return Restored(found, held, found.key_fingerprint == manifest.key_fingerprint())


def _refuse(found: Manifest) -> None:
    reasons = found.reasons_not_to_restore(connection.vendor)
    if not engine().is_empty():
        reasons.append(
            "There is an archive here already. Let DATA_DIR or DATABASE_URL name an empty place, "
            "or move the old database away first."
        )
    if reasons:
        raise BackupFailed(" ".join(reasons))


@contextmanager
def _unpacked(archive: Reader) -> Iterator[Path]:
    member = archive.manifest.database
    folder = engine().folder_for(Path(member.name))
    with tempfile.TemporaryDirectory(dir=folder, prefix=".restore-") as temporary:
        file = Path(temporary) / member.name
        with said_plainly(file), file.open("wb") as target:
            archive.copy(member, target)
        yield file


def _restore_files(archive: Reader, progress: Progress) -> None:
    with tempfile.TemporaryDirectory(dir=settings.DATA_DIR, prefix=".restore-") as temporary:
        for number, member in enumerate(archive.manifest.files, start=1):
            _restore_file(archive, member, Path(temporary) / "file")
            progress(number, len(archive.manifest.files))


def _restore_file(archive: Reader, member: Member, unpacked: Path) -> None:
    """Write a file to the storage unless the same bytes are there, from a restore that was interrupted."""
    path = member.name.removeprefix(FILES)
    if _has(path, member):
        return
    with said_plainly(unpacked):
        with unpacked.open("wb") as target:
            archive.copy(member, target)
        default_storage.delete(path)
        with unpacked.open("rb") as source:
            default_storage.save(path, File(source, name=path))


def _has(path: str, member: Member) -> bool:
    if not default_storage.exists(path) or default_storage.size(path) != member.size:
        return False
    with default_storage.open(path) as file:
        reader = HashingReader(file)
        while reader.read():
            pass
    return reader.hash.hexdigest() == member.sha256


def _refuse_other_counts(found: Manifest) -> None:
    """Compare the tables with what was counted; asked by name, since the program may have other columns."""
    with connection.cursor() as cursor:
        for table, count in found.counts.items():
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608
            [is_now] = cursor.fetchone()
            if is_now != count:
                raise BackupFailed(
                    f"The table {table} has {is_now} rows and had {count}. Use another backup."
                )


@transaction.atomic
def _settle(found: Manifest) -> list[Schedule]:
    """Let nothing of the past act by itself: no session, no preview link, no plan that fell due meanwhile."""
    now = timezone.now()
    Session.objects.all().delete()
    PreviewLink.objects.open(now=now).update(revoked_at=now)
    held = hold_what_fell_due(now=now)
    log(LogAction.RESTORED_BACKUP, by=None, made_at=found.made_at)
    return held
