"""A form that has expired loses nothing: the page says that what was typed is kept, and leads back to it."""

import pytest

from tests.browser.conftest import DESK, log_in
from tests.browser.steps import start_post
from tests.browser.test_unsaved import KEPT

pytestmark = pytest.mark.browser
KEPT_HERE = {
    "ko": "입력한 내용은 이 브라우저에 남아 있습니다. 양식을 다시 열어 불러오십시오.",
    "en": "What you typed is kept in this browser: open the form again and restore it.",
}


@pytest.fixture
def mina(open_page, complaints):
    page = open_page("/admin/", **DESK)
    log_in(page, "mina")
    page.locator("#content").wait_for()
    yield page
    complaints[:] = [
        shown for shown in complaints if "status of 403" not in shown
    ]  # the page that is looked at


def submit_expired(page):
    """Send the form after its token has become another's, as after a login in another window."""
    page.wait_for_function(KEPT)
    page.context.clear_cookies(name="csrftoken")
    page.locator("[name=_continue]").click()
    page.locator(".error").wait_for()


@pytest.mark.parametrize("reader", KEPT_HERE)
def test_what_was_typed_is_kept_and_saved_after_all(mina, reader):
    start_post(mina, "만료된 양식")
    mina.keyboard.type("Body")
    mina.context.add_cookies([{"name": "django_language", "value": reader, "url": mina.url}])
    submit_expired(mina)
    assert mina.locator("[data-unsaved-message]").inner_text() == KEPT_HERE[reader]
    mina.locator(".error .button--primary").click()
    mina.locator(".unsaved__take").click()
    assert mina.locator("[name=title_ko]").input_value() == "만료된 양식"
    mina.locator("[name=_continue]").click()
    mina.locator(".success").wait_for()
    assert mina.evaluate(KEPT) == 0


def test_a_form_of_which_nothing_is_kept_promises_nothing(mina):
    mina.goto("/admin/password_change/")
    mina.context.clear_cookies(name="csrftoken")
    mina.locator("#id_old_password").fill("demo-mina")
    for field in ("#id_new_password1", "#id_new_password2"):
        mina.locator(field).fill("something long 2026")
    mina.locator("#content-main [type=submit]").click()
    mina.locator(".error").wait_for()
    assert mina.locator("[data-unsaved-message]").is_hidden()
    mina.locator(".error .button--primary").click()
    mina.locator("#id_old_password").wait_for()
