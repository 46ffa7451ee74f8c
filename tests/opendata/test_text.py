"""Text from other systems: cleaned, with a warning for what is left out, and never the end of the rest."""

import io
import json
from contextlib import suppress

import pytest
from django.core.management import CommandError, call_command

from news.models import Post

pytestmark = pytest.mark.django_db
LEAST = {"ref": "a", "original_language": "ko", "title": {"ko": "가"}, "posted_on": "2017-04-12"}


@pytest.fixture
def run(tmp_path, capsys):
    def _run(*lines):
        file = tmp_path / "posts.jsonl"
        raw = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
        file.write_bytes(b"\n".join(raw))
        with suppress(CommandError):
            call_command("import_posts", str(file), "--json")
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return _run


def test_controls_and_decomposed_letters_are_cleaned(run):
    body = "<p>첫 줄\x0b둘째 줄\b</p>"
    [report] = run(
        LEAST
        | {"title": {"ko": "발표 자료\x0b협\u1112\u1167\u11b8"}, "body": {"ko": body}, "byline": "\u202ea"}
    )
    post = Post.objects.get()
    assert (report["outcome"], post.title_ko, post.byline) == ("created", "발표 자료 협협", "a")
    assert post.body_ko == "<p>첫 줄<br>둘째 줄</p>"


@pytest.mark.parametrize("title", ["   ", "\u200b", "\u200b\ufeff\xad", "\u3164", ""])
def test_a_title_of_blanks_is_missing(run, title):
    [report] = run(LEAST | {"title": {"ko": title}})
    assert report["error"]["kind"] == "missing_field"
    assert not Post.objects.exists()


def test_a_reference_is_trimmed_and_its_case_counts(run):
    assert [report["error"]["kind"] for report in run(LEAST | {"ref": " \u200b"})] == ["missing_field"]
    outcomes = [one["outcome"] for one in run(LEAST, LEAST | {"ref": " a\ufeff"}, LEAST | {"ref": "A"})]
    assert outcomes == ["created", "unchanged", "created"]


def test_three_hundred_syllables_fit_however_they_are_written(run):
    assert run(LEAST | {"title": {"ko": "\u1112\u1167\u11b8" * 300}})[0]["outcome"] == "created"
    assert run(LEAST | {"title": {"ko": "협" * 301}})[0]["error"]["kind"] == "wrong_value"


def test_what_a_body_loses_is_a_warning(run):
    frame = '<p>앞</p><iframe src="https://video.example/x"></iframe>'
    picture = (
        '<figure><img src="https://old.example/a.jpg" alt="가"><figcaption>나</figcaption></figure><p>뒤</p>'
    )
    [report] = run(LEAST | {"body": {"ko": frame + picture}})
    assert report["warnings"] == [
        "left_out: body.ko: frame https://video.example/x",
        "left_out: body.ko: picture https://old.example/a.jpg “가”",
        "left_out: body.ko: text 나",
    ]
    assert Post.objects.get().body_ko == "<p>앞</p><p>뒤</p>"


def test_a_link_that_leads_nowhere_is_a_warning_and_a_completed_one_is_none(run):
    body = '<p><a href="view.do?no=3">옛 글</a>, <a href="www.seoul.go.kr">시청</a></p>'
    [report] = run(LEAST | {"body": {"ko": body}})
    assert report["warnings"] == ["left_out: body.ko: link view.do?no=3"]
    assert Post.objects.get().body_ko == '<p>옛 글, <a href="https://www.seoul.go.kr">시청</a></p>'


def test_an_outline_becomes_a_list_but_not_what_an_export_wrote(run):
    lines = {"body": {"ko": "<p>□ 가</p><p>&nbsp;○ 나</p>"}}
    run(LEAST | lines, LEAST | lines | {"ref": "b", "as_stored": True})
    listed, kept = Post.objects.order_by("number")
    assert listed.body_ko == "<ul><li>가<ul><li>나</li></ul></li></ul>"
    assert kept.body_ko == "<p>□ 가</p><p>&nbsp;○ 나</p>"
    assert [one["outcome"] for one in run(LEAST | lines)] == ["unchanged"]


BAD = [
    json.dumps(LEAST | {"title": {"ko": "x\ud800"}}).encode(),
    json.dumps(LEAST | {"\udfff": 1}).encode(),
    json.dumps(LEAST | {"areas": ["\ud800"]}).encode(),
    json.dumps(LEAST | {"stage": "\ud800"}).encode(),
    b'{"ref": "\xff"}',
    b"{",
    b"[" * 100_000,
    b'{"ref": "a", "ref": "b"}',
    b'{"ref": "a", "views": NaN}',
    b'{"ref": "a", "views": ' + b"9" * 5000 + b"}",
    b'{"ref": ["a"]}',
    b'{"ref": "a", "title": {"ko": {"a": 1}}}',
    b'{"ref": "a", "title": null, "stage": [], "body": 3}',
    b"null",
    b"\x00",
    b'{"ref": "a", "body": {"ko": "' + b"x" * (17 * 1024 * 1024) + b'"}}',
]


def test_every_refused_line_is_reported_and_the_rest_goes_on(run):
    reports = run(*BAD, LEAST)
    assert [report["outcome"] for report in reports] == ["refused"] * len(BAD) + ["created"]
    assert [report["line"] for report in reports] == [*range(1, len(BAD) + 2)]
    assert all(report["error"]["reason"] for report in reports[:-1])


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_a_console_that_cannot_write_hangul_hears_it_all_the_same(options, tmp_path, monkeypatch):
    file = tmp_path / "글.jsonl"
    lines = [
        LEAST,
        LEAST | {"ref": "가", "areas": ["없음"]},
        LEAST | {"ref": "나", "title": {"ko": "\ud800"}},
    ]
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="ascii", write_through=True) for _ in range(2))
    with pytest.raises(CommandError):
        call_command("import_posts", str(file), *options, stdout=out, stderr=err)
    shown = (out.buffer.getvalue() + err.buffer.getvalue()).decode("ascii")
    assert "unknown_slug" in shown
    assert "wrong_value" in shown
    call_command("export_posts", stdout=out)
    assert json.loads(out.buffer.getvalue().decode("ascii").splitlines()[-1])["title"] == {"ko": "가"}
