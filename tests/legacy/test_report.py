import json

import pytest

from policyarchive.legacy.reader.page import parse
from policyarchive.legacy.reader.refusals import PageRefused
from policyarchive.legacy.report import WAY_OUT, FileReport, Summary
from policyarchive.lib.console import json_line
from tests.legacy.samples import board_page

FIELDS = [
    "file",
    "outcome",
    "error",
    "warnings",
    "board",
    "category",
    "title",
    "date",
    "author",
    "language",
    "areas",
    "bullets",
    "first_words",
    "last_words",
    "number",
]


def refused(file="a.txt", line=3):
    return FileReport.refused(file, PageRefused("no_date", "No date.", line=line))


def test_a_stored_page_is_reported_in_the_promised_fields_and_order():
    page = parse(board_page(body="두 도시는 ▴관광 ▴교통 등을 함께 한다."))
    report = FileReport.stored("a.txt", page, outcome="created", warnings=["w"], areas=["tourism"], number=7)
    reported = json.loads(json.dumps(report.as_dict()))
    assert list(reported) == FIELDS
    assert reported == {
        "file": "a.txt",
        "outcome": "created",
        "error": None,
        "warnings": ["w"],
        "board": "새소식",
        "category": "소식",
        "title": "도시가 만나다",
        "date": "2017-04-12",
        "author": "ssunha",
        "language": "ko",
        "areas": ["tourism"],
        "bullets": ["관광", "교통"],
        "first_words": "두 도시는 ▴관광 ▴교통 등을 함께 한다.",
        "last_words": "두 도시는 ▴관광 ▴교통 등을 함께 한다.",
        "number": 7,
    }


def test_what_a_page_does_not_say_is_null():
    page = parse(b"How the City Counts\nDate 2014-11-05\nIt counts.")
    report = FileReport.stored("a.txt", page, outcome="created")
    assert (report.board, report.category, report.author) == (None, None, None)


def test_a_refusal_names_kind_file_line_and_reason_and_nothing_else():
    shown = json.loads(json.dumps(refused().as_dict()))
    assert list(shown) == FIELDS
    assert shown["error"] == {"kind": "no_date", "file": "a.txt", "line": 3, "reason": "No date."}
    assert {name: value for name, value in shown.items() if value} == {
        "file": "a.txt",
        "outcome": "refused",
        "error": shown["error"],
    }


def test_one_line_an_object_and_korean_stays_readable():
    text = json_line(FileReport("가\n나.txt", "unchanged").as_dict(), None)
    assert "가\\n나.txt" in text
    assert "\n" not in text


def test_the_summary_counts_and_lists_what_needs_a_person():
    summary = Summary()
    for report in (
        FileReport("b.txt", "created", warnings=["no_body"]),
        refused(),
        refused("long.txt", None),
    ):
        summary.add(report)
    assert list(summary.lines(is_rehearsal=False)) == [
        "3 files: 1 created, 0 updated, 0 unchanged, 2 refused.",
        "",
        "kind     line  file      reason",
        "no_date  3     a.txt     No date.",
        "no_date  -     long.txt  No date.",
        "",
        "file   warning",
        "b.txt  no_body",
    ]


@pytest.mark.parametrize(("outcome", "is_named"), [("created", True), ("unchanged", False)])
def test_the_way_out_of_two_posts_of_one_title_is_named_once(outcome, is_named):
    summary = Summary()
    for name in ("a.txt", "b.txt"):
        summary.add(FileReport(name, outcome, warnings=["same_title: 12 /ko/news/12/"]))
    assert list(summary.lines(is_rehearsal=False)).count(WAY_OUT) == is_named


def test_a_rehearsal_says_so_and_nothing_needs_no_tables():
    assert list(Summary().lines(is_rehearsal=True)) == [
        "0 files: 0 created, 0 updated, 0 unchanged, 0 refused. Nothing was written."
    ]
