"""A backup comes back whole into an empty place, and nothing else comes back."""

import datetime
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.utils import timezone

from policyarchive.backup import restoring, verifying
from policyarchive.backup.archive import reading, writing
from policyarchive.backup.failures import BackupFailed
from policyarchive.backup.manifest import Manifest, Member
from policyarchive.publishing.actions import make_preview_link, schedule
from policyarchive.publishing.models import Schedule
from tests.backup.test_making import make
from tests.factories import make_person, make_post

ROOT = Path(__file__).parents[2]


def manifest(**changes):
    member = Member("database.sqlite3", "0" * 64, 0)
    given = {
        "engine": "sqlite",
        "made_at": "2026-11-29T00:00:00+00:00",
        "database": member,
        "files": [],
        "counts": {},
        "migrations": [],
        "damaged": [],
        "key_fingerprint": "",
    }
    return Manifest(**given | changes)


def in_another_place(target, *code):
    """Restore into a temporary place, run CODE there, and return what it says."""
    with verifying._temporary_place() as environment:
        said = run(environment, "restore", str(target))
        return said + (run(environment, "shell", "-v0", "-c", "; ".join(code)) if code else "")


def run(environment, *words):
    ended = subprocess.run(
        [sys.executable, "manage.py", *words], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def test_it_verifies(archive, target):
    make(target)
    call_command("verify", str(target))


def test_rows_and_files_are_what_they_were(archive, target):
    make(target)
    said = in_another_place(
        target,
        "from news.models import Post",
        "post = Post.objects.get()",
        "print(post.title_ko, post.attachment_links.get().attachment.stored.open().read()[:8])",
    )
    assert said.splitlines()[-1] == f"{archive.title_ko} b'%PDF-1.7'"


def test_nothing_of_the_past_acts_by_itself(archive, target):
    """Sessions end, preview links are revoked, and what fell due since the backup waits for a decision."""
    draft = make_post(stage="draft")
    plan = schedule(draft, "publish", at=timezone.now() + datetime.timedelta(hours=1), by=None)
    make_preview_link(draft, by=None, days=3)
    Session.objects.create(session_key="a" * 32, session_data="", expire_date=timezone.now())
    Schedule.objects.filter(pk=plan.pk).update(due_at=timezone.now() - datetime.timedelta(minutes=1))
    make(target)
    said = in_another_place(
        target,
        "from django.contrib.sessions.models import Session",
        "from policyarchive.publishing.models import *",
        "print(Session.objects.count(), Schedule.objects.get().outcome, Schedule.objects.get().failure)",
        "print(PreviewLink.objects.filter(revoked_at=None).count())",
        "from news.models import Post",
        f"print(Post.objects.get(pk={draft.pk}).stage, LogEntry.objects.first().action)",
    )
    assert said.splitlines()[-3:] == [
        "0 failed 백업에서 복원하는 동안 예약 시각이 지났습니다.",
        "0",
        "draft restored_backup",
    ]
    assert f"publish {draft.title_ko}" in said


def test_a_place_with_an_archive_is_refused(archive, target):
    make(target)
    with pytest.raises(CommandError, match="There is an archive here already"):
        call_command("restore", str(target))


def test_another_kind_of_database_and_a_newer_program_are_refused():
    reasons = manifest(migrations=["news.9999_later"]).reasons_not_to_restore("postgresql")
    assert reasons == [
        "The backup is of sqlite, and DATABASE_URL names postgresql. "
        "Restore it into an empty database of the same kind.",
        "A newer version of the program made this backup (news.9999_later). Install that version.",
    ]


def cut(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def change_one_byte_of_a_file(path):
    content = path.read_bytes()
    place = content.index(b"%PDF-1.7")
    path.write_bytes(content[:place] + b"%PDF-1.8" + content[place + 8 :])


def become_a_text(path):
    path.write_text("hello")


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (cut, "is unfinished: manifest.json is missing|is damaged or no backup"),
        (change_one_byte_of_a_file, "is damaged. Take another backup"),
        (become_a_text, "is damaged or no backup"),
        (Path.unlink, "No such file or directory"),
    ],
)
def test_what_is_not_a_whole_backup_is_refused(archive, target, spoil, sentence):
    make(target)
    spoil(target)
    with pytest.raises(BackupFailed, match=sentence), reading(target) as read:
        for member in [read.manifest.database, *read.manifest.files]:
            read.copy(member, BytesIO())


def test_a_spoilt_backup_does_not_verify(archive, target):
    make(target)
    change_one_byte_of_a_file(target)
    with pytest.raises(CommandError, match=r"does not verify\. Keep an older backup"):
        call_command("verify", str(target))


def test_a_manifest_of_a_later_layout_or_without_sense_is_refused(target):
    with writing(target) as writer:
        writer.finish(manifest(format=2))
    with pytest.raises(BackupFailed, match="A newer version of the program"), reading(target):
        pass
    for text in (b"{}", b"[]", b"no", b'{"format": 1}'):
        with pytest.raises(BackupFailed, match="manifest of the backup cannot be read"):
            Manifest.from_json(text)


def test_other_counts_than_were_written_down_are_refused(archive):
    with pytest.raises(BackupFailed, match="The table news_post has 1 rows and had 2"):
        restoring._refuse_other_counts(manifest(counts={"news_post": 2}))


def test_a_person_who_was_in_stays_in_the_history(archive, target):
    make_person("mina", role="writer")
    make(target)
    said = in_another_place(
        target, "from django.contrib.auth.models import User", "print(User.objects.get().username)"
    )
    assert said.splitlines()[-1] == "mina"
