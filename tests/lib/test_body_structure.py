"""Cleaning a body never changes what it says: what is kept as it is, and what it becomes elsewhere."""

import html

import pytest

from policyarchive.lib.body.sanitizing import plain_text, sanitize_body


@pytest.mark.parametrize(
    "body",
    [
        "<p>100m<sup>2</sup>, 10<sup>6</sup>원, CO<sub>2</sub>, 제12<sup>3)</sup>조</p>",
        "<p><s>12,000원</s> 10,000원, <u>밑줄</u>, <code>manage.py</code></p>",
        "<pre><code>이름   값\n  a      1</code></pre>",
        '<h2 id="body-1장">1장</h2><p><a href="#body-1장">1장으로</a></p>',
        '<ol start="3" type="a"><li>a</li></ol>',
        '<blockquote lang="en"><p>a</p><ul><li>b</li></ul></blockquote>',
        "<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul>",
        '<p>앞 <a href="https://example.org/?a=1&amp;b=2" title="뜻" hreflang="en">말</a>뒤</p>',
        "<p>a<br>b &lt;i&gt;</p><hr><p>c</p>",
    ],
)
def test_what_the_list_names_stays_as_it_is(body):
    assert sanitize_body(body) == body


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("<del>a</del> <strike>b</strike>", "<p><s>a</s> <s>b</s></p>"),
        ("<ins>a</ins>", "<p><u>a</u></p>"),
        ('<p>m<span style="vertical-align: super">2</span></p>', "<p>m<sup>2</sup></p>"),
        ('<p><span style="text-decoration:line-through">a</span></p>', "<p><s>a</s></p>"),
        ('<p style="font-weight:700">a</p>', "<p><strong>a</strong></p>"),
        ('<b style="font-weight:normal"><p>a</p></b>', "<p>a</p>"),
        ("<p>첫 줄\x0b둘째&#x2028;셋째</p>", "<p>첫 줄<br>둘째<br>셋째</p>"),
        ("<q>a</q>", "<p>“a”</p>"),
        ("<ruby>漢<rp>(</rp><rt>한</rt><rp>)</rp></ruby>", "<p>漢(한)</p>"),
        ("<h1>a</h1><h5>b</h5><h6>c</h6>", "<h2>a</h2><h3>b</h3><h3>c</h3>"),
        ("<pre>a <b>b</b>\n  c</pre>", "<p>a <strong>b</strong><br> &nbsp;c</p>"),
        ("<b><p>a</p>b</b>", "<p><strong>a</strong></p><p><strong>b</strong></p>"),
        ("<p><b>a</b><b>b</b></p>", "<p><strong>ab</strong></p>"),
    ],
)
def test_what_means_the_same_becomes_it(given, kept):
    assert sanitize_body(given) == kept


@pytest.mark.parametrize(
    "given",
    [
        "<section>a</section><article>b</article>c<nav>d</nav>",
        "<details><summary>a</summary>b<center>c</center></details>d",
        "<fieldset><legend>a</legend>b</fieldset><address>c</address>d",
        "<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd>d</dd></dl>",
        "<dl><div><dt>a<dd>b</div>c<dd>d</dl>",
        "<dt>a</dt><dd>b</dd>c<dd>d</dd>",
        "<td>a</td><td>b</td><tr><td>c</td></tr>d",
        "<table>a<tr><td>b<td>c</table>d",
        "<li>a</li><li>b</li>c<menu><li>d</menu>",
        "<ul>a<li>b</li>c<ul><li>d</ul></ul>",
        "<select><option>a</option><option>b</option></select><button>c</button>d",
        "a<iframe></iframe>b<video>x</video>c<object>x</object>d",
        "<header>a</header><main>b</main><footer>c</footer><aside>d</aside>",
        "<hgroup><h1>a</h1><p>b</p></hgroup><search>c</search>d",
        "<label>a</label><textarea>b</textarea><xmp>c</xmp>d",
        '<span style="display:block">a</span><span style="display:block">b</span>c<br>d',
        "<div>" * 300 + "a<p>b<div>c" + "</div>" * 300 + "d",
        "a&#11;b<p>c&#x2028;d",
    ],
)
def test_words_never_run_together(given):
    assert plain_text(sanitize_body(given)) == "a b c d"


