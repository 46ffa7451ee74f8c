import json

from benchmarks.harness import results
from benchmarks.row import CannotRun, Row, attempted, not_run, print_rows


def rows_of(tmp_path, monkeypatch, title, rows):
    monkeypatch.setenv("BENCHMARK_ROWS", str(tmp_path / "rows"))
    return print_rows(title, rows)


def test_all_rows_stand_in_the_file_with_machine_and_verdicts(tmp_path, monkeypatch):
    first = [Row("a", 0.5, "x", "at least 0.4 x", True, 0.45, 0.6, "noted"), Row("b", 1234.5, "requests/s")]
    assert rows_of(tmp_path, monkeypatch, "first table", first) == 0
    second = [Row("c", 3, "times", "at most 2", False), not_run("d", "no nginx")]
    assert rows_of(tmp_path, monkeypatch, "second", second) == 1
    file = tmp_path / "results.md"
    results.write(
        file, results.read(tmp_path / "rows"), command="make bench", chosen={"ROUNDS": "3"}, minutes=2
    )
    text = file.read_text(encoding="utf-8")
    assert "| a | 0.5 x | 0.45 – 0.6 | at least 0.4 x | kept | noted |" in text
    assert "| b | 1,234 requests/s |  |  |  |  |" in text
    assert "| c | 3 times |  | at most 2 | **broken** |  |" in text
    assert "| d |  |  |  | not run | no nginx |" in text
    assert text.index("## First table") < text.index("## Second")
    assert "1 kept, 1 **broken**, 1 not run. The run took 2 minutes." in text
    assert "Options: ROUNDS=3." in text
    assert " cores of " in text and "Django 5" in text


def test_a_table_stays_one_whatever_a_note_holds():
    row = json.loads(json.dumps({"title": "t", **not_run("a | b", "two\nlines")._asdict()}))
    assert results.line(row) == "| a \\| b |  |  |  | not run | two lines |"


def test_what_cannot_run_leaves_the_other_rows_in_peace(capsys):
    def missing():
        yield Row("first", 1, "x")
        raise CannotRun("no wrk here")

    found = [*attempted("second", missing), *attempted("third", lambda: [Row("third", 3, "x")])]
    assert [(row.name, row.value, row.note) for row in found] == [
        ("first", 1, ""),
        ("second", None, "no wrk here"),
        ("third", 3, ""),
    ]
    assert print_rows("Title", found) == 0
    assert "second" in capsys.readouterr().out


def test_a_table_that_cannot_run_says_so_and_breaks_no_promise(tmp_path, monkeypatch, capsys):
    def rows():
        raise CannotRun("no nginx here")
        yield

    assert rows_of(tmp_path, monkeypatch, "cached", rows()) == 0
    assert [row["note"] for row in results.read(tmp_path / "rows")] == ["no nginx here"]
    assert "not run: no nginx here" in capsys.readouterr().out


def test_no_rows_are_an_empty_list(tmp_path):
    assert results.read(tmp_path / "none") == []
