"""Revisions, translation and findings in a real Chromium: on a phone, without a complaint by axe."""

import os

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import sync_playwright

from news.models import Post
from policyarchive.publishing import actions
from tests.backoffice.people import log_in
from tests.browser.conftest import QUIET
from tests.factories import make_city, make_post
from tests.left_out import program_for

PHONE = {"width": 360, "height": 800}

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.browser,
]


@pytest.fixture(autouse=True)
def plain_static_files(settings):
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }


@pytest.fixture
def hana():
    browser = log_in("hana")
    actions.grant_languages(browser.person, ["en"])
    return browser


@pytest.fixture
def copy():
    """Make a working copy of a public post whose original changed since it was translated."""
    body = '<h2>분야</h2><ul><li><p>문화</p></li></ul><p><a href="/ko/news/999/">옛 글</a></p>'
    post = make_post(title_ko="서울과 런던", title_en="Seoul and London", body_ko=body, body_en="<p>Old</p>")
    copy = actions.start_working_copy(post, by=None)
    copy.title_ko, copy.body_ko = "서울과 파리", body.replace("문화", "관광 010-1234-5678")
    copy.save()
    copy.cities.set([make_city()])
    actions.save(copy, by=None, note="파리로 고침")
    return copy


@pytest.fixture
def open_as(live_server, monkeypatch):
    """Open pages on a phone as somebody who is logged in. The driver's loop would forbid the database."""
    monkeypatch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program_for("browser"), args=QUIET)

        def opened(client, path, language="en"):
            context = browser.new_context(base_url=live_server.url, locale=language, viewport=PHONE)
            session = client.cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies(
                [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
            )
            page = context.new_page()
            assert page.goto(path).status == 200
            return page

        yield opened
        browser.close()


def test_every_page_fits_a_phone_and_passes_axe(open_as, hana, copy, language):
    base = f"/admin/news/post/{copy.pk}"
    for path in (
        f"{base}/revisions/",
        f"{base}/revisions/compare/",
        f"{base}/translate/en/",
        f"{base}/change/",
        "/admin/news/post/",
        "/admin/translations/",
    ):
        page = open_as(hana, path, language)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"], path
        found = Axe().run(page).response["violations"]
        assert [(rule["id"], rule["nodes"][0]["target"]) for rule in found] == [], path


def test_hana_translates_with_the_same_editor_and_calls_it_current(open_as, hana, copy):
    page = open_as(hana, f"/admin/news/post/{copy.pk}/translate/en/")
    page.get_by_label("Title (English)").fill("Seoul and Paris")
    editor = page.locator(".ProseMirror")
    editor.press("Control+a")
    editor.press_sequentially("Tourism")
    page.get_by_role("button", name="Save and mark as current").click()
    page.get_by_text("The translation matches the original.").wait_for()
    saved = Post.objects.get(pk=copy.pk)
    assert (saved.title_en, saved.body_en) == ("Seoul and Paris", "<p>Tourism</p>")
    assert saved.copy_of.title_en == "Seoul and London"


def test_jun_compares_and_restores_with_the_keyboard(open_as, copy):
    jun = log_in("jun")
    page = open_as(jun, f"/admin/news/post/{copy.pk}/revisions/")
    page.get_by_role("radio", name="Revision 1 as the older").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Compare the chosen two").press("Enter")
    assert page.locator("del").first.inner_text().split() == ["Removed:", "런던"]
    page.get_by_role("button", name="Restore revision 1").press("Enter")
    page.get_by_text("Revision 1 is in the working copy now.").wait_for()
    assert Post.objects.get(pk=copy.pk).title_ko == "서울과 런던"
