import io
import os
from types import SimpleNamespace

import pytest

from policyarchive.legacy.files import LARGEST_PAGE, Source, find_sources
from policyarchive.legacy.reader.refusals import PageRefused


def names(*paths):
    return [source.path for source in find_sources(map(str, paths))]


def refusal_of(source):
    with pytest.raises(PageRefused) as refused:
        source.read()
    return refused.value


def test_a_folder_gives_its_files_in_the_order_of_their_names(tmp_path):
    for name in ("b.txt", "a.txt", "c/d.txt", "c/.hidden", ".git/config"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert names(tmp_path) == [str(tmp_path / name) for name in ("a.txt", "b.txt", "c/d.txt")]


def test_files_keep_the_order_in_which_they_are_named(tmp_path):
    assert names(tmp_path / "z", "-", tmp_path / "a") == [str(tmp_path / "z"), "-", str(tmp_path / "a")]


def test_an_empty_folder_gives_nothing(tmp_path):
    assert names(tmp_path) == []


def test_links_to_folders_are_not_followed(tmp_path):
    (tmp_path / "a.txt").touch()
    (tmp_path / "again").symlink_to(tmp_path)
    (tmp_path / "same.txt").symlink_to(tmp_path / "a.txt")
    assert names(tmp_path) == [str(tmp_path / "a.txt"), str(tmp_path / "same.txt")]


def test_a_folder_that_cannot_be_opened_is_reported(tmp_path, monkeypatch):
    def denied(folder):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", denied)
    [source] = find_sources([str(tmp_path)])
    assert refusal_of(source).kind == "unreadable"


def test_a_missing_file_is_named():
    refusal = refusal_of(Source("nowhere.txt"))
    assert (refusal.kind, refusal.reason) == ("missing", "There is no nowhere.txt: check the path.")


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    refusal = refusal_of(Source(str(tmp_path / "pipe")))
    assert refusal.kind == "unreadable"
    assert refusal.reason.endswith("cannot be read: not an ordinary file; pipe it in and name it -.")


def test_a_file_of_the_largest_size_is_read_and_one_byte_more_is_refused(tmp_path):
    file = tmp_path / "page.txt"
    file.write_bytes(b"a" * LARGEST_PAGE)
    assert len(Source(str(file)).read()) == LARGEST_PAGE
    file.write_bytes(b"a" * (LARGEST_PAGE + 1))
    refusal = refusal_of(Source(str(file)))
    assert (refusal.kind, refusal.reason) == ("too_large", "More than 4 MB: no page of text is so long.")


def test_standard_input_is_read_as_bytes_and_has_no_place(monkeypatch):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"\xff\0")))
    source = Source("-")
    assert (source.read(), source.ref, source.name) == (b"\xff\0", None, "-")


def test_the_identity_of_a_file_is_its_place_however_it_is_written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    same = {Source("a.txt").ref, Source("./a.txt").ref, Source(str(tmp_path / "b" / ".." / "a.txt")).ref}
    assert len(same) == 1
    assert Source("b.txt").ref not in same
    assert len(same.pop()) == len("legacy:") + 16


def test_a_name_that_is_no_utf8_is_shown_readably():
    assert Source(os.fsdecode(b"a\xff.txt")).name == "a\\xff.txt"
    assert Source(os.fsdecode(b"a\xff.txt")).ref != Source("a.txt").ref
