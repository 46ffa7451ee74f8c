"""A real Chromium on a served demo. Every page must load without a complaint in the console."""

import pytest
from playwright.sync_api import sync_playwright

from tests.left_out import program_for
from tests.server import demo_served

QUIET = [
    "--no-sandbox",  # tests run as root in containers
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True}
LEFT = "net::ERR_ABORTED"  # the visitor went on before it was there
DESK = {"viewport": {"width": 1280, "height": 900}}


def log_in(page, name):
    page.get_by_label("사용자 이름").fill(name)
    page.get_by_label("비밀번호").fill(f"demo-{name}")
    page.get_by_role("button", name="로그인").click()


@pytest.fixture(scope="package")
def folder(tmp_path_factory):
    """The folder that holds all state of the served demo."""
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="package")
def address(folder):
    with demo_served(folder) as address:
        yield address


@pytest.fixture(scope="package")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program_for("browser"), args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def complaints():
    """What pages complained about; a test that asks for trouble takes out what it expected."""
    return []


@pytest.fixture
def open_page(chromium, address, complaints):
    """Open pages of one visitor; nothing may be complained about when they are closed."""
    contexts = []

    def listen(page):
        page.on("console", lambda message: message.type == "error" and complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("requestfailed", lambda request: request.failure != LEFT and complaints.append(request.url))

    def opened(path="/ko/", **options):
        """Open a page; with `bypass_csp` for a test that brings a script of its own."""
        context = chromium.new_context(base_url=address, locale="ko-KR", **options)
        contexts.append(context)
        context.set_default_timeout(15_000)
        context.on("page", listen)
        page = context.new_page()
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def desk(open_page):
    """Give the desk of one of the cast, who is logged in."""

    def at(name, **options):
        page = open_page("/admin/", **DESK, **options)
        log_in(page, name)
        page.locator("#content").wait_for()
        return page

    return at
