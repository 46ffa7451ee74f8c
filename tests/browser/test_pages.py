"""Each kind of public page: accessible, without a complaint of the browser, nothing to scroll sideways."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import DESK, PHONE

pytestmark = pytest.mark.browser
PATHS = [
    "",
    "news/",
    "news/?page=2",
    "news/?category=no-such-thing",
    "news/6568/",
    "search/",
    "search/?q=London",
    "search/?q=fjsejs",
    "search/?q=zzzzzz",
    "agreements/",
    "agreements/?kind=mou&status=in_force",
    "agreements/map/",
    "agreements/map/?region=europe",
    "agreements/timeline/",
    "agreements/matrix/",
    "agreements/seoul-london-2017/",
    "cities/",
    "cities/london/",
    "areas/",
    "areas/smart-city/",
]
axe = Axe()


def violations(page, **options):
    """Return the rules that a page breaks, each with the first element that breaks it."""
    found = axe.run(page, options={"preload": False, **options}).response["violations"]
    return [(rule["id"], rule["nodes"][0]["html"][:200]) for rule in found]


def overhang(page):
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_accessible(open_page, language, path):
    page = open_page(f"/{language}/{path}", bypass_csp=True, **PHONE)
    assert violations(page) == []
    page.set_viewport_size(DESK["viewport"])
    assert violations(page) == []


def test_no_page_scrolls_sideways(open_page, language):
    page = open_page(**PHONE)
    for path in PATHS:
        page.goto(f"/{language}/{path}")
        for width in (320, 360):
            page.set_viewport_size({"width": width, "height": 640})
            assert (path, width, overhang(page)) == (path, width, 0)


def test_no_page_scrolls_sideways_with_text_twice_as_large(open_page, language):
    page = open_page(**PHONE)
    for path in PATHS:
        page.goto(f"/{language}/{path}")
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert (path, overhang(page)) == (path, 0)


# As if editors had typed one endless word wherever they can type: titles, names, bodies, badges.
LONG_WORDS = """() => {
  const word = "서울특별시국제교류협력증진에관한조례시행규칙일부개정규칙안Donaudampfschifffahrtsgesellschaft";
  const main = document.querySelector("main");
  const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  const labels = "thead, button, label, summary, .visually-hidden, .pager, .meta dt, .total";
  const own = `script, option, time, .board__number, .board__views, ${labels}`;
  for (let text = texts.nextNode(); text; text = texts.nextNode())
    if (text.data.trim().length > 1 && !text.parentElement.closest(own)) text.data = word;
}"""


def test_no_page_scrolls_sideways_with_endless_words(open_page, language):
    page = open_page(**PHONE)
    for path in PATHS:
        page.goto(f"/{language}/{path}")
        page.evaluate(LONG_WORDS)
        assert (path, overhang(page)) == (path, 0)


@pytest.mark.parametrize("path", ["", "news/", "search/?q=London"])
def test_the_open_menu_is_accessible(open_page, language, path):
    page = open_page(f"/{language}/{path}", bypass_csp=True, **PHONE)
    page.locator(".menu-button").tap()
    assert violations(page) == []
    assert violations(page, runOnly=["target-size"]) == []


def test_the_search_box_suggests_and_never_loses_what_was_typed(open_page, language):
    page = open_page(f"/{language}/", bypass_csp=True, **DESK)
    box = page.locator("header [type=search], header [role=combobox]").first
    box.click()
    page.keyboard.type("lon")
    page.locator("[role=option]").first.wait_for()
    assert violations(page) == []
    page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant")
    page.keyboard.press("Escape")
    assert (box.input_value(), page.locator("[role=option]:visible").count()) == ("lon", 0)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{language}/search/?*q=lon*")
