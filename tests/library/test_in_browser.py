"""Pictures on their way in a real Chromium: uploaded, described, put into a text, published, seen."""

import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connections
from playwright.sync_api import sync_playwright

from tests.browser.steps import as_file, pick_picture, start_post
from tests.factories import (
    attach,
    make_agreement,
    make_attachment,
    make_home,
    make_image,
    make_person,
    make_post,
)
from tests.library import samples
from tests.library.test_actions import figure

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = [
    "--no-sandbox",  # tests run as root in containers
    *("--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]
DESK = {"viewport": {"width": 1280, "height": 900}}
LIBRARY = ["image/", "image/add/", "image/{0}/change/", "image/{0}/replace/", "image/pick/", "attachment/"]
MOVED = """window.moved = 0;
new PerformanceObserver(list => list.getEntries().forEach(entry => { window.moved += entry.value; }))
    .observe({ type: "layout-shift", buffered: true });"""


@pytest.fixture
def window(live_server, monkeypatch):
    """Open a window of Jun, who is logged in; nothing may be complained about when it is closed."""
    if CHROMIUM is None:
        pytest.skip("there is no Chromium here (on Debian and Ubuntu: sudo apt install chromium)")
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the browser's driver runs a loop in this thread
    make_person("jun", "publisher")
    complaints = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)

        def opened(**options):
            context = browser.new_context(base_url=live_server.url, locale="ko-KR", **DESK, **options)
            context.set_default_timeout(15_000)
            context.on("weberror", lambda error: complaints.append(str(error.error)))
            context.on("console", lambda message: message.type == "error" and complaints.append(message.text))
            page = context.new_page()
            log_in(page)
            return page

        yield opened
        browser.close()
        connections.close_all()  # those of the driver's loop: outside of it nobody would find them again
    assert complaints == []


@pytest.fixture
def jun(window):
    return window()


def log_in(page):
    page.goto("/admin/")
    page.get_by_label("사용자 이름").fill("jun")
    page.get_by_label("비밀번호").fill("demo-jun")
    page.get_by_role("button", name="로그인").click()
    page.locator("#content").wait_for()


def publish_and_look(page):
    page.locator("[name=_continue]").click()
    page.locator(".state .move-publish").click()
    for reason in page.locator("#content-main.move :is([type=text], textarea)").all():
        reason.fill("시험")
    page.locator("#content-main.move [type=submit]").click()
    page.locator(".success").wait_for()
    page.get_by_role("link", name="누리집에서 보기").click()
    page.wait_for_url("**/ko/news/*/")


def violations(page):
    found = Axe().run(page, options={"preload": False}).response["violations"]
    return [(rule["id"], rule["nodes"][0]["html"][:200]) for rule in found]


def test_a_picture_goes_from_the_upload_to_the_public_page(jun):
    jun.goto("/admin/library/image/add/")
    files = [as_file("다리.jpg", samples.photo(1800, 1200)), as_file("악성.jpg", samples.PROGRAM)]
    jun.locator("input[type=file]").set_input_files(files)
    jun.locator(".upload--failed").get_by_text("프로그램이나 스크립트입니다").wait_for()
    jun.locator(".upload__list a").click()

    picture = jun.locator("[data-focus] img")
    box = picture.bounding_box()
    picture.click(position={"x": box["width"] * 0.25, "y": box["height"] * 0.75})
    across = jun.locator("[name=focus_x]")
    across.focus()
    jun.keyboard.press("ArrowRight")
    assert [across.input_value(), jun.locator("[name=focus_y]").input_value()] == ["26", "75"]
    jun.locator("[name=alt_ko]").fill("한강의 다리")
    jun.locator("[name=_save]").click()

    start_post(jun, "다리 소식")
    jun.keyboard.type("첫 문단")
    pick_picture(jun, jun.locator(".prose-menubar:visible [data-name=figure]"), "다리.jpg")
    jun.keyboard.type("사진 아래 문단")
    pick_picture(jun, jun.locator("[data-choose]"), "다리.jpg")
    jun.locator("[data-picture-field] img").wait_for()
    publish_and_look(jun)

    pictures = jun.locator("main picture img")
    assert pictures.count() == 2
    for picture in pictures.all():
        picture.scroll_into_view_if_needed()
        assert picture.get_attribute("alt") == "한강의 다리"
        shown = "image => image.complete && image.naturalWidth > 0"
        jun.wait_for_function(shown, arg=picture.element_handle())
        assert ".avif" in picture.evaluate("image => image.currentSrc")


def test_files_are_dropped_on_the_page(jun):
    jun.goto("/admin/library/attachment/add/")
    jun.locator("[data-zone]").evaluate(
        """zone => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File(["가,나\\n1,2\\n"], "떨어뜨림.csv"));
            zone.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
        }"""
    )
    jun.locator(".upload__list a").click()
    jun.locator("[name=name]").wait_for()
    assert jun.locator("[name=name]").input_value() == "떨어뜨림.csv"


def test_files_uploaded_into_a_post_become_its_attachments(jun):
    start_post(jun, "첨부가 있는 글")
    for name in ("가.csv", "나.csv"):
        jun.locator("#attachments-files").set_input_files([as_file(name, f"이름\n{name}\n".encode())])
        jun.locator(".select2-selection__rendered").get_by_text(name).wait_for()
    publish_and_look(jun)
    names = jun.locator(".attachments li > a").all_inner_texts()
    assert [name.partition(" (")[0] for name in names] == ["가.csv", "나.csv"]
    with jun.expect_download() as download:
        jun.locator(".attachments__all").click()
    assert download.value.suggested_filename == "첨부가 있는 글.zip"


@pytest.mark.parametrize("code", ["ko", "en"])
def test_pages_with_pictures_are_accessible_and_do_not_move(window, code):
    jun = window(bypass_csp=True)  # for the script of the judge
    make_home()
    image = make_image(caption_ko="설명", caption_en="Caption", credit="미나")
    texts = {f"body_{language}": figure(image, alt="") for language in ("ko", "en")}
    posts = [make_post(title_ko="가", title_en="a", lead_image=image, **texts) for _ in range(3)]
    agreement = make_agreement("seoul-london", lead_image=image)
    for item in (posts[0], agreement):
        attach(item, make_attachment(), make_attachment())
    jun.add_init_script(MOVED)
    jun.locator(f"button[name=language][value={code}]").click()
    pages = ["", "news/", f"news/{posts[0].number}/", "agreements/seoul-london/"]
    found = {}
    for path in [*(f"/{code}/{page}" for page in pages), *(f"/admin/library/{page}" for page in LIBRARY)]:
        jun.goto(path.format(image.pk))
        jun.wait_for_load_state("networkidle")
        is_steady = path.startswith("/admin/") or jun.evaluate("window.moved") < 0.01
        found[path] = (violations(jun), is_steady)
    assert found == {path: ([], True) for path in found}
