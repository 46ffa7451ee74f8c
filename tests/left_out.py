"""Tests that need what a machine may not have: they are left out there, and the last lines say so."""

import shutil

import pytest

NEEDS = {
    "browser": (["chromium", "chromium-browser", "google-chrome"], "a real browser", "chromium"),
    "redis": (["redis-server"], "a Redis server", "redis-server"),
    "nginx": (["nginx", "/usr/sbin/nginx"], "nginx", "nginx-light"),
    "varnish": (["varnishd", "/usr/sbin/varnishd"], "Varnish", "varnish"),
    "gettext": (["xgettext"], "GNU gettext", "gettext"),
}


def program_for(marker: str) -> str | None:
    """Return the path of the program that tests with the marker need."""
    return next(filter(None, map(shutil.which, NEEDS[marker][0])), None)


def missing() -> list[str]:
    return [marker for marker in NEEDS if not program_for(marker)]


def pytest_collection_modifyitems(config, items) -> None:
    absent = set(missing())
    left_out = [item for item in items if absent.intersection(mark.name for mark in item.iter_markers())]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter) -> None:
    from django.db import connection

    for marker in missing():
        _programs, what, package = NEEDS[marker]
        terminalreporter.line(
            f"Left out: the tests that need {what} (on Debian and Ubuntu: sudo apt install {package})."
        )
    if connection.vendor == "sqlite":
        terminalreporter.line("Tested on SQLite; `make test-pg` runs the same tests on PostgreSQL.")
    else:
        terminalreporter.line(f"Tested on {connection.display_name}.")
