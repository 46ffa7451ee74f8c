"""The original on the left, the translation on the right, and nobody writes a language not granted."""

import html
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from news.models import Post
from policyarchive.audit.models import LogEntry
from policyarchive.publishing import actions
from policyarchive.publishing.models import LanguageGrant, Revision, Translation
from policyarchive.publishing.refusals import MoveRefused
from tests.backoffice.people import log_in
from tests.backoffice.reading import seen
from tests.factories import make_agreement, make_post

pytestmark = pytest.mark.django_db


def address(row, language="en"):
    return f"/admin/{row._meta.app_label}/{row._meta.model_name}/{row.pk}/translate/{language}/"


def words(response):
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())))


def change(row, **columns):
    for name, value in columns.items():
        setattr(row, name, value)
    return actions.save(row, by=None)


@pytest.fixture
def hana():
    browser = log_in("hana")
    actions.grant_languages(browser.person, ["en"])
    return browser


def texts(**columns):
    return {"title_en": "", "summary_en": "", "body_en": "", "department_en": ""} | columns


def state_of(post):
    translation = Translation.objects.of(post).filter(language="en").first()
    return translation and ("outdated" if translation.is_outdated else "current")


def test_the_original_stands_beside_the_fields_of_the_translation(hana):
    post = make_post(stage="draft", title_ko="서울 소식", body_ko="<p>본문 <strong>굵게</strong></p>")
    page = hana.get(address(post)).content.decode()
    assert '<div class="translate__text" lang="ko">서울 소식</div>' in page
    assert "<p>본문 <strong>굵게</strong></p>" in page
    assert re.findall(r'name="(\w+)_en"', page) == ["title", "summary", "body", "department"]
    assert 'name="title_ko"' not in page


def test_what_changed_since_the_translation_was_made_is_marked(hana):
    post = make_post(stage="draft", title_ko="서울과 런던", title_en="Seoul and London")
    change(post, title_ko="서울과 파리")
    page = seen(hana.get(address(post)))
    assert "서울과 <del>런던</del><ins>파리</ins>" in page
    assert "The translation was made from revision 1" in page


def test_saving_and_marking_as_current_are_two_buttons(hana):
    post = make_post(stage="draft", title_ko="글")
    seen = {"seen_version": post.version}
    answer = hana.post(address(post), texts(title_en="Post") | seen | {"_save": "Save"})
    assert (answer["Location"], state_of(post)) == (address(post), "outdated")
    post.refresh_from_db()
    hana.post(address(post), texts(title_en="Post") | {"seen_version": post.version, "_current": "1"})
    assert state_of(post) == "current"
    assert LogEntry.objects.about(post).filter(action="translated").get().person == hana.person
    assert Revision.objects.of(post).first().saved_by == hana.person


def test_a_public_item_is_translated_in_a_working_copy_made_by_the_first_save(hana):
    post = make_post(title_ko="글", body_ko="<p>본문</p>")
    hana.get(address(post))
    assert not Post.objects.working_copies().exists()
    answer = hana.post(
        address(post), texts(title_en="Post", body_en="<p>Text</p>") | {"seen_version": post.version}
    )
    copy = Post.objects.get(copy_of=post)
    assert answer["Location"] == address(copy)
    assert (copy.title_en, copy.body_en, copy.body_ko) == ("Post", "<p>Text</p>", "<p>본문</p>")
    post.refresh_from_db()
    assert post.title_en is None
    assert hana.get(address(post))["Location"] == address(copy)


def test_a_translation_begins_with_its_title(hana):
    post = make_post(stage="draft", title_ko="글")
    page = hana.post(address(post), texts(summary_en="S") | {"seen_version": 2, "_current": "1"})
    assert "A translation begins with its title." in words(page)
    assert "S</textarea>" in page.content.decode()


def test_the_second_save_is_refused_with_both_texts_and_the_choice(hana):
    post = make_post(stage="draft", title_ko="글", title_en="Old")
    seen = post.version
    change(post, title_en="Theirs")
    page = hana.post(address(post), texts(title_en="Mine") | {"seen_version": seen, "_save": "1"})
    assert ("Theirs" in words(page), 'value="Mine"' in page.content.decode()) == (True, True)
    post.refresh_from_db()
    assert post.title_en == "Theirs"
    version = re.search(r'name="_overwrite" value="(\d+)"', page.content.decode())[1]
    hana.post(address(post), texts(title_en="Mine") | {"seen_version": seen, "_overwrite": version})
    post.refresh_from_db()
    assert post.title_en == "Mine"


