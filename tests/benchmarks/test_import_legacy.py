from collections import Counter

import pytest

from benchmarks.import_legacy import LAYOUTS, write_pages
from benchmarks.row import Row, print_rows
from policyarchive.legacy.files import find_sources
from policyarchive.legacy.importing import PageImporter
from policyarchive.legacy.options import Options


@pytest.mark.django_db
def test_each_layout_is_an_item_but_the_list(tmp_path):
    write_pages(tmp_path / "pages", count=2 * len(LAYOUTS))
    reports = list(PageImporter(Options()).run(find_sources([str(tmp_path)])))
    assert Counter(report.outcome for report in reports) == {"created": 14, "refused": 2}
    assert {report.error["kind"] for report in reports if report.error} == {"list_page"}


def test_the_pages_are_the_same_each_time(tmp_path):
    for name in ("a", "b"):
        write_pages(tmp_path / name, count=9)
    first, second = ([file.read_bytes() for file in sorted((tmp_path / name).iterdir())] for name in "ab")
    assert first == second


def test_a_broken_promise_is_reported_and_exits_with_one(capsys):
    assert print_rows("Title", [Row("a", 1, "x"), Row("b", 2, "x", "at most 3 x")]) == 0
    assert print_rows("Title", [Row("c", 4, "x", "at most 3 x", False), Row("a", 1, "x")]) == 1
    words = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert words[3] == ["b", "2.00", "x", "at", "most", "3", "x", "kept"]
    assert words[6] == ["c", "4.00", "x", "at", "most", "3", "x", "BROKEN"]
