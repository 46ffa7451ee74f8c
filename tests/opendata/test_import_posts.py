import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from news.models import Post, PostCounter
from policyarchive.audit.models import LogEntry
from policyarchive.opendata import importing, lines
from tests.factories import (
    make_agreement,
    make_area,
    make_attachment,
    make_category,
    make_city,
    make_image,
    make_post,
)

pytestmark = pytest.mark.django_db
LEAST = {"ref": "a", "original_language": "ko", "title": {"ko": "가"}, "posted_on": "2017-04-12"}


@pytest.fixture
def run(tmp_path, capsys):
    def _run(*records, options=()):
        file = tmp_path / "posts.jsonl"
        texts = [record if isinstance(record, str) else json.dumps(record) for record in records]
        file.write_text("\n".join(texts), encoding="utf-8")
        code, refused = 0, ""
        try:
            call_command("import_posts", str(file), *options)
        except CommandError as error:
            code = error.returncode
            refused = str(error)
        output = capsys.readouterr()
        return code, output.out, output.err + refused

    return _run


def reports(out):
    return [json.loads(line) for line in out.splitlines()]


def full_record():
    make_category("seouls-news")
    for area in ("climate", "tourism"):
        make_area(area)
    make_city("london")
    make_agreement("seoul-london-2017")
    file = make_attachment("협정서.pdf")
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
        "lead_image": make_image().uploaded_sha256,
        "attachments": [{"sha256": file.stored.sha256, "name": "협정서.pdf"}],
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
    assert json.loads(first.read_text(encoding="utf-8").splitlines()[0]) == record | {"as_stored": True}
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


def test_a_line_in_another_encoding_does_not_stop_the_rest(tmp_path, capsys):
    file = tmp_path / "posts.jsonl"
    line = json.dumps(LEAST, ensure_ascii=False)
    file.write_bytes(b"\n".join([line.encode("cp949"), line.encode()]))
    with pytest.raises(CommandError, match=r"^1 of 2 lines refused\.$"):
        call_command("import_posts", str(file), "--json")
    output = reports(capsys.readouterr().out)
    assert [report["outcome"] for report in output] == ["refused", "created"]
    assert output[0]["error"] == {
        "kind": "encoding",
        "line": 1,
        "reason": "not UTF-8: save the file as UTF-8",
    }


def test_a_line_without_an_end_does_not_fill_the_memory(run, monkeypatch):
    monkeypatch.setattr(lines, "LONGEST_LINE", 200)
    code, out, _ = run(LEAST, LEAST | {"ref": "b" * 900}, LEAST | {"ref": "c"}, options=["--json"])
    assert code == 1
    assert [(report["line"], report["outcome"]) for report in reports(out)] == [
        (1, "created"),
        (2, "refused"),
        (3, "created"),
    ]
    assert reports(out)[1]["error"]["kind"] == "too_large"


def test_a_title_that_is_empty_in_the_original_language_is_missing(run):
    assert "missing in the original language" in run(LEAST | {"title": {"ko": "", "en": "a"}})[2]


def test_the_console_speaks_english_whatever_the_sites_first_language(run):
    assert "Ensure this value has at most 120 characters" in run(LEAST | {"byline": "a" * 121})[2]


def test_numbers_of_a_rehearsal_are_only_those_that_are_asked_for(run):
    _, out, _ = run(LEAST, LEAST | {"ref": "b", "number": 7}, options=["--dry-run", "--json"])
    assert [report["number"] for report in reports(out)] == [None, 7]


def test_a_number_of_another_post_is_refused_and_a_post_keeps_its_own(run):
    run(LEAST | {"number": 7})
    _, out, _ = run(LEAST | {"ref": "b", "number": 7}, LEAST | {"number": 8}, options=["--json"])
    assert [report["error"]["reason"] for report in reports(out)] == [
        "'number': number 7 belongs to another post",
        "'number': a is number 7; numbers never change",
    ]


def test_a_new_post_takes_a_number_after_those_that_were_asked_for(run):
    _, out, _ = run(LEAST | {"number": 70}, LEAST | {"ref": "b"}, options=["--json"])
    assert [report["number"] for report in reports(out)] == [70, 71]


def test_a_post_without_a_reference_is_found_by_its_number(run):
    post = make_post(title_ko="라")
    code, out, _ = run(LEAST | {"ref": f"post/{post.number}", "number": post.number})
    assert (code, out.split(": ")[1]) == (0, "1 updated\n")
    assert Post.objects.get().ref == f"post/{post.number}"


def test_a_line_without_a_number_takes_no_post_that_has_no_reference(run):
    make_post(title_ko="라")
    run(LEAST)
    assert Post.objects.count() == 2


@pytest.mark.parametrize("error", [OperationalError("disk I/O error"), KeyboardInterrupt()])
def test_a_run_that_breaks_off_says_how_far_it_came(run, monkeypatch, error):
    def broken(*args, **options):
        raise error

    monkeypatch.setattr(importing, "add_posts", broken)
    code, _, err = run(LEAST)
    assert code == 1
    assert err.startswith("Stopped after 0 lines; run again and what is done stays done.")


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300))
def test_any_bytes_give_a_report_a_line(data):
    shown = list(importing.PostImporter().run(data.split(b"\n")))
    assert {report.outcome for report in shown} <= {"refused"}
    assert all(report.error["reason"] for report in shown)


def test_the_whole_demo_comes_back_to_the_byte(tmp_path):
    call_command("load_demo", stdout=io.StringIO())
    first, second = tmp_path / "first", tmp_path / "second"
    call_command("export_posts", str(first))
    Post.objects.all().delete()
    PostCounter.objects.all().delete()
    call_command("import_posts", str(first), stdout=io.StringIO())
    call_command("export_posts", str(second))
    assert first.read_bytes().count(b"\n") > 24
    assert second.read_bytes() == first.read_bytes()


@pytest.mark.parametrize("count", [1, 3, 20])
def test_the_queries_of_an_export_do_not_grow(count, django_assert_num_queries, capsys):
    for _ in range(count):
        make_post(title_ko="가", areas=[make_area()], cities=[make_city()], agreements=[make_agreement()])
    with django_assert_num_queries(7):
        call_command("export_posts")
    assert len(capsys.readouterr().out.splitlines()) == count


def test_an_export_holds_drafts_in_the_order_of_their_numbers(capsys):
    later, earlier = make_post(title_ko="나", stage="draft"), make_post(title_ko="가")
    Post.objects.filter(pk=later.pk).update(number=later.number + 100)
    call_command("export_posts")
    output = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(record["number"], record["stage"]) for record in output] == [
        (earlier.number, "live"),
        (later.number + 100, "draft"),
    ]


def test_an_export_that_cannot_be_written_is_reported(tmp_path):
    with pytest.raises(CommandError, match=r"cannot be written: Is a directory\.$"):
        call_command("export_posts", str(tmp_path))


def test_an_export_is_written_into_the_log(tmp_path):
    call_command("export_posts", str(tmp_path / "posts.jsonl"))
    entry = LogEntry.objects.get(action="exported")
    assert (entry.person, entry.details["what"]) == (None, "posts")
