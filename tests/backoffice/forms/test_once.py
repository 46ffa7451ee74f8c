"""A form that is sent twice does once what it does."""

import re
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connections, transaction
from django.test import Client

from news.models import Category, Post
from policyarchive.audit.models import LogEntry
from policyarchive.backoffice.workflow.bulk_actions import BulkPublish
from policyarchive.library.models import Attachment
from policyarchive.publishing.models import PreviewLink, Submission
from tests.backoffice.people import log_in
from tests.factories import make_post

ADD = "/admin/news/post/add/"
LIST = "/admin/news/post/"
FORM = {
    "original_language": "ko",
    "posted_on": "2017-04-12",
    "licence": "none",
    "title_ko": "두 번 누른 글",
    "attachment_links-TOTAL_FORMS": 0,
    "attachment_links-INITIAL_FORMS": 0,
    "area_links-TOTAL_FORMS": 0,
    "area_links-INITIAL_FORMS": 0,
}


def token_of(browser, address):
    return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', browser.get(address).content.decode())[1]


def form_at(browser, address, **fields):
    return {"csrfmiddlewaretoken": token_of(browser, address), **fields}


@pytest.mark.django_db
@pytest.mark.parametrize("twice", [1, 2])
def test_a_form_leads_back_to_a_list_with_filters_of_any_length(twice):
    mina, post = log_in("mina"), make_post(stage="draft")
    filters = urlencode({"_changelist_filters": urlencode({"q": "말" * 300})})
    change = f"/admin/news/post/{post.pk}/change/?{filters}"
    form = form_at(mina, change, **FORM | {"seen_version": post.version, "_continue": "1"})
    answers = [mina.post(change, form) for _ in range(twice)]
    assert [(answer.status_code, len(answer.url) > 2_000) for answer in answers] == [(302, True)] * twice


@pytest.mark.django_db
def test_the_second_of_two_equal_forms_leads_to_what_the_first_made():
    mina = log_in("mina")
    form = form_at(mina, ADD, **FORM, _continue="1")
    first, second = (mina.post(ADD, form) for _ in range(2))
    assert (first.status_code, second.status_code, second.url) == (302, 302, first.url)
    assert Post.objects.count() == 1
    assert "This was saved already" in mina.get(second.url).content.decode()


@pytest.mark.django_db
def test_other_words_on_the_page_that_made_an_item_lead_to_it_and_make_no_other():
    mina = log_in("mina")
    form = form_at(mina, ADD, **FORM)
    mina.post(ADD, form)
    post = Post.objects.get()
    again = mina.post(ADD, form | {"title_ko": "다른 글"})
    page = mina.get(again.url).content.decode()
    assert (again.status_code, Post.objects.count()) == (302, 1)
    assert "This page was saved already. What you changed on it afterwards is not in the item yet" in page
    assert f"/admin/news/post/{post.pk}/change/" in page
    mina.post(ADD, form_at(mina, ADD, **FORM))
    assert Post.objects.count() == 2


@pytest.mark.django_db
def test_other_words_on_the_page_of_an_item_are_another_save():
    mina, post = log_in("mina"), make_post(stage="draft")
    change = f"/admin/news/post/{post.pk}/change/"
    form = form_at(mina, change, **FORM | {"seen_version": post.version, "_continue": "1"})
    mina.post(change, form)
    post.refresh_from_db()
    assert mina.post(change, form | {"title_ko": "다음", "seen_version": post.version}).status_code == 302
    assert Post.objects.get().title_ko == "다음"


@pytest.mark.django_db
def test_a_page_that_was_refused_makes_its_item_with_other_words():
    mina = log_in("mina")
    form = form_at(mina, ADD, **FORM)
    assert mina.post(ADD, form | {"posted_on": "never"}).status_code == 200
    assert mina.post(ADD, form).status_code == 302
    assert Post.objects.count() == 1


@pytest.mark.django_db
def test_a_form_that_was_refused_may_be_sent_again():
    mina = log_in("mina")
    form = form_at(mina, ADD, **FORM) | {"posted_on": "never"}
    assert [mina.post(ADD, form).status_code for _ in range(2)] == [200, 200]
    assert not Submission.objects.exists()


@pytest.mark.django_db
def test_a_name_that_must_be_the_only_one_is_no_obstacle_the_second_time():
    admin = log_in("admin")
    address = "/admin/news/category/add/"
    form = form_at(admin, address, name_ko="가", name_en="A", slug="a", order=0)
    assert [admin.post(address, form).status_code for _ in range(2)] == [302, 302]
    assert Category.objects.count() == 1


@pytest.mark.django_db
def test_a_save_and_a_link_are_done_once():
    jun, post = log_in("jun"), make_post(stage="draft")
    change, previews = (f"/admin/news/post/{post.pk}/{page}/" for page in ("change", "previews"))
    save = form_at(jun, change, **FORM | {"seen_version": post.version})
    assert [jun.post(change, save).status_code for _ in range(2)] == [302, 302]
    link = form_at(jun, previews, days=3, allows="read")
    assert [jun.post(previews, link).status_code for _ in range(2)] == [302, 302]
    assert PreviewLink.objects.count() == 1


