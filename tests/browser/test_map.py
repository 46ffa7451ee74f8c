"""The map by keyboard: points in the order of the list, and a name for each that is reached."""

import pytest

from tests.browser.conftest import DESK, PHONE

pytestmark = pytest.mark.browser
POINTS = "[...document.querySelectorAll('.map-points a')].filter(a => a.checkVisibility())"
LISTED = "[...document.querySelectorAll('.ties a')].map(a => a.getAttribute('href'))"


def reached(page, times):
    """Return where the keyboard is after each of so many steps, beginning at the first point."""
    page.evaluate(f"{POINTS}[0].focus()")
    found = []
    for _step in range(times):
        found.append(page.evaluate("document.activeElement.getAttribute('href')"))
        page.keyboard.press("Tab")
    return found


@pytest.mark.parametrize(("screen", "shown"), [(DESK, "map--world"), (PHONE, "map--phone")])
def test_points_are_reached_in_the_order_of_the_list(open_page, language, screen, shown):
    page = open_page(f"/{language}/agreements/map/", **screen)
    assert page.locator(".map:visible").get_attribute("class") == f"map {shown}"
    listed = page.evaluate(LISTED)
    assert page.evaluate(f"{POINTS}.length") == len(listed) > 40
    assert reached(page, 12) == listed[:12]


def test_a_point_without_a_label_shows_its_name_when_it_is_reached(open_page):
    page = open_page("/ko/agreements/map/", **PHONE)
    tip = page.locator(".map--phone .map-tip").first
    assert not tip.is_visible()
    page.locator(".map--phone a:has(.map-tip)").first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert tip.is_visible()


def test_the_views_work_without_a_script(open_page):
    page = open_page("/en/agreements/", java_script_enabled=False, **DESK)
    for view in ("Map", "Timeline", "Matrix"):
        page.get_by_role("navigation", name="Views of the register").get_by_role("link", name=view).click()
        assert page.locator("h1").inner_text() == f"Agreements · {view}"
    page.get_by_label("Region").select_option("africa")
    page.get_by_role("button", name="Filter", exact=True).click()
    assert page.url.endswith("/en/agreements/matrix/?region=africa")


def test_a_number_of_the_matrix_leads_to_what_it_counts(open_page):
    page = open_page("/ko/agreements/matrix/", **DESK)
    cell = page.locator(".matrix td a").first
    count = cell.inner_text()
    cell.click()
    assert page.locator(".board tbody tr").count() == int(count)
