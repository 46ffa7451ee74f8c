"""Collected once for all tests here, by the command that a server's start runs."""

import json
import re

import pytest
from django.conf import settings as site
from django.core.management.base import CommandError
from django.test import override_settings

from policyarchive.staticfiles import (
    STAMP,
    fingerprint,
    finish_collecting,
    one_sheet,
    start_collecting,
)


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    folder = tmp_path_factory.mktemp("static")
    with pytest.MonkeyPatch.context() as patch, override_settings(STATIC_ROOT=folder):
        patch.setenv("STATIC_ROOT", str(folder))
        finish_collecting(start_collecting())
    return folder


def names(folder):
    return json.loads((folder / "staticfiles.json").read_text())["paths"]


def test_the_style_sheet_is_one_file_that_asks_for_no_other(collected):
    text = (collected / names(collected)["css/app.css"]).read_text()
    assert "@import" not in text
    assert text.startswith("@layer reset, tokens, base, components, pages, print;")
    sheets = re.findall(r"layer\((\w+)\)", (site.BASE_DIR / "static/css/app.css").read_text())
    assert re.findall(r"^@layer (\w+) \{$", text, re.MULTILINE) == sheets


def test_pictures_are_still_found_from_the_one_style_sheet(collected):
    paths = names(collected)
    addresses = re.findall(r'url\("(?!data:)([^"]+)"\)', (collected / paths["css/app.css"]).read_text())
    assert addresses == ["../" + paths["img/hero.svg"]]


def test_files_are_compressed_and_unused_ones_left_out(collected):
    paths = names(collected)
    assert (collected / (paths["css/app.css"] + ".gz")).stat().st_size < 12_500
    assert not [name for name in paths if name.startswith(("flags/", "modeltranslation/"))]


def test_nothing_is_collected_twice_and_a_changed_file_is(collected, monkeypatch):
    assert (collected / STAMP).read_text() == fingerprint()
    with override_settings(STATIC_ROOT=collected):
        assert start_collecting() is None
        (collected / STAMP).write_text("other files")
        monkeypatch.setenv("STATIC_ROOT", str(collected))
        finish_collecting(start_collecting())
    assert (collected / STAMP).read_text() == fingerprint()


def test_while_developing_the_files_are_served_as_they_are(tmp_path):
    with override_settings(STATIC_ROOT=tmp_path, DEBUG=True):
        assert start_collecting() is None


def test_a_folder_that_takes_no_files_is_named_with_the_way_out(tmp_path, monkeypatch):
    (tmp_path / "full").write_text("a file where the folder should be")
    monkeypatch.setenv("STATIC_ROOT", str(tmp_path / "full"))
    with override_settings(STATIC_ROOT=tmp_path / "full"), pytest.raises(CommandError) as refused:
        finish_collecting(start_collecting())
    assert str(tmp_path / "full") in str(refused.value)
    assert "STATIC_ROOT" in str(refused.value)


def test_addresses_move_with_the_sheet_that_holds_them(tmp_path):
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/a.css").write_text('p { background: url("../../img/a.svg"), url("data:x") }\n')
    (tmp_path / "app.css").write_text('@import url("pages/a.css") layer(pages);\n')
    assert one_sheet(tmp_path / "app.css") == (
        '@layer pages {\np { background: url("../img/a.svg"), url("data:x") }\n}\n'
    )
