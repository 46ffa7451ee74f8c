import re

import pytest

from policyarchive.lib.body.framed_tables import with_framed_tables

TABLE = "<table><tbody><tr><td>{}</td></tr></tbody></table>"


def names(body):
    return re.findall('aria-label="([^"]*)"', with_framed_tables(body, label="Table"))


def test_each_table_gets_a_frame():
    body = "<table><tbody><tr><td><table></table></td></tr></tbody></table>"
    frame = '<div class="prose__table" role="group" aria-label="a &amp; b" tabindex="0">'
    assert with_framed_tables(body, label="a & b") == body.replace("<table>", frame + "<table>").replace(
        "</table>", "</table></div>"
    )


def test_a_table_is_named_by_its_caption_else_by_the_heading_before_it():
    x, y = TABLE.format("x"), TABLE.format("y")
    captioned = x.replace("<table>", "<table><caption>가 <strong>&amp;</strong> 나</caption>")
    assert names(x) == ["Table"]
    assert names(f"<h2>첫째</h2><p>…</p>{captioned}") == ["가 &amp; 나"]
    assert names(f"<h2>첫째</h2>{x}<h3>둘<em>째</em></h3>{y}") == ["첫째", "둘 째"]


@pytest.mark.parametrize("text", ["12", "1,234", "-3.5%", "12건", "$40", "0.5 km", "<p>63</p>", "12,000원"])
def test_figures_are_set_to_the_right(text):
    assert '<td class="prose__figure">' in with_framed_tables(TABLE.format(text), label="")


@pytest.mark.parametrize("text", ["", "2017", "2017년", "3일", "런던", "3 April", "1a2b3c", "제1유형"])
def test_words_days_and_years_are_not(text):
    assert "prose__figure" not in with_framed_tables(TABLE.format(text), label="")


def test_a_cell_keeps_its_span():
    body = '<table><tbody><tr><td colspan="2">12</td></tr></tbody></table>'
    assert '<td class="prose__figure" colspan="2">12</td>' in with_framed_tables(body, label="")
