"""A further language is one setting and one command: run with a site that has two of them."""

from tests.inner import run_walk


def test_two_further_languages_take_part_in_everything():
    run_walk("tests.languages.settings", "tests/languages/walk.py")
