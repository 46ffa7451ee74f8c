"""Rows added in the browser and the chosen picture survive a lost page, and find their rows again."""

import pytest

from tests.browser.steps import as_file, pick_picture, start_post
from tests.browser.test_unsaved import KEPT
from tests.library import samples

pytestmark = pytest.mark.browser
NOTHING_KEPT = "() => !Object.keys(localStorage).some((key) => key.startsWith('unsaved:'))"
IS_KEPT = "words => Object.values(localStorage).some((kept) => kept.includes(words))"
IS_SHOWN = "image => image.decode().then(() => image.naturalWidth)"
SAVE = "저장 및 편집 계속"


def upload_picture(page, name):
    page.goto("/admin/library/image/add/")
    page.locator("input[type=file]").set_input_files([as_file(name, samples.photo(len(name) * 100, 600))])
    page.locator(".upload__list a").wait_for()


def choose_picture(page, name):
    pick_picture(page, page.locator("[data-choose]"), name)
    page.locator("[data-picture-field] img").wait_for()


def add_row(page, prefix):
    page.locator(f"#{prefix}-group .add-row a").click()


def add_area(page, words):
    add_row(page, "area_links")
    page.locator("#area_links-group tr.form-row:not(.empty-form)").last.locator(".select2-selection").click()
    page.locator(".select2-search__field").last.fill(words)
    page.locator(".select2-results__option--highlighted").get_by_text(words).click()


def add_source(page, url):
    add_row(page, "sources")
    page.locator("#sources-group .inline-related:not(.empty-form) [name$=-url]").last.fill(url)


def names(page, prefix):
    """Return what the rows name, without the sign by which it is taken away."""
    shown = page.locator(f"#{prefix}-group .select2-selection__rendered").all_inner_texts()
    return [name.strip("×\n ") for name in shown]


def areas(page):
    return names(page, "area_links")


def urls(page):
    fields = page.locator("#sources-group .inline-related:not(.empty-form) [name$=-url]").all()
    return [field.input_value() for field in fields]


def is_kept(page, words):
    """Wait until the browser has written down what was typed last."""
    page.wait_for_function(IS_KEPT, arg=words)


def lose(page):
    """Close the tab as a crash does, and open the same page in another."""
    again, address = page.context.new_page(), page.url
    page.close()
    again.goto(address)
    return again


def save(page):
    page.get_by_role("button", name=SAVE).click()
    page.locator(".success").wait_for()
    assert page.evaluate(NOTHING_KEPT)


def test_rows_and_the_picture_of_a_new_post_come_back_and_are_saved(desk):
    mina = desk("mina")
    upload_picture(mina, "되찾을 그림.jpg")
    start_post(mina, "행과 그림")
    choose_picture(mina, "되찾을 그림.jpg")
    add_area(mina, "대기")
    mina.locator("#attachments-files").set_input_files([as_file("표.csv", "이름,값\n가,1\n".encode())])
    mina.locator("#attachment_links-group .select2-selection__rendered").get_by_text("표.csv").wait_for()
    add_area(mina, "교통")
    is_kept(mina, "교통")
    chosen = areas(mina)

    again = lose(mina)
    again.locator(".unsaved__take").click()
    assert areas(again) == chosen
    assert again.locator("[data-picture-field] [data-name]").inner_text() == "되찾을 그림.jpg"
    assert again.locator("[data-picture-field] img").evaluate(IS_SHOWN)
    save(again)

    again.reload()
    assert areas(again) == chosen
    assert again.locator("[data-picture-field] [data-name]").inner_text() == "되찾을 그림.jpg"
    assert names(again, "attachment_links") == ["표.csv"]


def test_a_picture_that_was_taken_away_stays_away(desk):
    mina = desk("mina")
    upload_picture(mina, "치울 그림 하나.jpg")
    start_post(mina, "그림을 뺌")
    choose_picture(mina, "치울 그림 하나.jpg")
    save(mina)
    mina.locator("[data-clear]").click()
    mina.get_by_label("제목 (한국어)").fill("그림을 뺐다")
    is_kept(mina, "그림을 뺐다")
    again = lose(mina)
    assert again.locator("[data-picture-field] [name=lead_image]").input_value() != ""
    again.locator(".unsaved__take").click()
    assert again.locator("[data-picture-field] [name=lead_image]").input_value() == ""
    assert again.locator("[data-picture-field] img").is_hidden()
    save(again)
    again.reload()
    assert again.locator("[data-picture-field] [name=lead_image]").input_value() == ""


def new_agreement(page, slug, *sources):
    page.goto("/admin/agreements/agreement/add/")
    page.locator("[name=title_ko]").fill("출처가 있는 협정")
    page.locator("[name=kind]").select_option("mou")
    page.locator("[name=slug]").fill(slug)
    for url in sources:
        add_source(page, url)
    save(page)


def test_rows_find_themselves_again_after_somebody_removed_one_before_them(desk):
    mina, jun = desk("mina"), desk("jun")
    new_agreement(mina, "rows-again", "https://a.example/", "https://b.example/", "https://c.example/")
    mina.locator("[name=sources-1-url]").fill("https://b.example/new")
    mina.locator("[name=sources-0-DELETE]").uncheck()
    add_source(mina, "https://d.example/")
    is_kept(mina, "d.example")

    jun.goto(mina.url)
    jun.locator("[name=sources-0-DELETE]").check()
    save(jun)

    again = lose(mina)
    assert urls(again) == ["https://b.example/", "https://c.example/"]
    again.locator(".unsaved__take").click()
    kept = ["https://b.example/new", "https://c.example/", "https://a.example/", "https://d.example/"]
    assert sorted(urls(again)) == sorted(kept)
    assert urls(again)[:2] == kept[:2]
    save(again)
    again.reload()
    assert sorted(urls(again)) == sorted(kept)


def test_taking_over_twice_and_empty_rows_make_no_more_rows(desk):
    mina = desk("mina")
    new_agreement(mina, "rows-twice", "https://a.example/")
    add_source(mina, "https://b.example/")
    add_row(mina, "sources")
    is_kept(mina, "b.example")
    for _ in range(2):
        mina = lose(mina)
        mina.locator(".unsaved__take").click()
        assert urls(mina) == ["https://a.example/", "https://b.example/"]
        mina.locator("[name=title_ko]").fill("다시 고친 협정")
        is_kept(mina, "다시 고친 협정")
    save(mina)
    mina.reload()
    assert urls(mina) == ["https://a.example/", "https://b.example/"]


def test_a_translation_is_kept_as_well(desk):
    mina = desk("mina")
    start_post(mina, "번역할 글")
    save(mina)
    mina.goto(mina.url.replace("/change/", "/translate/en/"))
    mina.locator("[name=title_en]").fill("To be translated")
    mina.wait_for_function(KEPT)
    is_kept(mina, "To be translated")
    again = lose(mina)
    again.locator(".unsaved__take").click()
    assert again.locator("[name=title_en]").input_value() == "To be translated"
    again.locator("[name=_save]").click()
    again.locator(".success").wait_for()
    assert again.evaluate(NOTHING_KEPT)
