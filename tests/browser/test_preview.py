"""A reader without an account sees the pictures and files of a preview, until its link ends."""

import pytest

from tests.browser.conftest import DESK
from tests.browser.steps import start_post
from tests.browser.test_unsaved_rows import as_file, choose_picture, save, upload_picture

pytestmark = pytest.mark.browser
IS_SHOWN = "image => image.decode().then(() => image.naturalWidth)"


def test_a_reader_of_a_link_sees_pictures_and_files_until_it_is_revoked(open_page, desk, complaints):
    mina = desk("mina")
    upload_picture(mina, "아직 비밀인 그림입니다.jpg")
    start_post(mina, "그림이 있는 미리보기")
    choose_picture(mina, "아직 비밀인 그림입니다.jpg")
    mina.locator("#attachments-files").set_input_files([as_file("비밀.csv", "비밀,값\n가,1\n".encode())])
    mina.locator("#attachment_links-group .select2-selection__rendered").get_by_text("비밀.csv").wait_for()
    save(mina)
    mina.goto(mina.url.replace("/change/", "/previews/"))
    mina.locator("#content-main [type=submit].default").click()
    link = mina.locator("input[readonly]").first.input_value()

    hans = open_page(link, **DESK)
    assert hans.locator(".lead img").evaluate(IS_SHOWN) > 0
    assert "/preview/" in hans.locator(".lead img").evaluate("image => image.currentSrc")
    with hans.expect_download() as download:
        hans.locator(".attachments li > a").click()
    assert download.value.suggested_filename == "비밀.csv"
    picture = hans.locator(".lead img").evaluate("image => image.currentSrc")

    mina.once("dialog", lambda dialog: dialog.accept())
    mina.locator("[name=revoke]").click()
    mina.locator("[name=revoke]").wait_for(state="detached")
    assert hans.request.get(picture).status == 410
    assert (
        hans.request.get(picture.replace(link.rstrip("/"), link.rstrip("/").partition("/ko/")[0])).status
        == 404
    )
    assert complaints == []
