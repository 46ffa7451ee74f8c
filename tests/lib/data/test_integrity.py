"""What an engine can tell of its own damage is asked before an index or a library is believed."""

import sqlite3

import pytest
from django.core.management import call_command
from django.db import connection

from policyarchive.lib.data.integrity import database_faults, sqlite_faults


@pytest.fixture
def database(tmp_path):
    database = sqlite3.connect(tmp_path / "a.sqlite3", isolation_level=None)
    database.executescript(
        "CREATE TABLE parent (id INTEGER PRIMARY KEY);"
        "CREATE TABLE child (id INTEGER PRIMARY KEY, name TEXT, parent_id REFERENCES parent (id));"
        "CREATE INDEX names ON child (name);"
    )
    yield database
    database.close()


def test_a_whole_database_has_no_faults(database):
    assert list(sqlite_faults(database.cursor())) == []


def test_an_index_that_misses_rows_is_a_fault(database):
    database.execute("INSERT INTO child VALUES (1, 'a', NULL)")
    database.execute("PRAGMA writable_schema=ON")
    statement = "UPDATE sqlite_master SET sql = ? WHERE name = 'names'"
    database.execute(statement, ["CREATE INDEX names ON child (parent_id)"])
    database.execute("PRAGMA writable_schema=RESET")
    assert any("names" in fault for fault in sqlite_faults(database.cursor()))


def test_a_row_that_refers_to_nothing_is_a_fault(database):
    database.execute("INSERT INTO child VALUES (7, 'a', 8)")
    assert list(sqlite_faults(database.cursor())) == [
        "row 7 of child refers to a row of parent that does not exist"
    ]


@pytest.mark.django_db
def test_the_database_of_the_tests_is_whole():
    assert list(database_faults(connection)) == []


@pytest.mark.django_db
@pytest.mark.parametrize("command", ["library_check", "search_check"])
def test_the_checks_end_where_the_database_is_damaged(monkeypatch, capsys, command):
    monkeypatch.setattr(
        "policyarchive.lib.data.integrity.database_faults", lambda _connection: ["row 1 missing"]
    )
    with pytest.raises(SystemExit) as end:
        call_command(command)
    assert end.value.code == 1
    assert capsys.readouterr().err.startswith("database: row 1 missing\nThe database is damaged.")
