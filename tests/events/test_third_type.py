"""A content type that only describes itself takes part in everything: run with a site that has it."""

from tests.inner import run_walk


def test_an_event_takes_part_in_everything():
    run_walk("tests.events.settings", "tests/events/walk.py")
