import io
import json
import re
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from news.models import Post
from policyarchive.legacy.management.commands import import_legacy
from policyarchive.legacy.report import WAY_OUT
from tests.factories import make_area, make_city, make_post
from tests.legacy.samples import FOLDER, board_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(capsys):
    def _run(*arguments):
        refused = ""
        try:
            call_command("import_legacy", *map(str, arguments))
        except CommandError as error:
            refused = str(error)
            assert error.returncode == 1
        return capsys.readouterr().out, refused

    return _run


@pytest.fixture
def saved(tmp_path):
    file = tmp_path / "page.txt"
    file.write_bytes(board_page())
    return file


def reports(out):
    return [json.loads(line) for line in out.splitlines()]


def test_all_sample_pages_are_stored_or_refused_with_one_object_a_line(run):
    make_city("london", name_ko="런던", name_en="London")
    out, refused = run(FOLDER, "--json")
    reported = {report["file"].rsplit("/", 1)[-1]: report for report in reports(out)}
    assert refused == "8 of 17 files refused."
    assert sorted(reported) == sorted(file.name for file in FOLDER.iterdir())
    assert {name for name, report in reported.items() if report["outcome"] == "refused"} == {
        name for name in reported if re.match(r"list_|no_|press_release_no_date", name)
    }
    assert Post.objects.count() == 9
    assert Post.objects.published().count() == 8  # the French one waits


def test_a_second_run_of_all_changes_nothing(run):
    run(FOLDER)
    before = list(Post.objects.values())
    out, _ = run(FOLDER)
    assert out.splitlines()[0] == "17 files: 0 created, 0 updated, 9 unchanged, 8 refused."
    assert list(Post.objects.values()) == before


def test_the_areas_of_a_page_are_listed_in_the_order_of_the_text(run):
    for slug, name in (
        ("tourism", "Tourism"),
        ("smart-city", "Smart City"),
        ("climate", "Response to Climate change"),
    ):
        make_area(slug, name_en=name)
    out, refused = run(FOLDER / "board_english.txt", "--json")
    assert refused == ""
    assert reports(out)[0]["areas"] == ["climate", "tourism", "smart-city"]


def test_a_changed_file_is_updated(run, saved):
    run(saved)
    saved.write_bytes(board_page(body="고친 글이다."))
    assert run(saved)[0] == "1 files: 0 created, 1 updated, 0 unchanged, 0 refused.\n"
    assert Post.objects.get().body_ko == "<p>고친 글이다.</p>"


def test_a_rehearsal_writes_nothing(run, saved):
    out, refused = run(saved, "--dry-run")
    assert out == "1 files: 1 created, 0 updated, 0 unchanged, 0 refused. Nothing was written.\n"
    assert (refused, Post.objects.count()) == ("", 0)


def test_hidden_pages_are_drafts(run, saved):
    run(saved, "--hide")
    assert Post.objects.get().stage == "draft"


def test_standard_input_is_read(run, monkeypatch):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(board_page())))
    [report] = reports(run("-", "--json")[0])
    assert (report["file"], report["outcome"]) == ("-", "created")


def test_a_refusal_names_file_kind_line_and_reason(run, tmp_path):
    file = tmp_path / "bad.txt"
    file.write_bytes(board_page(meta="글쓴이 ssunha"))
    out, refused = run(file)
    assert refused == "1 of 1 files refused."
    assert out.splitlines()[2].split() == ["kind", "line", "file", "reason"]
    assert out.splitlines()[3].startswith(f"no_date  4     {file}  No posted date: write a line such as")


def test_the_console_speaks_english_whatever_the_sites_first_language(run, tmp_path, settings):
    assert settings.LANGUAGE_CODE == "ko"
    file = tmp_path / "long.txt"
    file.write_bytes(board_page(title="긴" * 301))
    [report] = reports(run(file, "--json")[0])
    assert "Ensure this value has at most 300 characters (it has 301)." in report["error"]["reason"]


def test_an_unknown_encoding_is_named_before_anything_is_read(run):
    assert run("nowhere", "--encoding", "cp9490") == (
        "",
        "--encoding cp9490: no such text encoding; try cp949.",
    )


def test_an_encoding_for_bytes_only_is_refused_and_utf_16_is_not(run, saved):
    saved.write_bytes(board_page().decode().encode("utf-16"))
    assert run(saved, "--encoding", "utf-16")[1] == ""
    assert run(saved, "--encoding", "hex")[1] == "--encoding hex: no such text encoding; try cp949."


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OperationalError("disk I/O error"), r"The database fails: disk I/O error\.$"),
        (KeyboardInterrupt(), "what is done stays done.$"),
    ],
)
def test_a_run_that_breaks_off_says_how_far_it_came(saved, monkeypatch, error, said):
    def broken(self, sources):
        raise error
        yield

    monkeypatch.setattr(import_legacy.PageImporter, "run", broken)
    with pytest.raises(CommandError, match=f"^Stopped after 0 files; run again and .*{said}"):
        call_command("import_legacy", str(saved))


def test_a_terminal_shows_a_bar(saved, monkeypatch, capsys):
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stderr", terminal)
    call_command("import_legacy", str(saved))
    assert terminal.getvalue() == f"\r[{'#' * 30}] 1/1 files\n"
    assert capsys.readouterr().out.startswith("1 files: 1 created")


def test_a_page_whose_post_is_there_is_left_out_and_named(run, saved):
    existing = make_post(title_ko="도시가 만나다", body_ko="<p>다른 글</p>")
    out, refused = run(saved, "--skip-same-title", "--json")
    [report] = reports(out)
    assert (report["outcome"], report["number"], refused) == ("unchanged", existing.number, "")
    assert report["warnings"] == [f"same_title: {existing.number} /ko/news/{existing.number}/"]
    assert run(saved)[0].endswith(f"{WAY_OUT}\n")
    assert Post.objects.count() == 2
