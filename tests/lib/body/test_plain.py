import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyarchive.lib.body.plain import body_lines
from policyarchive.lib.body.sanitizing import paragraphs_to_html, plain_text


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("", []),
        ("<p>One</p><p>Two</p>", ["One", "Two"]),
        ("<h2>Areas</h2><ul><li><p>Art</p></li><li>Trade</li></ul>", ["■ Areas", "• Art", "• Trade"]),
        ('<p>See <a href="/ko/news/2/">this</a>.</p>', ["See this (/ko/news/2/)."]),
        ("<table><tr><th>City</th><td>London</td></tr></table>", ["City | London"]),
        ('<figure><img data-file="3" alt="Two mayors"></figure>', ["[Two mayors]"]),
        ("<table><tr><td></td><td>a | b</td></tr></table>", ["a | b"]),
        ("<p>a<br>b &lt;i&gt;</p>", ["a", "b <i>"]),
    ],
)
def test_structure_is_written_as_lines(body, lines):
    assert body_lines(body).split("\n") == (lines or [""])


@given(st.lists(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1)))
def test_no_word_of_a_body_is_lost(paragraphs):
    body = paragraphs_to_html(paragraphs)
    assert re.sub(r"\s+", " ", body_lines(body)).strip() == plain_text(body)


def test_a_picture_without_a_description_is_called_a_picture_and_its_number():
    figure = '<figure><img src="/pictures/12/800.webp" alt="" data-file="12"></figure>'
    assert body_lines(figure) == "[picture 12]"
    assert body_lines(figure, picture="사진") == "[사진 12]"
