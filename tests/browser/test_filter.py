"""The filter of a list: folded on a phone, so that the list comes first; in full where there is space."""

import pytest

from tests.browser.conftest import DESK, PHONE

pytestmark = pytest.mark.browser
LISTS = ["/ko/news/", "/en/agreements/", "/ko/search/?q=런던"]


@pytest.mark.parametrize("path", LISTS)
def test_a_phone_shows_it_on_demand(open_page, path):
    page = open_page(path, **PHONE)
    fields, head = page.locator(".filter select"), page.locator(".fold__summary")
    assert head.is_visible()
    assert not fields.first.is_visible()
    head.tap()
    assert fields.first.is_visible()


@pytest.mark.parametrize("path", LISTS)
def test_a_wide_screen_shows_it(open_page, path):
    page = open_page(path, **DESK)
    assert page.locator(".filter select").first.is_visible()
    assert not page.locator(".fold__summary").is_visible()


def test_a_choice_is_made_and_announced_on_a_phone(open_page):
    page = open_page("/en/search/?q=London", **PHONE)
    page.locator(".fold__summary").tap()
    page.get_by_label("Year").select_option("2017")
    page.get_by_role("button", name="Filter", exact=True).tap()
    page.wait_for_url("**year=2017**")
    assert page.locator(".fold__summary").inner_text().strip() == "Filter the list (1)"


@pytest.mark.parametrize("path", ["/ko/news/", "/en/news/"])
def test_the_head_stays_on_one_line(open_page, path):
    page = open_page(path, **PHONE)
    name, menu = page.locator(".wordmark").bounding_box(), page.locator(".menu-button").bounding_box()
    assert menu["y"] < name["y"] + name["height"]