def test_a_working_copy_made_meanwhile_is_not_written_over_unseen(hana):
    post = make_post(title_ko="글", title_en="Old")
    seen = post.version
    copy = change(actions.start_working_copy(post, by=None), title_en="Theirs")
    page = hana.post(address(post), texts(title_en="Mine") | {"seen_version": seen})
    assert "Saved by somebody else meanwhile" in words(page)
    assert Post.objects.get(copy_of=post).title_en == "Theirs"
    assert copy.number == 3


@pytest.mark.parametrize(("name", "grants"), [("hana", []), ("hana", ["ko"]), ("sora", ["en"])])
def test_a_language_that_is_not_granted_is_closed(name, grants):
    browser = log_in(name)
    actions.grant_languages(browser.person, grants)
    post = make_post(stage="draft", title_ko="글", title_en="Post")
    for answer in (browser.get(address(post)), browser.post(address(post), texts(title_en="Forged"))):
        assert answer.status_code == 403
    post.refresh_from_db()
    assert post.title_en == "Post"


def test_a_forged_post_to_the_form_changes_granted_texts_only(hana):
    post = make_post(stage="draft", title_ko="글", title_en="Post", byline="ssunha")
    forged = {
        "title_en": "New",
        "title_ko": "몰래",
        "byline": "hana",
        "original_language": "en",
        "posted_on": "2001-01-01",
        "legacy_address": "/stolen",
        "seen_version": post.version,
        "area_links-TOTAL_FORMS": "0",
        "area_links-INITIAL_FORMS": "0",
        "attachment_links-TOTAL_FORMS": "0",
        "attachment_links-INITIAL_FORMS": "0",
    }
    hana.post(f"/admin/news/post/{post.pk}/change/", forged)
    post.refresh_from_db()
    assert (post.title_en, post.title_ko, post.byline) == ("New", "글", "ssunha")
    assert (post.original_language, str(post.posted_on), post.legacy_address) == ("ko", "2017-04-12", None)


def test_a_forged_post_to_a_public_row_changes_nothing(hana):
    post = make_post(title_ko="글", title_en="Post")
    answer = hana.post(f"/admin/news/post/{post.pk}/change/", {"title_en": "New", "seen_version": 2})
    post.refresh_from_db()
    assert (answer.status_code, post.title_en) == (403, "Post")


def test_the_original_is_edited_on_its_own_page(hana):
    post = make_post(stage="draft", title_en="Post", original_language="en")
    assert hana.get(address(post))["Location"] == f"/admin/news/post/{post.pk}/change/"


def test_a_language_that_the_site_lacks_is_not_found(hana):
    assert hana.get(address(make_post(), "fr")).status_code == 404


def test_the_panel_tells_each_language_and_leads_to_the_open_ones(hana):
    post = make_post(stage="draft", title_ko="글", title_en="Post")
    change(post, title_ko="새 글")
    page = hana.get(f"/admin/news/post/{post.pk}/change/")
    assert "Korean Original" in words(page)
    assert "English Outdated Translate side by side" in words(page)
    assert f'href="{address(post)}"' in page.content.decode()


def test_agreements_are_translated_in_the_same_way(hana):
    agreement = make_agreement(stage="draft", title_en=None)
    hana.post(address(agreement), {"title_en": "Agreement", "seen_version": agreement.version})
    agreement.refresh_from_db()
    assert agreement.title_en == "Agreement"


def test_languages_of_an_item_go_public_one_after_the_other():
    jun = log_in("jun")
    post = make_post(stage="draft", title_ko="글", title_en="Post", body_en="<p>Text</p>")
    publish = f"/admin/news/post/{post.pk}/move/publish/"
    jun.post(publish, {"seen_version": post.version, "languages": ["ko"]})
    post.refresh_from_db()
    assert (post.stage, post.title_ko, post.title_en) == ("live", "글", None)
    copy = Post.objects.get(copy_of=post)
    jun.post(
        f"/admin/news/post/{copy.pk}/move/publish/",
        {"seen_version": copy.version, "languages": ["ko", "en"], "is_major": "minor"},
    )
    post.refresh_from_db()
    assert (post.title_en, post.body_en, post.open_copy) == ("Post", "<p>Text</p>", None)
    assert state_of(post) == "current"


