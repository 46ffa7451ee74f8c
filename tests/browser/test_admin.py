"""Editors at work: they log in, write with a Korean keyboard, paste from Word and HWP, and log out."""

import sqlite3

import pytest

from tests.browser.conftest import DESK, PHONE, log_in
from tests.browser.steps import start_post
from tests.browser.test_pages import violations

pytestmark = pytest.mark.browser
PLACES = [
    "",
    "news/post/",
    "news/post/add/",
    "news/post/?q=London",
    "news/category/",
    "agreements/agreement/",
    "agreements/agreement/add/",
    "agreements/city/",
    "agreements/cooperationarea/add/",
    "auth/user/",
    "password_change/",
]
WORD_ITEM = (
    '<p class="MsoListParagraph" style="mso-list:l0 level1 lfo1">'
    '<span style="mso-list:Ignore">·<span>  </span></span>{}</p>'
)
FROM_WORD = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p {color:red}</style></head><body>'
    '<!--StartFragment--><p class="MsoNormal" style="margin:0"><b>Word<o:p></o:p></b></p>'
    f"{WORD_ITEM.format('첫째')}{WORD_ITEM.format('둘째')}<!--EndFragment--></body></html>"
)
FROM_HWP = (
    '<p class="0" style="font-family:함초롬바탕;line-height:160%">'
    '<span style="color:#ff0000">한글 문서</span></p>'
)


def type_korean(page, *steps):
    """Compose as an input method does: each step shows the syllable so far, the last one stays."""
    keyboard = page.context.new_cdp_session(page)
    for text in steps:
        keyboard.send(
            "Input.imeSetComposition",
            {"text": text, "selectionStart": len(text), "selectionEnd": len(text)},
        )
    keyboard.send("Input.insertText", {"text": steps[-1]})


def paste(editor, html):
    editor.evaluate(
        """(element, html) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/html", html);
            const options = { clipboardData, bubbles: true, cancelable: true };
            element.dispatchEvent(new ClipboardEvent("paste", options));
        }""",
        html,
    )


def body_on_site(page):
    """Open what was saved on the site and return its body as HTML."""
    page.get_by_role("link", name="누리집에서 보기").click()
    page.wait_for_url("**/ko/news/*/")
    return page.locator(".prose").first.inner_html().strip()


@pytest.fixture
def jun(open_page):
    page = open_page("/admin/", **DESK)
    log_in(page, "jun")
    return page


def publish(page):
    """Save, then publish on the page of that move."""
    page.get_by_role("button", name="저장 및 편집 계속").click()
    page.locator(".state .move-publish").click()
    page.locator("#content-main.move [type=submit]").click()
    page.locator(".success").wait_for()


def test_a_post_written_with_a_korean_keyboard_stands_on_the_site(jun):
    start_post(jun, "서울과 런던")
    type_korean(jun, "ㅅ", "서", "서ㅇ", "서우", "서울")
    jun.keyboard.press("Control+b")
    type_korean(jun, "ㄹ", "러", "런", "런ㄷ", "런더", "런던")
    publish(jun)
    assert body_on_site(jun) == "<p>서울<strong>런던</strong></p>"


def test_what_word_and_hwp_paste_comes_out_clean(jun):
    editor = start_post(jun, "붙여넣기")
    paste(editor, FROM_WORD)
    jun.keyboard.press("Control+End")
    jun.keyboard.press("Enter")
    jun.keyboard.press("Enter")
    paste(editor, FROM_HWP)
    publish(jun)
    body = "".join(line.strip() for line in body_on_site(jun).splitlines())
    assert body == (
        "<p><strong>Word</strong></p><ul><li><p>첫째</p></li><li><p>둘째</p></li></ul><p>한글 문서</p>"
    )


def test_tabs_of_languages_are_worked_by_key_and_keep_what_was_written(jun):
    start_post(jun, "두 언어")
    jun.get_by_role("tab", name="한국어").focus()
    jun.keyboard.press("ArrowRight")
    assert jun.get_by_role("tab", name="English").get_attribute("aria-selected") == "true"
    jun.get_by_label("제목 (영어)").fill("Two languages")
    jun.get_by_role("tab", name="한국어").click()
    assert jun.get_by_label("제목 (한국어)").input_value() == "두 언어"


@pytest.fixture
def passwords_put_back(folder):
    """Give the people of the demo their passwords again, for the tests that come after."""
    with sqlite3.connect(folder / "policyarchive.sqlite3") as database:
        kept = database.execute("SELECT password, username FROM auth_user").fetchall()
    yield
    with sqlite3.connect(folder / "policyarchive.sqlite3") as database:
        database.executemany("UPDATE auth_user SET password = ? WHERE username = ?", kept)
    database.close()


def test_no_field_of_an_added_row_is_cut_off_on_a_phone(open_page):
    page = open_page("/admin/agreements/agreement/add/", **PHONE)
    log_in(page, "jun")
    page.locator(".form-row, .inline-group").first.wait_for()
    for button in page.locator(".add-row a").all():
        button.click()
    right = "fields => Math.max(...fields.map(field => field.getBoundingClientRect().right))"
    fields = page.locator(".dynamic-parties, .dynamic-sources").locator("input, textarea, .select2")
    assert fields.locator("visible=true").count() > 5
    assert fields.locator("visible=true").evaluate_all(right) <= PHONE["viewport"]["width"]


def test_a_person_changes_the_password_and_logs_in_with_it(open_page, passwords_put_back):
    page = open_page("/admin/", **DESK)
    log_in(page, "hana")
    page.get_by_role("link", name="비밀번호 변경").click()
    page.locator("#id_old_password").fill("demo-hana")
    for field in ("#id_new_password1", "#id_new_password2"):
        page.locator(field).fill("바다와 하늘 2026")
    page.locator("#content-main [type=submit]").click()
    page.wait_for_url("**/password_change/done/")
    page.get_by_role("button", name="로그아웃").click()
    page.goto("/admin/")
    page.get_by_label("사용자 이름").fill("hana")
    page.get_by_label("비밀번호").fill("바다와 하늘 2026")
    page.get_by_role("button", name="로그인").click()
    assert page.get_by_role("button", name="로그아웃").is_visible()


def test_a_viewer_looks_and_cannot_write(open_page):
    page = open_page("/admin/", **DESK)
    log_in(page, "sora")
    page.goto("/admin/news/post/")
    assert page.get_by_role("link", name="글 추가").count() == 0
    page.locator("#result_list tbody a").first.click()
    assert page.get_by_role("button", name="저장").count() == 0


@pytest.mark.parametrize("code", ["ko", "en"])
def test_the_back_office_is_accessible(open_page, code):
    page = open_page("/admin/", bypass_csp=True, **DESK)
    assert violations(page) == []
    log_in(page, "admin")
    page.locator(f"button[name=language][value={code}]").click()
    found = {}
    for place in PLACES:
        page.goto(f"/admin/{place}")
        page.locator("#content").wait_for()
        assert page.locator("html").get_attribute("lang") == code
        found[place] = violations(page)
    assert found == {place: [] for place in PLACES}
