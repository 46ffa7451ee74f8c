"""What is typed survives a closed tab, an expired login and a careless click, in a real browser."""

import pytest

from tests.browser.conftest import log_in
from tests.browser.steps import start_post
from tests.browser.test_admin import type_korean

pytestmark = pytest.mark.browser
KEPT = "() => Object.keys(localStorage).filter((key) => key.startsWith('unsaved:')).length"


@pytest.fixture
def mina(desk):
    return desk("mina")


def write(page, title):
    start_post(page, title)
    type_korean(page, "ㅅ", "서", "서ㅇ", "서우", "서울")
    page.wait_for_function(KEPT)


def take_over(page):
    page.locator(".unsaved__take").click()
    return page.get_by_label("제목 (한국어)").input_value(), page.locator(".ProseMirror").first.inner_html()


def test_a_tab_that_was_closed_loses_nothing(mina):
    write(mina, "닫힌 탭")
    again = mina.context.new_page()
    mina.close()
    again.goto("/admin/news/post/add/")
    assert take_over(again) == ("닫힌 탭", "<p>서울</p>")


def test_leaving_a_changed_form_asks_and_leaving_an_unchanged_one_does_not(mina):
    asked = []
    mina.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    mina.goto("/admin/news/post/add/")
    mina.get_by_label("제목 (한국어)").click()
    mina.goto("/admin/")
    assert asked == []
    write(mina, "떠나기")
    mina.goto("/admin/")
    assert asked == ["beforeunload"]


def test_what_was_saved_is_not_offered_again(mina):
    write(mina, "저장할 글")
    mina.get_by_role("button", name="저장 및 편집 계속").click()
    mina.locator(".success").wait_for()
    assert mina.evaluate(KEPT) == 0
    mina.goto("/admin/news/post/add/")
    assert mina.locator(".unsaved").count() == 0


def test_an_expired_login_loses_nothing(mina):
    write(mina, "만료된 로그인")
    mina.context.clear_cookies(name="sessionid")
    mina.get_by_role("button", name="저장 및 편집 계속").click()
    mina.wait_for_load_state()
    mina.goto("/admin/")
    log_in(mina, "mina")
    mina.goto("/admin/news/post/add/")
    assert take_over(mina) == ("만료된 로그인", "<p>서울</p>")


def test_what_is_dropped_is_gone_and_logging_out_leaves_nothing(mina):
    write(mina, "버릴 글")
    again = mina.context.new_page()
    again.goto("/admin/news/post/add/")
    again.locator(".unsaved__drop").click()
    assert again.evaluate(KEPT) == 0
    write(again, "남기지 않을 글")
    again.on("dialog", lambda dialog: dialog.accept())
    again.get_by_role("button", name="로그아웃").click()
    again.wait_for_load_state()
    assert again.evaluate(KEPT) == 0


def test_saving_one_item_never_drops_what_is_kept_of_another(mina):
    write(mina, "만료된 글")
    mina.context.clear_cookies(name="sessionid")
    mina.get_by_role("button", name="저장 및 편집 계속").click()
    mina.wait_for_load_state()
    mina.goto("/admin/")
    log_in(mina, "mina")
    mina.goto("/admin/agreements/agreement/add/")
    mina.locator("[name=title_ko]").fill("다른 협정")
    mina.locator("[name=kind]").select_option("mou")
    mina.locator("[name=slug]").fill("another-agreement")
    mina.get_by_role("button", name="저장 및 편집 계속").click()
    mina.locator(".success").wait_for()
    mina.goto("/admin/news/post/add/")
    assert take_over(mina) == ("만료된 글", "<p>서울</p>")


def test_leaving_after_taking_over_asks_again(mina):
    write(mina, "다시 가져온 글")
    again = mina.context.new_page()
    mina.close()
    again.goto("/admin/news/post/add/")
    take_over(again)
    asked = []
    again.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    again.goto("/admin/")
    assert asked == ["beforeunload"]