def test_an_administrator_grants_languages_on_the_persons_page():
    admin, hana = log_in("admin"), log_in("hana")
    page = f"/admin/auth/user/{hana.person.pk}/change/"
    group = hana.person.groups.get().pk
    form = {"username": "hana", "is_active": "on", "groups": [group], "languages": ["en"]}
    assert admin.post(page, form).status_code == 302
    assert list(LanguageGrant.objects.values_list("person__username", "language")) == [("hana", "en")]
    entry = LogEntry.objects.get(action="rights_changed")
    assert (entry.details["before"].get("languages"), entry.details["after"]["languages"]) == (None, ["en"])
    assert re.search(r'value="en"[^>]*checked', admin.get(page).content.decode())
    admin.post(page, form | {"languages": []})
    assert not LanguageGrant.objects.exists()


def test_an_unknown_language_is_refused_and_nothing_is_granted():
    admin, hana = log_in("admin"), log_in("hana")
    form = {"username": "hana", "is_active": "on", "languages": ["fr"]}
    assert admin.post(f"/admin/auth/user/{hana.person.pk}/change/", form).status_code == 200
    assert not LanguageGrant.objects.exists()


def test_a_new_person_can_be_added_before_anything_is_granted():
    form = {"username": "new", "password1": "long-word-1234", "password2": "long-word-1234"}
    answer = log_in("admin").post("/admin/auth/user/add/", form | {"usable_password": "true"})
    assert answer.status_code == 302


NO_LANGUAGE = {
    "en": "An administrator grants languages: People, your name, “Languages that a translator may write”.",
    "ko": "언어는 관리자가 ‘사람’에서 내 이름을 열어 ‘번역 담당자가 쓸 수 있는 언어’에서 정해 줍니다.",
}


def rows_and_revisions():
    return list(Post.objects.order_by("pk").values_list("pk", "version")), Revision.objects.count()


@pytest.mark.parametrize("reader", NO_LANGUAGE)
@pytest.mark.parametrize("has_copy", [False, True])
def test_without_a_language_no_copy_is_made_and_the_way_out_is_named(reader, has_copy):
    hana, post = log_in("hana"), make_post()
    if has_copy:
        actions.start_working_copy(post, by=None)
    before = rows_and_revisions()
    answer = hana.post(f"/admin/news/post/{post.pk}/copy/", follow=True, headers={"accept-language": reader})
    assert answer.redirect_chain == [(f"/admin/news/post/{post.pk}/change/", 302)]
    assert [str(message) for message in answer.context["messages"]] == answer.context["state"].why_not_write
    assert NO_LANGUAGE[reader] in words(answer)
    assert answer.context["state"].copy_url == ""
    assert rows_and_revisions() == before


def test_without_a_language_a_draft_can_be_read_and_not_saved():
    hana, post = log_in("hana"), make_post(stage="draft")
    page = hana.get(f"/admin/news/post/{post.pk}/change/")
    assert 'name="_save"' not in page.content.decode()
    assert NO_LANGUAGE["en"] in words(page)
    assert hana.post(f"/admin/news/post/{post.pk}/change/", {"revision_note": "Nothing"}).status_code == 403
    assert not Revision.objects.of(post).exclude(number=1).exists()


@pytest.mark.parametrize(("name", "why"), [("hana", "no language yet"), ("sora", "Your role may not")])
def test_the_action_refuses_who_may_write_nothing(name, why):
    with override("en"), pytest.raises(MoveRefused, match=why):
        actions.start_working_copy(make_post(), by=log_in(name).person)
    assert not Post.objects.working_copies().exists()


def test_who_has_a_language_sees_no_such_notice(hana):
    post = make_post()
    assert hana.get(f"/admin/news/post/{post.pk}/change/").context["state"].why_not_write == []
    sora = log_in("sora").get(f"/admin/news/post/{post.pk}/change/")
    assert sora.context["state"].why_not_write == []


@pytest.mark.parametrize("languages", [[], ["en"], ["ko", "en"]])
def test_what_was_granted_is_asked_once_a_page(languages):
    hana, post = log_in("hana"), make_post(stage="draft")
    actions.grant_languages(hana.person, languages)
    page = f"/admin/news/post/{post.pk}/change/"
    hana.get(page)
    with CaptureQueriesContext(connection) as queries:
        hana.get(page)
    assert sum("languagegrant" in query["sql"] for query in queries) == 1
