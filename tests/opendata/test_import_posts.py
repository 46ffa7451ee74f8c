import io
import json

import pytest
from django.core.management import CommandError, call_command

from news.models import Post
from tests.factories import make_agreement, make_area, make_category, make_city, make_post

pytestmark = pytest.mark.django_db
LEAST = {"ref": "a", "original_language": "ko", "title": {"ko": "가"}, "posted_on": "2017-04-12"}


@pytest.fixture
def run(tmp_path, capsys):
    def _run(*records, options=()):
        file = tmp_path / "posts.jsonl"
        lines = [record if isinstance(record, str) else json.dumps(record) for record in records]
        file.write_text("\n".join(lines), encoding="utf-8")
        code = 0
        try:
            call_command("import_posts", str(file), *options)
        except SystemExit as stop:
            code = stop.code
        told = capsys.readouterr()
        return code, told.out, told.err

    return _run


def reports(out):
    return [json.loads(line) for line in out.splitlines()]


def full_record():
    make_category("seouls-news")
    for area in ("climate", "tourism"):
        make_area(area)
    make_city("london")
    make_agreement("seoul-london-2017")
    return {
        "ref": "old/1",
        "number": 6568,
        "stage": "live",
        "original_language": "en",
        "title": {"ko": "정책 교류", "en": "Policy Exchange"},
        "summary": {"en": "Short."},
        "body": {"ko": "<p>가</p>", "en": "<p>a</p>"},
        "category": "seouls-news",
        "byline": "ssunha",
        "department": {"ko": "국제협력과"},
        "withdrawal_reason": {"ko": "사실과 다름"},
        "redirect_to": "",
        "posted_on": "2017-04-12",
        "pinned_from": "2017-04-12",
        "pinned_until": "2017-05-12",
        "views": 12,
        "licence": "kogl-1",
        "has_ai_mark": True,
        "agreements": ["seoul-london-2017"],
        "cities": ["london"],
        "areas": ["tourism", "climate"],
        "legacy_address": "/ko/node/6568",
    }


def test_every_field_arrives(run):
    assert run(full_record())[0] == 0
    post = Post.objects.get()
    assert (post.number, post.stage, post.original_language) == (6568, "live", "en")
    assert (post.title_ko, post.title_en, post.summary_ko) == ("정책 교류", "Policy Exchange", None)
    assert (post.category.slug, post.byline, post.department_ko) == ("seouls-news", "ssunha", "국제협력과")
    assert (str(post.posted_on), str(post.pinned_until)) == ("2017-04-12", "2017-05-12")
    assert (post.views, post.licence, post.has_ai_mark) == (12, "kogl-1", True)
    assert [area.slug for area in post.ordered_areas] == ["tourism", "climate"]
    assert post.legacy_address == "/ko/node/6568"


def test_what_export_writes_import_reads_and_nothing_changes(run, tmp_path):
    record = full_record()
    run(record)
    make_post(title_ko="라")
    first, second = tmp_path / "first", tmp_path / "second"
    call_command("export_posts", str(first))
    assert json.loads(first.read_text(encoding="utf-8").splitlines()[0]) == record
    run(*first.read_text(encoding="utf-8").splitlines())
    call_command("export_posts", str(second))
    assert second.read_bytes() == first.read_bytes()


def test_a_second_run_changes_nothing(run):
    record = full_record()
    run(record)
    before = Post.objects.get().updated_at
    code, out, _ = run(record)
    assert (code, out.split(": ")[1]) == (0, "1 unchanged\n")
    assert Post.objects.get().updated_at == before


def test_a_language_that_is_left_out_is_taken_away(run):
    record = full_record()
    run(record)
    run(record | {"title": {"en": "Policy Exchange"}})
    assert Post.objects.get().languages == ["en"]


def test_one_bad_line_does_not_stop_the_rest(run):
    code, out, _ = run(
        LEAST, "{", "", LEAST | {"ref": "b", "areas": ["air"]}, LEAST | {"ref": "c"}, options=["--json"]
    )
    assert code == 1
    assert [(report["line"], report["outcome"]) for report in reports(out)] == [
        (1, "created"),
        (2, "refused"),
        (4, "refused"),
        (5, "created"),
    ]
    assert reports(out)[2]["error"] == {
        "kind": "unknown_slug",
        "line": 4,
        "reason": "'areas': there is no 'air'; add it in the admin first",
    }


def test_what_the_database_refuses_is_said_and_nothing_of_the_line_stays(run):
    code, _, err = run(LEAST | {"pinned_until": "2017-04-12"})
    assert code == 1
    assert "line 1: refused (conflict)" in err
    assert not Post.objects.exists()


def test_a_title_in_another_language_only_is_refused(run):
    assert "missing in the original language" in run(LEAST | {"title": {"en": "a"}})[2]


def test_a_rehearsal_writes_nothing(run):
    code, out, _ = run(LEAST, options=["--dry-run"])
    assert (code, out.endswith("1 created (dry run)\n")) == (0, True)
    assert not Post.objects.exists()


def test_standard_input_is_read(monkeypatch):
    stdin = io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbf" + json.dumps(LEAST).encode()))
    monkeypatch.setattr("sys.stdin", stdin)
    call_command("import_posts", "-", verbosity=0)
    assert Post.objects.get().ref == "a"


def test_a_file_that_is_not_there_is_named():
    with pytest.raises(CommandError, match=r"nowhere.jsonl cannot be read"):
        call_command("import_posts", "nowhere.jsonl")


def test_a_file_in_another_encoding_is_refused_with_the_line(tmp_path):
    file = tmp_path / "posts.jsonl"
    file.write_bytes(b"\n" + "{가".encode("cp949"))
    with pytest.raises(CommandError, match="line 2: not UTF-8"):
        call_command("import_posts", str(file))


@pytest.mark.parametrize("count", [1, 3, 20])
def test_the_queries_of_an_export_do_not_grow(count, django_assert_num_queries, capsys):
    for _ in range(count):
        make_post(title_ko="가", areas=[make_area()], cities=[make_city()], agreements=[make_agreement()])
    with django_assert_num_queries(5):
        call_command("export_posts")
    assert len(capsys.readouterr().out.splitlines()) == count
