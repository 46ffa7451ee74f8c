"""Links, dialogs and keys of the editor of a body; what it does not know better it leaves as it was."""

import pytest

from policyarchive.lib.body.sanitizing import sanitize_body
from tests.browser.editing import Body, compose
from tests.browser.test_pages import violations
from tests.lib.web.test_linkaddress import MEANT, NOWHERE

pytestmark = pytest.mark.browser
LINKED = '<p><a href="https://seoul.go.kr">누리집</a></p>'
COMPLETED = "cases => import('backoffice/link-address').then(({ completed }) => cases.map(completed))"
FULL = (
    '<h2 id="a" lang="en">Part</h2><p id="b">m<sup>2</sup>, H<sub>2</sub>O, <s>old</s>,'
    ' <a href="#a" lang="en" hreflang="en">up</a></p><pre id="c">가  나\n  다</pre>'
    '<dl><dt>말</dt><dd>뜻</dd></dl><ul><li id="d" lang="ja"><p>점</p></li></ul>'
    '<blockquote lang="fr"><p>q</p></blockquote><p>끝</p>'
)


@pytest.fixture
def body(desk):
    return Body(desk("jun"))


def button(body, name):
    return body.page.locator(f".prose-menubar:visible [data-name={name}]")


def test_what_follows_a_link_stands_outside_it(body):
    found = []
    for give in (
        lambda: body.page.keyboard.type("에서 신청"),
        lambda: compose(body.page, ["ㅇ", "에"], ["ㅅ", "서", "에서 신청"[1:]]),
    ):
        body.put(LINKED, "end")
        body.press("End")
        give()
        found.append(body.html())
    assert found == [LINKED.replace("</a>", "</a>에서 신청")] * 2


def test_composed_syllables_are_neither_lost_nor_doubled_between_keys(body):
    body.put("")
    compose(body.page, ["ㅎ", "하", "한"], ["ㄱ", "그", "글"])
    body.press("Enter")
    compose(body.page, ["ㄷ", "두", "둘"])
    body.press("Control+b")
    compose(body.page, ["ㄱ", "구", "굵"])
    body.press("Control+b")
    assert body.html() == "<p>한글</p><p>둘<strong>굵</strong></p>"


def test_escape_leads_from_a_dialog_back_into_the_text(body):
    for name in ("link", "figure"):
        body.put("<p>가나</p>")
        body.press("Control+a")
        button(body, name).click()
        body.page.locator("dialog input:focus").wait_for()
        body.page.keyboard.press("Escape")
        body.page.locator("dialog").wait_for(state="detached")
        body.press("End")
        body.page.keyboard.type("다")
        assert body.html() == "<p>가나다</p>"


def test_the_browser_and_the_server_complete_addresses_alike(body):
    cases = [*MEANT, *NOWHERE]
    found = body.page.evaluate(COMPLETED, cases)
    assert dict(zip(cases, found, strict=True)) == MEANT | dict.fromkeys(NOWHERE)


def test_text_that_is_loaded_and_saved_stays_as_it_was(body):
    body.put(sanitize_body(FULL))
    found = []
    for _time in range(2):
        with body.page.expect_navigation():
            body.page.keyboard.press("Control+s")
        body.page.locator(".success").wait_for()
        found.append(body.html())
        body.page.locator(".ProseMirror:visible").first.click()
    assert [sanitize_body(html) for html in found] == [sanitize_body(FULL)] * 2


def test_preformatted_text_has_a_button(body):
    body.put("<p>가</p>", "end")
    button(body, "codeBlock").click()
    assert sanitize_body(body.html()) == sanitize_body("<pre>가</pre>")


@pytest.mark.parametrize("code", ["ko", "en"])
def test_the_dialogs_are_accessible(desk, code):
    page = desk("jun", bypass_csp=True)
    page.locator(f"button[name=language][value={code}]").click()
    page.goto("/admin/news/post/add/")
    found = {}
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.locator(".ProseMirror:visible").first.click()
        page.keyboard.type("London")
        page.keyboard.press("Control+a")
        page.locator(".prose-menubar:visible [data-name=link]").click()
        page.locator("dialog [name=href]").wait_for()
        found[width, "link"] = violations(page)
        page.keyboard.press("Escape")
        page.locator("dialog").wait_for(state="detached")
        page.locator(".prose-menubar:visible [data-name=figure]").click()
        page.locator("dialog [type=search]").wait_for()
        found[width, "pictures"] = violations(page)
        page.locator("dialog button[data-name]").first.click()
        page.locator("dialog .dialog__words").wait_for()
        found[width, "words"] = violations(page)
        page.keyboard.press("Escape")
        page.locator("dialog").wait_for(state="detached")
    assert found == {place: [] for place in found}
