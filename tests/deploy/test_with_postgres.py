"""Why there is no PostgreSQL, and what to do."""

from pathlib import Path

import pytest
import with_postgres


def test_without_postgresql_the_message_says_how_to_get_it(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(with_postgres, "INSTALLED", str(tmp_path))
    with pytest.raises(with_postgres.Failure, match=r"sudo apt install postgresql$"):
        with_postgres.main(["true"])


def test_the_newest_of_several_is_taken(monkeypatch, tmp_path):
    monkeypatch.setattr(with_postgres, "INSTALLED", str(tmp_path))
    for version in ("9.6", "15", "17"):
        for name in ("initdb", "postgres", "pg_isready"):
            path = tmp_path / version / "bin" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
    assert with_postgres.programs_folder() == Path(tmp_path / "17" / "bin")


def test_a_command_is_needed():
    with pytest.raises(with_postgres.Failure, match="Name the command to run"):
        with_postgres.main([])
