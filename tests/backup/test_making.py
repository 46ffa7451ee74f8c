"""A backup holds one moment whole, or there is none."""

import stat
import subprocess
import sys
import tarfile
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from news.models import Post
from policyarchive.backup.archive import reading, writing
from policyarchive.backup.engines import engine
from policyarchive.backup.failures import BackupFailed
from policyarchive.backup.making import make_backup
from policyarchive.library.actions import delete as delete_file
from policyarchive.library.models import StoredFile
from tests.factories import make_post
from tests.server import environment

ROOT = Path(__file__).parents[2]


def nobody_looks(_done, _total):
    pass


def make(path, *, database=nobody_looks, files=nobody_looks):
    return make_backup(path, database=database, files=files)


def backup(path):
    out = StringIO()
    call_command("backup", str(path), stdout=out, stderr=out)
    return out.getvalue()


def test_it_holds_the_database_every_file_and_a_manifest_that_comes_last(archive, target):
    made = make(target)
    with tarfile.open(target) as tar:
        names = tar.getnames()
    files = [f"files/{row.path}" for row in StoredFile.objects.order_by("pk")]
    assert (names[0], names[-1]) == (engine().MEMBER, "manifest.json")
    assert set(files) < set(names)
    assert (made.counts["news_post"], made.damaged) == (1, [])
    assert made.engine == connection.vendor
    with reading(target) as read:
        assert read.manifest == made


def test_only_its_owner_may_read_it(archive, target):
    make(target)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_what_is_saved_after_the_start_is_not_in_it_and_nobody_waits(archive, target):
    """An editor saves while the files are copied, that is, after the moment of the database."""

    def save(done, _total):
        if done == 1:
            make_post()

    made = make(target, files=save)
    assert (made.counts["news_post"], Post.objects.count()) == (1, 2)


def test_a_file_that_is_deleted_meanwhile_is_in_it(archive, target, media):
    def delete(done, _total):
        if done == 1:
            archive.attachment_links.all().delete()
            for row in StoredFile.objects.filter(attachments__isnull=False):
                delete_file(row.attachments.get(), by=None)

    assert make(target, files=delete).damaged == []


def test_a_file_that_the_library_has_lost_is_named_and_the_rest_is_kept(archive, target, media):
    lost = StoredFile.objects.filter(attachments__isnull=False).get().path
    (media / lost).unlink()
    with pytest.raises(CommandError, match="The backup is written, without these files"):
        backup(target)
    with reading(target) as read:
        assert read.manifest.damaged == [lost]


def test_a_file_of_that_name_is_never_overwritten(archive, target, backups):
    target.write_bytes(b"yesterday's")
    with pytest.raises(CommandError, match=r"exists\. Name a new file"):
        backup(target)
    assert (target.read_bytes(), backups()) == (b"yesterday's", ["archive.tar"])


def test_a_failure_halfway_leaves_nothing_under_that_name(archive, target, backups):
    def fail(_done, _total):
        raise OSError(28, "No space left on device")

    with pytest.raises(BackupFailed, match=r"The disk of .*backups is full\. Make room"):
        make(target, files=fail)
    assert backups() == []


def test_two_that_write_the_same_file_do_not_mix(target):
    being_written = pytest.raises(BackupFailed, match="Another backup is being written")
    with writing(target), being_written, writing(target):
        pass


def test_a_folder_that_does_not_exist_is_named(archive, target):
    with pytest.raises(CommandError, match="No such file or directory"):
        backup(target.parent / "no" / "archive.tar")


@pytest.mark.parametrize("megabytes", [0.1, 0.4, 0.6])
def test_a_full_disk_is_said_in_a_sentence_and_leaves_no_half_file(target, backups, tmp_path, megabytes):
    """The limit stands for a disk that ends in the middle of the database or of the files."""
    folder = tmp_path / "served"
    manage(folder, "migrate", "--verbosity=0")
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({int(megabytes * 1e6)},) * 2)"
    code = f"{limit}; import sys, runpy; sys.argv[1:] = ['backup', {str(target)!r}]"
    code += "; runpy.run_path('manage.py', run_name='__main__')"
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment(folder), capture_output=True, text=True
    )
    assert (ended.returncode, backups()) == (1, [])
    assert "is full. Make room" in ended.stderr and "Traceback" not in ended.stderr


def manage(folder, *words):
    subprocess.run([sys.executable, "manage.py", *words], cwd=ROOT, env=environment(folder), check=True)


def test_a_killed_backup_leaves_nothing_under_that_name(archive, target, backups):
    """Ended between two steps as by SIGKILL, and then made again over what was left."""
    context = writing(target)
    context.__enter__()
    assert backups() == ["archive.tar.part"]
    context.gen.close()
    (target.parent / "archive.tar.part").write_bytes(b"half")
    make(target)
    assert backups() == ["archive.tar"]
