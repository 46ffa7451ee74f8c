"""The mobile menu: one button that says what it does, however it is worked."""

import pytest

from tests.browser.conftest import DESK, PHONE

pytestmark = pytest.mark.browser
OPEN, CLOSE = "모바일메뉴 열기", "모바일메뉴 닫기"


def button(page):
    return page.get_by_role("button", name="모바일메뉴")


def state(page):
    """Return what the button says to everybody, and whether the menu can be seen."""
    return (
        button(page).inner_text().strip(),
        button(page).get_attribute("aria-expanded"),
        page.locator("#main-menu").is_visible(),
    )


CLOSED, OPENED = (OPEN, "false", False), (CLOSE, "true", True)


@pytest.fixture
def phone(open_page):
    return open_page("/ko/news/", **PHONE)


def test_it_opens_and_closes_by_touch(phone):
    assert state(phone) == CLOSED
    button(phone).tap()
    assert state(phone) == OPENED
    button(phone).tap()
    assert state(phone) == CLOSED


def test_it_opens_and_closes_by_mouse(open_page):
    page = open_page("/ko/", viewport={"width": 360, "height": 640})
    button(page).click()
    assert state(page) == OPENED
    page.mouse.click(180, 600)
    assert state(page) == CLOSED


def test_it_opens_by_key_and_escape_puts_the_focus_back(phone):
    button(phone).focus()
    phone.keyboard.press("Enter")
    assert state(phone) == OPENED
    phone.keyboard.press("Tab")
    assert phone.evaluate("document.activeElement.closest('#main-menu') !== null")
    phone.keyboard.press("Escape")
    assert state(phone) == CLOSED
    assert phone.evaluate("document.activeElement.className") == "menu-button"


def test_it_closes_when_the_focus_goes_on(phone):
    button(phone).focus()
    phone.keyboard.press("Space")
    for _link in range(phone.locator("#main-menu a").count() + 1):
        phone.keyboard.press("Tab")
    assert state(phone) == CLOSED
    assert phone.evaluate("document.activeElement !== document.body")


def test_a_link_of_it_leads_on_and_says_where_one_is(phone):
    button(phone).tap()
    phone.locator("#main-menu").get_by_role("link", name="교류도시").tap()
    phone.wait_for_url("**/ko/cities/")
    button(phone).tap()
    assert phone.locator("#main-menu [aria-current=page]").inner_text() == "교류도시"


def test_it_works_without_javascript(open_page):
    page = open_page("/ko/", java_script_enabled=False, **PHONE)
    menu = page.locator("#main-menu")
    assert not menu.is_visible()
    button(page).tap()
    assert menu.is_visible()
    assert button(page).inner_text().strip() == CLOSE
    menu.get_by_role("link", name="교류도시").tap()
    page.wait_for_url("**/ko/cities/")


def test_on_a_wide_screen_it_stands_open_and_has_no_button(open_page):
    page = open_page("/ko/", **DESK)
    assert page.locator("#main-menu").is_visible()
    assert not page.locator(".menu-button").is_visible()


@pytest.mark.parametrize("width", [320, 360, 390])
@pytest.mark.parametrize("path", ["/ko/", "/en/"])
def test_name_languages_and_menu_share_one_line_on_a_phone(open_page, path, width):
    page = open_page(path, viewport={"width": width, "height": 640}, is_mobile=True)
    boxes = [page.locator(f".header__row > .{name}").bounding_box() for name in ("wordmark", "menu-button")]
    assert boxes[0]["y"] == boxes[1]["y"]
    assert boxes[1]["x"] + boxes[1]["width"] <= width - 16
