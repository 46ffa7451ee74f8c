"""Headings have names that stay, so that a section can be linked to."""

import pytest

from policyarchive.lib.body.headings import with_named_headings


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("<h2>협력 분야</h2>", '<h2 id="section-협력-분야">협력 분야</h2>'),
        ("<h3>R&amp;D: <em>Next</em>!</h3>", '<h3 id="section-r-d-next">R&amp;D: <em>Next</em>!</h3>'),
        ('<h2 lang="en">Text</h2>', '<h2 id="section-text" lang="en">Text</h2>'),
        ('<h2 id="body-own">Own</h2>', '<h2 id="body-own">Own</h2>'),
        ("<h2>…</h2>", '<h2 id="section-untitled">…</h2>'),
        ("<h2>A</h2><h2>A</h2>", '<h2 id="section-a">A</h2><h2 id="section-a-2">A</h2>'),
        ("<p>h2</p>", "<p>h2</p>"),
    ],
)
def test_a_heading_is_named_by_its_words(body, shown):
    assert with_named_headings(body) == shown


def test_a_section_before_others_changes_no_name():
    one = with_named_headings("<h2>Later</h2>")
    assert with_named_headings("<h2>Now</h2><h2>Later</h2>").endswith(one)


def test_a_long_name_is_cut():
    assert with_named_headings(f"<h2>{'가' * 200}</h2>").count("가") == 260
