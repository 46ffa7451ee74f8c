"""What is pasted or dropped keeps its meaning, and a line says what was taken and what was not."""

import pytest

from tests.browser.editing import Body
from tests.browser.test_admin import paste
from tests.library import samples

pytestmark = pytest.mark.browser
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment-->
<h1>Heading</h1><p class="MsoNormal">London<sup>1)</sup><o:p></o:p></p>
<p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·</span>One</p>
<p class="MsoListParagraph" style="mso-list:l0 level2 lfo1"><span style="mso-list:Ignore">o</span>Two</p>
<table><tr><td><b>A</b></td><td><b>B</b></td></tr><tr><td>1</td><td>2</td></tr></table>
<img src="file:///C:/a.png"><p>&nbsp;</p><!--EndFragment--></body></html>"""
HWP = """<p class="0"><span style="font-weight:bold">보 도 자 료</span></p><p class="0">□ 개요</p>
<p class="0">&nbsp;&nbsp;○ 일시: 11월</p><p class="0">&nbsp;&nbsp;&nbsp;&nbsp;- 장소</p>
<p class="0">&nbsp;&nbsp;○ 참석</p><p class="0">□ 향후</p><p class="0">&nbsp;</p>"""
GOOGLE = """<meta charset="utf-8"><b style="font-weight:normal" id="docs-internal-guid-1"><h4>Part</h4>
<p><span style="font-weight:400">H</span><span style="vertical-align:sub">2</span><span>O, m</span>
<span style="vertical-align:super">2</span>, <span style="text-decoration:line-through">old</span></p></b>"""
WEB = """<p></p><h1>Page</h1><h5>Small</h5><p>10<sup>6</sup> <del>gone</del></p>
<table><tr><th>A</th></tr><tr><td>1</td></tr></table><img src="https://example.org/a.png"><p></p>"""
PASTED = {
    WORD: (
        "<h2>Heading</h2><p>London<sup>1)</sup></p><ul><li><p>One</p><ul><li><p>Two</p></li></ul></li></ul>"
        '<table><tbody><tr><th scope="col"><p><strong>A</strong></p></th>'
        '<th scope="col"><p><strong>B</strong></p></th></tr>'
        "<tr><td><p>1</p></td><td><p>2</p></td></tr></tbody></table>",
        "사진 1장은 붙여넣지 못했습니다. · 올리기 · 붙여넣은 내용: 제목 1개, 표 1개, 목록 1개.",
    ),
    HWP: (
        "<p><strong>보 도 자 료</strong></p><ul><li><p>개요</p>"
        "<ul><li><p>일시: 11월</p><ul><li><p>장소</p></li></ul></li>"
        "<li><p>참석</p></li></ul></li><li><p>향후</p></li></ul>",
        "붙여넣은 내용: 목록 1개.",
    ),
    GOOGLE: (
        "<h3>Part</h3><p>H<sub>2</sub>O, m <sup>2</sup>, <s>old</s></p>",
        "붙여넣은 내용: 제목 1개.",
    ),
    WEB: (
        "<h2>Page</h2><h3>Small</h3><p>10<sup>6</sup> <s>gone</s></p>"
        '<table><tbody><tr><th scope="col"><p>A</p></th></tr><tr><td><p>1</p></td></tr></tbody></table>',
        "사진 1장은 붙여넣지 못했습니다. · 올리기 · 붙여넣은 내용: 제목 2개, 표 1개.",
    ),
}
GIVE_FILE = """(element, [kind, name, type, bytes]) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(bytes)], name, { type }));
    const { x, y } = element.getBoundingClientRect();
    const options = { bubbles: true, cancelable: true, clientX: x + 40, clientY: y + 30 };
    element.dispatchEvent(kind === "paste"
        ? new ClipboardEvent("paste", { clipboardData: data, ...options })
        : new DragEvent("drop", { dataTransfer: data, ...options }));
}"""


@pytest.fixture
def body(desk):
    return Body(desk("jun"))


def notice_below(body):
    return " ".join(body.page.locator(".editor-status:visible").inner_text().split())


@pytest.mark.parametrize("source", PASTED, ids=["Word", "HWP", "Google Docs", "web page"])
def test_a_paste_keeps_its_meaning_and_is_accounted_for(body, source):
    kept, receipt = PASTED[source]
    body.put("")
    paste(body.box, source)
    assert (body.html(), notice_below(body)) == (kept, receipt)
    body.press("Control+z")
    assert body.html() == ""


@pytest.mark.parametrize("kind", ["paste", "drop"])
def test_a_picture_given_to_the_text_is_uploaded_described_and_stands_in_it(body, kind):
    body.put("<p>앞</p>", "end")
    name = f"{kind}.png"
    content = list(samples.png(30, 20, color=(9, len(kind), 77)))
    body.box.evaluate(GIVE_FILE, [kind, name, "image/png", content])
    words = body.page.locator("dialog .dialog__words")
    words.locator("[name=alt_ko]").fill("화면")
    words.locator("[name=alt_en]").fill("Screen")
    words.locator("[type=submit]").click()
    body.page.locator("dialog").wait_for(state="detached")
    body.page.keyboard.type("아래")
    assert notice_below(body) == f"자료실에 올리고 본문에 넣은 사진: {name}"
    assert body.box.locator("figure img[data-file]").get_attribute("alt") == "화면"
    assert body.html().endswith("</figure><p>아래</p>")


def test_a_file_becomes_an_attachment_and_a_bad_picture_is_reported(body):
    body.put("<p>앞</p>", "end")
    body.box.evaluate(GIVE_FILE, ["drop", "자료.csv", "text/csv", list("가,나\n1,2\n".encode())])
    body.page.locator(".select2-selection__rendered").get_by_text("자료.csv").wait_for()
    assert "첨부파일에 추가한 파일: 자료.csv" in notice_below(body)
    body.box.evaluate(GIVE_FILE, ["paste", "거짓.png", "image/png", list(b"no picture")])
    body.page.locator(".editor-status").get_by_text("올리지 못한 파일: 거짓.png").wait_for()
    assert body.html() == "<p>앞</p>"


def test_a_numbered_list_begins_as_it_is_typed(body):
    body.page.keyboard.type("1. 하나")
    assert body.html() == "<ol><li><p>하나</p></li></ol>"
