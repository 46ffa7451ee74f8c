"""A translation that lacks a part of its original is called partial, and what it lacks is named."""

import pytest

from policyarchive.publishing import actions
from tests.backoffice.people import log_in
from tests.backoffice.translation.test_editor import address, texts, words
from tests.factories import make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def hana():
    browser = log_in("hana")
    actions.grant_languages(browser.person, ["en"])
    return browser


def test_a_translation_with_a_title_alone_is_called_partial_wherever_its_state_is_shown(hana):
    post = make_post(stage="draft", title_ko="글")
    page = hana.post(
        address(post), texts(title_en="Post") | {"seen_version": post.version, "_current": "1"}, follow=True
    )
    shown = words(page)
    assert "saved as partial. Still missing: Body." in shown
    assert "A part of the original is not translated yet: Body." in shown
    badge = "badge badge-translation-partial"
    addresses = [
        address(post),
        f"/admin/news/post/{post.pk}/change/",
        "/admin/news/post/",
        "/admin/translations/",
    ]
    assert [badge in hana.get(each).content.decode() for each in addresses] == [True] * 4
    for query in ("/admin/news/post/?translation=en-partial", "/admin/translations/?state=partial"):
        assert badge in hana.get(query).content.decode()
    for query in ("/admin/news/post/?translation=en-current", "/admin/translations/?state=current"):
        assert badge not in hana.get(query).content.decode()


def test_what_a_partial_translation_lacks_is_named_in_the_panel_and_on_the_page_that_publishes():
    jun, post = log_in("jun"), make_post(stage="draft", title_ko="글", title_en="Post", body_en=None)
    for page in (f"/admin/news/post/{post.pk}/change/", f"/admin/news/post/{post.pk}/move/publish/"):
        assert "Body (English): The original has text here; the translation does not." in words(jun.get(page))
    jun.post(
        f"/admin/news/post/{post.pk}/move/publish/", {"seen_version": post.version, "languages": ["ko", "en"]}
    )
    post.refresh_from_db()
    assert post.is_published


BODY = "<p><strong>굵게</strong></p>"


@pytest.mark.parametrize("name", ["mina", "jun", "hana", "sora"])
@pytest.mark.parametrize("stage", ["draft", "in_review", "live", "withdrawn", "unpublished"])
def test_a_body_that_can_only_be_read_is_shown_as_it_looks(name, stage):
    """Whatever the reason: the role, the language, or that the public reads the row."""
    post = make_post(stage=stage, title_ko="글", body_ko=BODY, withdrawal_reason_ko="사유")
    browser = log_in(name)
    actions.grant_languages(browser.person, ["en"] if name == "hana" else [])
    page = browser.get(f"/admin/news/post/{post.pk}/change/").content.decode()
    is_form = 'name="body_ko"' in page
    assert is_form == (name in {"mina", "jun"} and stage in {"draft", "in_review", "unpublished"})
    assert (BODY in page) != is_form
    assert ("&lt;strong&gt;" in page) == is_form