@pytest.mark.django_db
def test_the_second_of_two_equal_moves_says_that_it_is_done():
    jun, post = log_in("jun"), make_post(stage="draft")
    address = f"/admin/news/post/{post.pk}/move/publish/"
    move = form_at(jun, address, seen_version=post.version, languages=["ko"])
    first, second = (jun.post(address, move) for _ in range(2))
    assert (first.status_code, second.status_code, second.url) == (302, 302, first.url)
    post.refresh_from_db()
    assert (post.stage, LogEntry.objects.filter(action="published").count()) == ("live", 1)
    page = jun.get(second.url)
    assert (page.status_code, [one.level_tag for one in page.context["messages"]]) == (
        200,
        ["success", "info"],
    )
    assert "This was saved already" in page.content.decode()


def bulk(browser, action, *posts):
    chosen = {"action": action, "_selected_action": [post.pk for post in posts], "confirmed": "yes"}
    return {"csrfmiddlewaretoken": token_of(browser, LIST), **chosen}


@pytest.mark.django_db
def test_a_move_of_many_is_made_once():
    jun, posts = log_in("jun"), [make_post(stage="draft"), make_post(stage="draft")]
    form = bulk(jun, "publish_many", *posts)
    assert [jun.post(LIST, form).status_code for _ in range(2)] == [302, 302]
    assert LogEntry.objects.filter(action="published").count() == 2
    shown = [(one.level_tag, str(one)) for one in jun.get(LIST).context["messages"]]
    assert shown == [
        ("success", "2 items were changed."),
        ("info", "This was saved already: the form was sent twice."),
    ]


@pytest.mark.django_db
def test_many_that_are_being_moved_already_are_left_alone(monkeypatch):
    jun, post = log_in("jun"), make_post(stage="draft")
    form, other = bulk(jun, "publish_many", post), log_in_again(jun)
    carry_out = BulkPublish.do
    answers = []

    def slowly(action, item):
        answers.append(other.post(LIST, form))
        carry_out(action, item)

    monkeypatch.setattr(BulkPublish, "do", slowly)
    jun.post(LIST, form)
    assert [(answer.status_code, answer.url) for answer in answers] == [(302, LIST)]
    assert LogEntry.objects.filter(action="published").count() == 1
    assert "This is being carried out already" in other.get(LIST).content.decode()


@pytest.mark.django_db
def test_a_move_of_many_that_breaks_off_may_be_sent_again(monkeypatch):
    jun, post = log_in("jun"), make_post(stage="draft")
    form = bulk(jun, "publish_many", post)
    with monkeypatch.context() as broken:
        broken.setattr(BulkPublish, "do", lambda form, item: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            jun.post(LIST, form)
    assert jun.post(LIST, form).status_code == 302
    post.refresh_from_db()
    assert post.stage == "live"


@pytest.mark.django_db
def test_a_file_that_is_sent_twice_is_in_the_library_once(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    mina, address = log_in("mina"), "/admin/library/attachment/add/"
    token = token_of(mina, address)
    for _ in range(2):
        file = SimpleUploadedFile("알림.csv", b"a,b\n1,2\n")
        answer = mina.post(address, {"csrfmiddlewaretoken": token, "uploads": [file]})
        assert answer.status_code == 302
    assert Attachment.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("change", [False, True])
def test_what_only_the_database_refuses_shows_the_form_with_what_was_typed(monkeypatch, change):
    mina, post = log_in("mina"), make_post(stage="draft")
    address = f"/admin/news/post/{post.pk}/change/" if change else ADD
    form = form_at(mina, address, **FORM | {"seen_version": post.version})

    def contradict(*args, **kwargs):
        raise IntegrityError("UNIQUE constraint failed: news_post.number")

    with monkeypatch.context() as other:
        other.setattr(Post, "save", contradict)
        answer = mina.post(address, form)
    page = answer.content.decode()
    assert (answer.status_code, FORM["title_ko"] in page) == (409, True)
    assert "somebody else saved something at the same time" in page
    assert not Submission.objects.exists()
    assert mina.post(address, form).status_code == 302


@pytest.mark.django_db
def test_two_names_at_the_same_moment_show_the_form_of_the_second(monkeypatch):
    admin = log_in("admin")
    address = "/admin/news/category/add/"
    form = form_at(admin, address, name_ko="나", name_en="B", slug="same", order=0)
    look = Category.validate_unique

    def just_before(category, *args, **kwargs):
        look(category, *args, **kwargs)
        Category.objects.get_or_create(slug="same", defaults={"name_ko": "가", "name_en": "A"})

    monkeypatch.setattr(Category, "validate_unique", just_before)
    answer = admin.post(address, form)
    page = answer.content.decode()
    assert (answer.status_code, 'value="나"' in page, 'value="same"' in page) == (409, True, True)
    assert "somebody else saved something at the same time" in page


@pytest.mark.django_db(transaction=True)
def test_two_at_the_same_moment_make_one_item():
    mina = log_in("mina")
    form, barrier = form_at(mina, ADD, **FORM), Barrier(2)
    browsers = [mina, log_in_again(mina)]

    def send(browser):
        barrier.wait()
        try:
            return browser.post(ADD, form).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(send, browsers)) == [302, 302]
    assert Post.objects.count() == 1


def log_in_again(browser):
    other = Client(headers={"accept-language": "en"})
    other.cookies = browser.cookies.copy()
    return other


@pytest.mark.django_db
def test_a_key_is_taken_once():
    Submission.objects.create(key="a")
    with pytest.raises(IntegrityError), transaction.atomic():
        Submission.objects.create(key="a")
