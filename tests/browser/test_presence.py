"""Two browsers, one item: each sees the other, and nobody who has gone, whatever way they went."""

import sqlite3
from urllib.parse import urlparse

import pytest

from tests.browser.steps import PATIENCE, start_post, wait_until

pytestmark = pytest.mark.browser
HALF_A_MINUTE = 30_000  # ms: within this time after the other has gone it is shown
IS_SHOWN = "text => document.querySelector('.presence').textContent === text"
OF_PERSON = """SELECT count(*) FROM publishing_presence
JOIN auth_user ON person_id = auth_user.id WHERE username = ? AND NOT has_left"""


@pytest.fixture
def desk(desk):
    """Give a desk with a clock of its own that the test turns."""
    plain = desk

    def at(name):
        page = plain(name)
        page.clock.install()
        page.on("dialog", lambda dialog: dialog.accept())
        return page

    return at


@pytest.fixture
def mina_and_jun(desk, folder):
    """Let Mina open a draft of hers, and Jun after her."""
    mina, jun = desk("mina"), desk("jun")
    start_post(mina, "둘이 여는 글")
    mina.get_by_role("button", name="저장 및 편집 계속").click()
    mina.locator(".success").wait_for()
    jun.goto(mina.url)
    yield mina, jun
    for page in (*mina.context.pages, *jun.context.pages):
        page.close()
    forget(folder)


def forget(folder):
    with sqlite3.connect(folder / "policyarchive.sqlite3", timeout=PATIENCE) as database:
        database.execute("DELETE FROM publishing_presence")
    database.close()


def shown_now(page):
    """Return what the line says now."""
    line = page.locator(".presence")
    return line.inner_text() if line.is_visible() else ""


def shown_next(page):
    """Let half a minute pass, and return what the line says then."""
    with page.expect_response("**/presence/") as answer:
        page.clock.fast_forward(HALF_A_MINUTE)
    answer.value.finished()
    page.wait_for_function(IS_SHOWN, arg=answer.value.json()["text"])
    return shown_now(page)


def is_there(folder, name):
    with sqlite3.connect(folder / "policyarchive.sqlite3", timeout=PATIENCE) as database:
        [(count,)] = database.execute(OF_PERSON, [name])
    database.close()
    return count


def wait_until_gone(folder, name):
    """Wait until the server has heard that somebody went, which says itself within seconds."""
    wait_until(lambda: not is_there(folder, name), f"{name} is gone")


def change(page):
    page.get_by_label("제목 (한국어)").fill("둘이 고친 글")


def save_and_go_on(page):
    change(page)
    page.get_by_role("button", name="저장 및 편집 계속").click()
    page.locator(".success").wait_for()


def save_what_is_wrong(page):
    page.locator("[name=original_language]").evaluate("field => field.add(new Option('?', '?', true, true))")
    page.get_by_role("button", name="저장 및 편집 계속").click()
    page.locator(".error-links").wait_for()


def go_to_the_revisions_and_back(page):
    page.locator(".historylink").click()
    page.wait_for_url("**/revisions/")
    page.go_back()
    page.locator(".presence").wait_for(state="attached")


def save_and_go(page):
    change(page)
    page.get_by_role("button", name="저장", exact=True).click()
    page.locator(".success").wait_for()
    page.locator(".breadcrumbs a[href='/admin/news/post/']").click()
    page.wait_for_url(lambda url: urlparse(url).path == "/admin/news/post/")


def go_back(page):
    page.go_back()
    page.wait_for_url("**/add/")


def log_out(page):
    page.get_by_role("button", name="로그아웃").click()
    page.wait_for_url("**/logout/")


STAYS = {
    "reload": lambda page: page.reload(),
    "save and go on": save_and_go_on,
    "save what is wrong": save_what_is_wrong,
    "look at the revisions and come back": go_to_the_revisions_and_back,
}
LEAVES = {
    "follow a link": lambda page: page.locator(".historylink").click(),
    "back": go_back,
    "save and leave": save_and_go,
    "close the tab": lambda page: page.close(),
    "log out": log_out,
}


def test_each_sees_the_other(mina_and_jun):
    mina, jun = mina_and_jun
    assert shown_now(jun).startswith("Mina 님이 ")
    assert shown_now(mina) == ""
    assert shown_next(mina).startswith("Jun 님이 ")
    assert shown_next(jun).startswith("Mina 님이 ")


@pytest.mark.parametrize("step", STAYS)
def test_who_comes_back_to_the_form_is_there_still_and_is_no_ghost_to_themselves(mina_and_jun, step):
    mina, jun = mina_and_jun
    STAYS[step](mina)
    assert shown_now(mina).startswith("Jun 님이 ") and "Mina" not in shown_now(mina)
    assert shown_next(jun).startswith("Mina 님이 ")
    assert "Mina" not in shown_next(mina)


@pytest.mark.parametrize("step", LEAVES)
def test_who_goes_is_gone_within_half_a_minute(mina_and_jun, folder, step):
    mina, jun = mina_and_jun
    assert shown_now(jun).startswith("Mina 님이 ")
    LEAVES[step](mina)
    wait_until_gone(folder, "mina")
    assert shown_next(jun) == ""


def test_who_returns_is_not_listed_to_themselves(mina_and_jun, folder):
    mina, jun = mina_and_jun
    address = jun.url
    jun.close()
    wait_until_gone(folder, "jun")
    mina.goto("/admin/")
    mina.goto(address)
    assert (shown_now(mina), shown_next(mina)) == ("", "")
