import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyarchive.lib.body.sanitizing import (
    ATTRIBUTES,
    TAGS,
    excerpt,
    paragraphs_to_html,
    plain_text,
    sanitize_body,
    with_links_moved,
)

fragments = st.lists(
    st.one_of(
        st.text(max_size=12),
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<script>",
                "</script>",
                "<img src=x onerror=alert(1)>",
                '<a href="javascript:alert(1)">',
                '<a href="https://example.org/">',
                "</a>",
                "<svg/onload=alert(1)>",
                '<th scope="col">',
                "<table>",
                "<style>",
                "<!--",
                "-->",
                "&lt;",
                "\0",
                "<b>",
                "<p style='x' class=MsoNormal>",
                "<![CDATA[",
                "<math><mtext><table><mglyph><style>",
                "<td>",
                "<li>",
                "<ol type=a start=4>",
                "<li value=7>",
                "<dl><dt>",
                "<dd>",
                "<pre>",
                "<section>",
                "<h1 id=a>",
                "<a id=b href='#a'>",
                "<sup title=x>",
                "<del>",
                "<details><summary>",
                "<blockquote lang=ko>",
                "<figure>",
                "<figcaption>",
                "<img src=/pictures/3/800.webp>",
                "<tr bgcolor=red>",
                "<iframe>",
                "<q>",
                "<br>",
                "&#11;&#xFFFE;",
                "&nbsp;",
                "\ud800",
                "\u0338",
            ]
        ),
    ),
    max_size=12,
).map("".join)


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("<p onclick=x style='color:red' class='MsoNormal'>a</p>", "<p>a</p>"),
        ("<p>a<script>alert(1)</script></p>", "<p>a</p>"),
        ("<b>a</b><i>b</i>", "<p><strong>a</strong><em>b</em></p>"),
        ("<h1>a</h1><h4>b</h4>", "<h2>a</h2><h3>b</h3>"),
        ('<a href="javascript:alert(1)">a</a>', "<p>a</p>"),
        ('<a href="/ko/news/1/" target="_blank">a</a>', '<p><a href="/ko/news/1/">a</a></p>'),
        ('<th scope="col" onclick="x">a</th>', "<p>a</p>"),
        ("<p></p><p>&nbsp;</p><p><br></p>", ""),
        ("<p><strong> </strong></p><p>a</p>", "<p>a</p>"),
        ('<ol start="3"><li>a</li></ol>', '<ol start="3"><li>a</li></ol>'),
        ('<ol start="-1"><li>a</li></ol>', "<ol><li>a</li></ol>"),
        ('<p lang="en">a</p><p lang="x&quot;">b</p>', '<p lang="en">a</p><p>b</p>'),
        ('<img src="https://example.org/x.png" alt="">', ""),
        ("<p title='x'>a</p><strong title=x>b</strong>", "<p>a</p><p><strong>b</strong></p>"),
    ],
)
def test_what_is_kept_of_html(dirty, clean):
    assert sanitize_body(dirty) == clean


def test_a_table_keeps_its_headers_and_spans():
    table = (
        '<table><caption>a</caption><thead><tr><th scope="col" colspan="2">b</th></tr></thead>'
        '<tbody><tr><td rowspan="2">c</td></tr></tbody></table>'
    )
    assert sanitize_body(table) == table


def test_a_language_that_is_not_there_stays_away():
    assert sanitize_body(None) is None
    assert sanitize_body("") == ""


@given(fragments)
@settings(deadline=None)
def test_nothing_but_known_tags_ever_comes_out(dirty):
    tree = html5lib.parseFragment(sanitize_body(dirty), namespaceHTMLElements=False)
    for element in tree.iter():
        if element is not tree and isinstance(element.tag, str):
            assert element.tag in TAGS
            assert {*element.attrib} <= ATTRIBUTES.get(element.tag, set())
            assert (
                not element.get("href", "").lower().strip().startswith(("javascript:", "data:", "vbscript:"))
            )


@given(fragments)
@settings(deadline=None)
def test_cleaning_what_is_clean_changes_nothing(dirty):
    clean = sanitize_body(dirty)
    assert sanitize_body(clean) == clean


@given(st.lists(st.text(min_size=1), max_size=4))
def test_plain_paragraphs_never_become_markup(paragraphs):
    page = html5lib.parseFragment(paragraphs_to_html(paragraphs), namespaceHTMLElements=False)
    assert {element.tag for element in page} <= {"p"}


def test_only_links_to_this_site_are_moved():
    body = (
        '<p>href="/en/a" <a href="/en/a">a</a> <a title="b" href="/en/b/?c=/en/">b</a> '
        '<a href="//en/c">c</a> <a href="https://example.org/en/d">d</a> <a href="/entry">e</a></p>'
    )
    moved = body.replace('<a href="/en/a', '<a href="/ko/a').replace('href="/en/b', 'href="/ko/b')
    assert with_links_moved(body, start="/en/", to="/ko/") == moved
    assert with_links_moved('<a href="//en/c">', start="/", to="https://b.org/") == '<a href="//en/c">'


def test_the_plain_text_has_a_space_between_blocks():
    assert plain_text("<h2>a</h2><p>b &amp; c<br>d</p><ul><li>e</li><li>f</li></ul>") == "a b & c d e f"


def test_an_excerpt_ends_at_a_word_and_says_that_it_is_cut():
    assert excerpt("<p>one two three</p>", characters=10) == "one two…"
    assert excerpt("<p>one two</p>", characters=10) == "one two"
