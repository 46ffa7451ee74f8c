"""The language switch stays on the same item, and the choice is remembered."""

import pytest

from tests.browser.conftest import PHONE

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "path",
    ["news/6568/", "agreements/seoul-london-2017/", "cities/london/", "areas/smart-city/", "news/?page=2"],
)
def test_the_switch_stays_on_the_item(open_page, address, path):
    page = open_page(f"/ko/{path}", **PHONE)
    page.get_by_role("link", name="English").tap()
    page.wait_for_url(f"{address}/en/{path}")
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("link", name="한국어").tap()
    page.wait_for_url(f"{address}/ko/{path}")


def test_the_choice_is_remembered_at_the_front_door(open_page, address):
    page = open_page("/")
    assert page.url == f"{address}/ko/"
    page.get_by_role("link", name="English").click()
    page.goto("/")
    assert page.url == f"{address}/en/"
