"""What a form does around its fields: links to errors, what follows a save, and what it explains."""

import html
import re

import pytest

from agreements.models import City
from news.models import Post
from policyarchive.lib.language.countrychoices import letters
from policyarchive.pages.models import SiteSettings
from policyarchive.publishing import actions
from policyarchive.publishing.translations import State, outdated_languages, states_of
from tests.backoffice.forms_of import forms_in
from tests.backoffice.people import log_in
from tests.backoffice.test_slugs import no_rows
from tests.factories import make_agreement, make_city, make_home, make_post

pytestmark = pytest.mark.django_db
TYPED = {"original_language": "ko", "licence": "none", "posted_on": "2026-11-30", "title_ko": "글"} | no_rows(
    Post
)


def test_each_error_on_top_leads_to_its_field():
    answer = log_in("jun").post("/admin/news/post/add/", TYPED | {"posted_on": "soon", "title_ko": ""})
    page = answer.content.decode()
    links = re.findall(r'<li><a href="#(\w+)">([^<]+)</a>: [^<]+</li>', page)
    assert [address for address, _label in links] == ["id_posted_on", "id_title_ko"]
    assert all(f'id="{address}"' in page for address, _label in links)


def test_errors_in_rows_lead_to_their_fields_too():
    rows = {"area_links-TOTAL_FORMS": "1", "area_links-0-position": "1", "area_links-0-area": ""}
    page = log_in("jun").post("/admin/news/post/add/", TYPED | rows).content.decode()
    assert 'href="#id_area_links-0-area"' in page


def test_a_new_item_can_be_saved_and_submitted_at_once():
    browser = log_in("mina")
    assert 'name="_move" value="submit"' in browser.get("/admin/news/post/add/").content.decode()
    answer = browser.post("/admin/news/post/add/", TYPED | {"_move": "submit"})
    assert answer["Location"] == f"/admin/news/post/{Post.objects.get().pk}/move/submit/"


def test_a_save_comes_back_to_the_item():
    browser = log_in("mina")
    answer = browser.post("/admin/news/post/add/", TYPED | {"_save": "1"})
    post = Post.objects.get()
    assert answer["Location"] == f"/admin/news/post/{post.pk}/change/"
    typed = TYPED | {"title_ko": "새 글", "seen_version": post.version}
    assert browser.post(answer["Location"], typed)["Location"] == answer["Location"]


@pytest.mark.parametrize(
    ("typed", "state"), [({}, State.OUTDATED), ({"keeps_translations": "on"}, State.CURRENT)]
)
def test_a_slip_leaves_translations_current_where_the_writer_says_so(typed, state):
    post, browser = make_post(stage="draft", title_ko="글", title_en="Post"), log_in("mina")
    address = f"/admin/news/post/{post.pk}/change/"
    assert 'name="keeps_translations"' in browser.get(address).content.decode()
    body = {"body_ko": "<p>고침</p>", "title_en": "Post", "body_en": "<p>…</p>", "seen_version": post.version}
    browser.post(address, TYPED | body | typed)
    post.refresh_from_db()
    assert post.body_ko == "<p>고침</p>"
    assert states_of(post, outdated_languages(post))["en"] == state


def test_what_was_outdated_is_not_made_current_by_a_slip():
    post, browser = make_post(stage="draft", title_ko="글", title_en="Post"), log_in("mina")
    post.title_ko = "다른 글"
    actions.save(post, by=None)
    address = f"/admin/news/post/{post.pk}/change/"
    assert 'name="keeps_translations"' not in browser.get(address).content.decode()
    body = {"title_ko": "또 다른 글", "title_en": "Post", "body_ko": "<p>…</p>", "body_en": "<p>…</p>"}
    browser.post(address, TYPED | body | {"seen_version": post.version, "keeps_translations": "on"})
    post.refresh_from_db()
    assert states_of(post, outdated_languages(post))["en"] == State.OUTDATED


@pytest.mark.parametrize("language", ["ko", "en"])
def test_countries_stand_in_the_order_of_the_alphabet(language):
    browser = log_in("admin")
    browser.cookies["django_language"] = language
    page = browser.get("/admin/agreements/city/add/").content.decode()
    options = page.partition('name="country"')[2].partition("</select>")[0]
    names = [html.unescape(name) for name in re.findall(r'<option value="\w+">([^<]+)</option>', options)]
    assert len(names) > 190 and names == sorted(names, key=letters)


def test_the_site_is_offered_no_partner_as_its_home():
    home, free, partner = make_home(), make_city("free"), make_city("partner")
    make_agreement(cities=[home, partner])
    page = log_in("admin").get("/admin/pages/sitesettings/", follow=True)
    assert set(page.context["adminform"].form.fields["home_city"].queryset) == {home, free}
    assert City.objects.count() == 3


def test_a_new_person_is_described_on_the_first_page_and_a_password_is_no_code():
    browser = log_in("admin")
    page = browser.get("/admin/auth/user/add/").content.decode()
    for name in ("first_name", "email", "languages", "groups", "is_superuser"):
        assert f'name="{name}"' in page, name
    assert "May do everything whatever the roles say" in page
    typed = {
        "username": "new",
        "password1": "K7-mountain-lake",
        "password2": "K7-mountain-lake",
        "languages": ["en"],
    }
    answer = browser.post("/admin/auth/user/add/", typed | {"usable_password": "true", "first_name": "Han"})
    assert answer.status_code == 302
    page = browser.get(answer["Location"]).content.decode()
    assert "A password is set; nobody can read it." in page and "pbkdf2" not in page and "md5" not in page
    assert re.search(r'name="languages" value="en"[^>]*checked', page)


def test_the_manual_is_one_press_away():
    browser = log_in("mina")
    assert 'href="/admin/manual/"' in browser.get("/admin/").content.decode()
    assert "The editors&#x27; manual" in browser.get("/admin/manual/").content.decode()


def test_the_list_says_who_wrote_and_who_changed_last_and_when():
    mina, jun = log_in("mina"), log_in("jun")
    mina.post("/admin/news/post/add/", TYPED)
    post = Post.objects.get()
    actions.save(post, by=jun.person)
    page = jun.get("/admin/news/post/").content.decode()
    assert re.search(r"jun<br>\d{4}-\d\d-\d\d \d\d:\d\d \(Asia/Seoul\)<br>written by mina", page)
    assert jun.get("/admin/news/post/?o=7").status_code == 200


def test_the_words_of_a_site_that_has_none_are_read_without_writing_and_kept_when_saved():
    browser = log_in("admin")
    page = browser.get("/admin/pages/sitesettings/", follow=True)
    assert (page.status_code, SiteSettings.objects.count()) == (200, 0)
    [form] = [form["data"] for form in forms_in(page.content) if "name_ko" in form["data"]]
    answer = browser.post(page.request["PATH_INFO"], form | {"name_ko": "서울 소식"})
    assert (answer.status_code, SiteSettings.current().name_ko) == (302, "서울 소식")
    assert browser.get("/admin/pages/sitesettings/2/change/").status_code == 302
