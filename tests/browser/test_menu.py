"""The mobile menu: one button that says what it does, however it is worked."""

from itertools import pairwise

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


INSIDE_OR_NOWHERE = """() => {
  const element = document.activeElement;
  return element === document.body || element.closest("#main-menu") !== null;
}"""
# What a finger, a key or a screen reader could still use although it lies behind the menu.
REACHED_BEHIND = """() => {
  const inside = (element) => element.closest("#main-menu") !== null;
  const hit = [];
  for (let x = 4; x < innerWidth; x += 12)
    for (let y = 4; y < innerHeight; y += 12) {
      const element = document.elementFromPoint(x, y);
      if (element && !inside(element) && element !== document.documentElement) hit.push(element.className);
    }
  const takes = document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]");
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true });
  const seen = [...takes].filter((element) => !inside(element) && isSeen(element));
  return [...new Set(hit), ...seen.map((one) => one.outerHTML.slice(0, 80))];
}"""
MIDDLE_OF_THE_FOCUSED = """() => {
  const { left, right, top, bottom } = document.activeElement.getBoundingClientRect();
  return [(left + right) / 2, (top + bottom) / 2];
}"""
SIZES = [(320, 640), (360, 640), (640, 320), (320, 256), (844, 390), (1000, 700)]


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


def test_the_focus_stays_in_it_while_it_is_open(phone):
    button(phone).focus()
    phone.keyboard.press("Space")
    for key in ("Tab", "Shift+Tab"):
        for _step in range(2 * phone.locator("#main-menu a").count() + 4):
            phone.keyboard.press(key)
            assert phone.evaluate(INSIDE_OR_NOWHERE)
    assert state(phone) == OPENED


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


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_behind_it_can_be_used(open_page, width, height, scripts):
    size = {"width": width, "height": height}
    page = open_page("/ko/news/", viewport=size, has_touch=True, java_script_enabled=scripts)
    button(page).tap()
    assert page.evaluate(REACHED_BEHIND) == []
    page.mouse.move(width / 2, height - 20)
    page.mouse.wheel(0, 400)
    assert page.evaluate("scrollY") == 0
    for link in page.locator("#main-menu a").all():
        link.scroll_into_view_if_needed()
        box = link.bounding_box()
        assert box["y"] >= 0 and box["y"] + box["height"] <= height


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("path", ["/ko/news/", "/en/search/?q=London"])
def test_the_first_tap_beside_it_only_closes_it(open_page, path, scripts):
    size = {"width": 360, "height": 640}
    page = open_page(path, viewport=size, has_touch=True, java_script_enabled=scripts)
    before = page.url
    page.locator(".menu-button").tap()
    page.touchscreen.tap(100, 600)
    page.locator("#main-menu").wait_for(state="hidden")
    assert page.url == before


def test_opening_and_closing_it_leaves_the_page_where_it_was(phone):
    """By keys: before a tap the browser's driver scrolls the whole button into view itself."""
    phone.evaluate("scrollTo(0, 200)")
    phone.evaluate("document.querySelector('.menu-button').focus({ preventScroll: true })")
    for key, is_open in [("Enter", True), ("Escape", False)]:
        phone.keyboard.press(key)
        assert phone.locator("#main-menu").is_visible() is is_open
        assert phone.evaluate("scrollY") == 200


def test_who_comes_back_to_a_page_finds_it_closed(phone):
    button(phone).tap()
    phone.locator("#main-menu").get_by_role("link", name="교류도시").tap()
    phone.wait_for_url("**/ko/cities/")
    phone.go_back()
    assert state(phone) == CLOSED


@pytest.mark.parametrize("width", [320, 1280])
def test_keys_reach_the_head_in_the_order_in_which_it_is_seen(open_page, width):
    page = open_page("/ko/", viewport={"width": width, "height": 900})
    places = []
    page.locator(".skip").focus()
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.closest('.header') !== null"):
        places.append(page.evaluate(MIDDLE_OF_THE_FOCUSED))
        page.keyboard.press("Tab")
    assert len(places) >= 5
    for (left, top), (next_left, next_top) in pairwise(places):
        assert next_top > top + 20 or (abs(next_top - top) <= 20 and next_left > left)
