"""Mina writes in Korean, Hana translates, Jun publishes, Hans reads in English; then a change goes live."""

import sqlite3

import pytest

from tests.browser.conftest import DESK
from tests.browser.steps import wait_until
from tests.browser.test_admin import type_korean

pytestmark = pytest.mark.browser


def move(page, name):
    page.locator(f".state .move-{name}").click()
    page.locator("#content-main.move [type=submit]").click()
    page.locator(".success").wait_for()


def time_passes(folder):
    """Let what is planned be due: the clock of another process cannot be turned."""
    with sqlite3.connect(folder / "policyarchive.sqlite3") as database:
        planned = "outcome = 'waiting'"
        changed = database.execute(f"UPDATE publishing_schedule SET due_at = '2020-01-01' WHERE {planned}")  # noqa: S608
        assert changed.rowcount == 1
    database.close()


def is_waiting(folder):
    with sqlite3.connect(folder / "policyarchive.sqlite3") as database:
        [(count,)] = database.execute(
            "SELECT COUNT(*) FROM publishing_schedule WHERE due_at = '2020-01-01' AND outcome = 'waiting'"
        )
    database.close()
    return count


def test_a_post_goes_from_mina_to_hans_and_changes_in_time(desk, open_page, folder):
    mina = desk("mina")
    mina.goto("/admin/news/post/add/")
    mina.get_by_label("제목 (한국어)").fill("서울과 런던의 새 길")
    mina.locator(".ProseMirror").first.click()
    type_korean(mina, "ㄱ", "기", "길", "길이", "길이 열렸다")
    mina.get_by_role("button", name="저장 및 편집 계속").click()
    mina.locator(".success").wait_for()
    change_page = mina.url
    move(mina, "submit")

    hana = desk("hana")
    hana.goto(change_page.replace("/change/", "/translate/en/"))
    hana.locator("[name=title_en]").fill("A new road between Seoul and London")
    hana.locator(".ProseMirror").first.click()
    hana.keyboard.type("The road is open.")
    hana.locator("[name=_current]").click()
    hana.locator(".success").wait_for()

    jun = desk("jun")
    jun.goto(change_page)
    move(jun, "publish")
    with jun.expect_event("framenavigated"):
        jun.get_by_role("link", name="누리집에서 보기").click()
    english = jun.url.replace("/ko/", "/en/")

    hans = open_page(english, **DESK)
    assert hans.locator("h1").inner_text() == "A new road between Seoul and London"
    assert hans.locator(".prose").first.inner_text().strip() == "The road is open."

    jun.goto(change_page)
    jun.locator(".state__moves form button").click()
    jun.get_by_role("tab", name="English").click()
    jun.locator("[name=title_en]").fill("The road is closed again")
    jun.get_by_role("button", name="저장 및 편집 계속").click()
    jun.locator(".success").wait_for()
    jun.locator(".state .move-schedule").click()
    jun.locator("[name=at]").fill("2099-01-01T09:00")
    jun.locator("#content-main.move [type=submit]").click()
    jun.locator(".success").wait_for()
    assert "Asia/Seoul" in jun.locator(".success").inner_text()

    hans.reload()
    assert hans.locator("h1").inner_text() == "A new road between Seoul and London"
    time_passes(folder)
    wait_until(lambda: not is_waiting(folder), "what was due is carried out")
    hans.reload()
    assert hans.locator("h1").inner_text() == "The road is closed again"
