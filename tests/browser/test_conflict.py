"""Two people save one version: both texts stand on the page, marked for eyes and ears, also on a phone."""

import pytest

from tests.browser.steps import start_post
from tests.browser.test_pages import violations

pytestmark = pytest.mark.browser
SAVE = "저장 및 편집 계속"
SMALL = {"width": 360, "height": 740}
LOOKS = """element => {
    const { textDecorationLine, fontWeight, boxShadow } = getComputedStyle(element);
    return [textDecorationLine, fontWeight, boxShadow !== "none"];
}"""


@pytest.fixture
def mina_and_jun(desk):
    """Let both open a draft of Mina's, and let Mina save first."""
    mina, jun = (desk(name, bypass_csp=True) for name in ("mina", "jun"))  # for the script of the judge
    start_post(mina, "서울과 런던의 길")
    save(mina)
    jun.goto(mina.url)
    mina.get_by_label("제목 (한국어)").fill("서울과 파리의 길")
    save(mina)
    return mina, jun


def save(page):
    page.get_by_role("button", name=SAVE).click()
    page.locator(".success").wait_for()


def test_removals_and_additions_do_not_rely_on_colour(mina_and_jun):
    _mina, jun = mina_and_jun
    jun.get_by_label("제목 (한국어)").fill("서울과 로마의 길")
    jun.get_by_role("button", name=SAVE).click()
    panel = jun.locator(".conflict")
    removed, added = panel.locator("del"), panel.locator("ins")
    assert (removed.inner_text().split(), added.inner_text().split()) == (
        ["삭제:", "파리의"],
        ["추가:", "로마의"],
    )
    assert removed.evaluate(LOOKS) == ["line-through", "400", False]
    assert added.evaluate(LOOKS) == ["none", "700", True]
    assert panel.locator(".compare__which").all_inner_texts() == [
        "현재 저장된 내용",
        "아래 양식에 작성한 내용",
    ]
    jun.set_viewport_size(SMALL)
    assert jun.evaluate("document.documentElement.scrollWidth") == SMALL["width"]
    assert violations(jun) == []


def test_the_choice_is_theirs(mina_and_jun):
    mina, jun = mina_and_jun
    jun.get_by_label("제목 (한국어)").fill("서울과 로마의 길")
    jun.get_by_role("button", name=SAVE).click()
    jun.get_by_role("button", name="내 내용으로 덮어쓰기").click()
    jun.locator(".success").wait_for()
    mina.reload()
    assert mina.get_by_label("제목 (한국어)").input_value() == "서울과 로마의 길"
