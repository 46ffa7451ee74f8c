"""A file that is no backup, or one that somebody made: refused with a sentence, and nothing is written."""

import hashlib
import io
import json
import random
import tarfile

import pytest

from policyarchive.backup import restoring
from policyarchive.backup.archive import reading, writing
from policyarchive.backup.failures import BackupFailed
from policyarchive.backup.manifest import Manifest, Member
from tests.backup.test_restoring import manifest

CONTENT = b"content"
UPWARDS = ["../x", "/x/x", "a/../../x", "files/../../x", "", ".", "..", "files//x", "a\\x", "a\0x", ".x", 5]


def member(name, content=CONTENT):
    return Member(name, hashlib.sha256(content).hexdigest(), len(content))


def header(name, **columns):
    made = tarfile.TarInfo(name)
    for column, value in columns.items():
        setattr(made, column, value)
    return made


def write(target, *headers, found):
    with tarfile.open(target, "w") as tar:
        for one in headers:
            tar.addfile(one, io.BytesIO(CONTENT))
        text = found if isinstance(found, bytes) else found.to_json()
        tar.addfile(header("manifest.json", size=len(text)), io.BytesIO(text))


def read_all(target):
    with reading(target) as archive:
        for one in [archive.manifest.database, *archive.manifest.files]:
            archive.copy(one, io.BytesIO())


@pytest.mark.parametrize("name", UPWARDS)
def test_no_name_leads_out_of_the_place_that_is_restored(target, monkeypatch, name):
    monkeypatch.setattr(restoring, "_unpacked", None)  # it would be called if the manifest were believed
    for found in (manifest(database=member(name)), manifest(files=[member(name)])):
        target.unlink(missing_ok=True)
        write(target, found=found)
        with pytest.raises(BackupFailed, match="No backup has such a manifest"):
            restoring.restore_backup(target, files=lambda *_: None)


def test_the_database_is_a_file_and_in_no_folder(target):
    write(target, found=manifest(database=member("files/database.sqlite3")))
    with pytest.raises(BackupFailed, match="No backup has such a manifest"):
        read_all(target)


@pytest.mark.parametrize(
    "changes",
    [
        {"counts": {'"auth_user"; DROP TABLE x': 1}},
        {"counts": {"news_post": "1"}},
        {"counts": []} | {"migrations": [[]]},
        {"made_at": {}},
        {"files": [Member("a", "0" * 64, -1)]},
        {"files": [Member("a", None, 1)]},
        {"engine": None},
    ],
)
def test_no_table_or_text_of_a_manifest_is_believed(changes):
    text = manifest(**changes).to_json()
    with pytest.raises(BackupFailed, match="manifest"):
        Manifest.from_json(text)


@pytest.mark.parametrize("text", [b"[" * 100_000, b"\xff\xfe", b"1" * 10_000, b'{"format": 1, "files": 3}'])
def test_a_manifest_without_bound_is_refused(text):
    with pytest.raises(BackupFailed, match="manifest of the backup cannot be read"):
        Manifest.from_json(text)


def sparse(name):
    one = header(
        name, size=len(CONTENT), pax_headers={"GNU.sparse.map": "0,1", "GNU.sparse.size": str(1 << 40)}
    )
    return one


@pytest.mark.parametrize(
    "one",
    [
        header("x", type=tarfile.SYMTYPE, linkname="x"),
        header("x", type=tarfile.LNKTYPE, linkname="x"),
        header("x", type=tarfile.SYMTYPE, linkname="/etc/passwd"),
        header("x", type=tarfile.CHRTYPE),
        header("x", type=tarfile.FIFOTYPE),
        header("x", type=tarfile.DIRTYPE),
        header("x", size=len(CONTENT) - 1),
        sparse("x"),
    ],
    ids=["to itself", "hard to itself", "elsewhere", "device", "pipe", "folder", "shorter", "with holes"],
)
def test_a_member_is_an_ordinary_file_of_its_size(target, one):
    for found in (manifest(database=member("x")), manifest(files=[member("x")])):
        target.unlink(missing_ok=True)
        database = header("database.sqlite3", size=0)
        write(target, database, one, found=found)
        with pytest.raises(BackupFailed, match="is damaged"), reading(target) as archive:
            archive.copy(member("x"), io.BytesIO())


def test_a_database_that_is_none_is_refused(target, db, settings):
    with writing(target) as archive:
        made = archive.add("database.sqlite3", io.BytesIO(CONTENT), len(CONTENT))
        archive.finish(manifest(database=made))
    with pytest.raises(BackupFailed, match="cannot be used"):
        unpack_and_check(target)


def unpack_and_check(target):
    from policyarchive.backup import sqlite
    from policyarchive.backup.failures import database_said_plainly

    with database_said_plainly(target), reading(target) as archive:
        file = target.with_name("database.sqlite3")
        with file.open("wb") as opened:
            archive.copy(archive.manifest.database, opened)
        sqlite._refuse_damaged(file)


def test_bytes_that_changed_anywhere_end_in_a_sentence(target):
    """Whatever a disk or a wire makes of a backup, it is read rightly or refused."""
    with writing(target) as archive:
        database = archive.add("database.sqlite3", io.BytesIO(CONTENT), len(CONTENT))
        file = archive.add("files/files/ab/abc", io.BytesIO(CONTENT), len(CONTENT))
        archive.finish(manifest(database=database, files=[file]))
    whole, dice = target.read_bytes(), random.Random(1)  # noqa: S311
    refused = 0
    for _ in range(600):
        spoilt = bytearray(whole)
        for _ in range(dice.choice([1, 4, 40])):
            spoilt[dice.randrange(5_000)] = dice.randrange(256)
        target.write_bytes(spoilt[: dice.choice([len(spoilt), dice.randrange(len(spoilt))])])
        try:
            read_all(target)
        except BackupFailed:
            refused += 1
    assert refused > 300


def test_what_a_backup_writes_is_possible(archive, target):
    from tests.backup.test_making import make

    make(target)
    with reading(target) as read:
        assert json.loads(read.manifest.to_json())["files"]