def test_terms_and_what_is_said_of_them_stay_pairs():
    given = "<dl><dt>장소</dt><dt>곳</dt><dd>시청</dd><dt>인원</dt><dd>30명<ul><li>a</ul></dd></dl>"
    assert sanitize_body(given) == (
        "<ul><li><p><strong>장소</strong></p><p><strong>곳</strong></p><p>시청</p></li>"
        "<li><p><strong>인원</strong></p><p>30명</p><ul><li>a</li></ul></li></ul>"
    )


def test_points_keep_their_numbers():
    given = "<ol start=3><li>c<li value=7>g<li>h</ol>"
    assert sanitize_body(given) == ('<ol start="3"><li>c</li></ol><ol start="7"><li>g</li><li>h</li></ol>')


@pytest.mark.parametrize(
    ("row", "is_head"),
    [
        ("<td><b>가</b></td><td><strong>나</strong></td>", True),
        ('<td bgcolor="#eeeeee">가</td><td style="background:#ddd">나</td>', True),
        ('<td bgcolor="#ffffff">가</td><td style="background:white">나</td>', False),
        ("<td><b>가</b></td><td>나</td>", False),
        ("<td></td><td><b>나</b></td>", True),
    ],
)
def test_a_first_row_that_stands_out_heads_the_table(row, is_head):
    clean = sanitize_body(f"<table><tr>{row}</tr><tr><td>1</td><td>2</td></tr></table>")
    assert clean.count('<th scope="col">') == (2 if is_head else 0)
    assert "나" in clean
    assert "<strong>나" not in clean or not is_head


def test_a_table_of_bold_cells_alone_has_no_head():
    clean = sanitize_body("<table><tr><td><b>a</b><td><b>b</b></tr><tr><td><b>c</b><td><b>d</b></table>")
    assert "<th" not in clean


def test_heads_beside_the_rows_are_of_the_row():
    clean = sanitize_body("<table><tr><th>a</th><td>b</td></tr><tr><th>c</th><td>d</td></tr></table>")
    assert clean.count('<th scope="row">') == 2


def test_links_within_a_body_lead_to_their_place():
    given = (
        '<p>본문<sup><a id="r1" href="#f1">1)</a></sup></p><section id="x"><h2>장</h2></section>'
        '<p id="f1"><a href="#r1">1)</a> 주석 <a href="#%78">장</a></p>'
    )
    assert sanitize_body(given) == (
        '<p id="body-r1">본문<sup><a href="#body-f1">1)</a></sup></p><h2 id="body-x">장</h2>'
        '<p id="body-f1"><a href="#body-r1">1)</a> 주석 <a href="#body-x">장</a></p>'
    )


@pytest.mark.parametrize("name", ["main", "getElementById", "제1조", "a b\"'>", "body-x"])
def test_the_names_of_a_text_never_meet_those_of_the_page(name):
    clean = sanitize_body(f'<p id="{html.escape(name)}">a</p><p><a href="#{html.escape(name)}">b</a></p>')
    assert clean.count('id="body-') == clean.count('href="#body-') == 1
    assert sanitize_body(clean) == clean


def test_a_link_to_a_place_that_is_not_there_is_none():
    assert sanitize_body('<p><a href="#x">a</a> <a href="#">b</a></p>') == "<p>a b</p>"


def test_what_nobody_saw_stays_away():
    given = (
        '<p>a<span style="display:none">b</span><span hidden>c</span><font style="mso-hide:all">d</font></p>'
    )
    assert sanitize_body(given) == "<p>a</p>"


def test_raised_figures_stay_raised_without_markup():
    assert (
        plain_text("<p>10<sup>6</sup> m<sup>2</sup> CO<sub>2</sub> 12<sup>3)</sup></p>") == "10⁶ m² CO₂ 12³⁾"
    )
