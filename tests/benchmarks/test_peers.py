from pathlib import Path

import pytest

from benchmarks.peers import debian, wordpress
from benchmarks.peers.peer import run
from benchmarks.row import CannotRun


def test_links_to_what_was_unpacked_lead_below_the_root(tmp_path):
    target = tmp_path / "usr/share/php/getid3"
    target.mkdir(parents=True)
    inside, outside, relative = (tmp_path / name for name in ("inside", "outside", "relative"))
    inside.symlink_to("/usr/share/php/getid3")
    outside.symlink_to("/usr/share/nothing-like-this")
    relative.symlink_to("usr/share/php")
    debian._lead_links_into(tmp_path)
    assert inside.readlink() == target
    assert outside.readlink() == Path("/usr/share/nothing-like-this")
    assert relative.readlink() == Path("usr/share/php")


def test_php_is_given_the_extensions_that_were_unpacked(tmp_path):
    place = tmp_path / "root/usr/lib/php/20220829"
    place.mkdir(parents=True)
    (place / "mysqli.so").touch()
    text = wordpress.write_php(tmp_path / "root", tmp_path).read_text(encoding="utf-8")
    assert f"extension_dir={place}\n" in text
    assert text.splitlines()[-1] == "extension=mysqli"


def test_a_step_that_fails_says_which_and_why():
    with pytest.raises(CannotRun, match=r"^the set-up failed: ls: "):
        run(["ls", "/no/such/folder"], what="the set-up")
