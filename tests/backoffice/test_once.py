"""A form that is sent twice does once what it does."""

import re
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import IntegrityError, connections, transaction
from django.test import Client

from news.models import Category, Post
from policyarchive.publishing.models import LogEntry, PreviewLink, Submission
from tests.backoffice.people import log_in
from tests.factories import make_post

ADD = "/admin/news/post/add/"
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
def test_the_second_of_two_equal_forms_leads_to_what_the_first_made():
    mina = log_in("mina")
    form = form_at(mina, ADD, **FORM, _continue="1")
    first, second = (mina.post(ADD, form) for _ in range(2))
    assert (first.status_code, second.status_code, second.url) == (302, 302, first.url)
    assert Post.objects.count() == 1
    assert "This was saved already" in mina.get(second.url).content.decode()


@pytest.mark.django_db
def test_other_words_and_another_page_are_another_form():
    mina = log_in("mina")
    form = form_at(mina, ADD, **FORM)
    mina.post(ADD, form)
    mina.post(ADD, form | {"title_ko": "다른 글"})
    mina.post(ADD, form_at(mina, ADD, **FORM))
    assert Post.objects.count() == 3


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
def test_a_save_a_move_and_a_link_are_done_once():
    jun, post = log_in("jun"), make_post(stage="draft")
    change, publish, previews = (
        f"/admin/news/post/{post.pk}/{page}/" for page in ("change", "move/publish", "previews")
    )
    save = form_at(jun, change, **FORM | {"seen_version": post.version})
    assert [jun.post(change, save).status_code for _ in range(2)] == [302, 302]
    link = form_at(jun, previews, days=3, allows="read")
    assert [jun.post(previews, link).status_code for _ in range(2)] == [302, 302]
    assert PreviewLink.objects.count() == 1
    post.refresh_from_db()
    move = form_at(jun, publish, seen_version=post.version, languages=["ko"], reason="그대로", override="1")
    answers = [jun.post(publish, move) for _ in range(2)]
    assert answers[1].status_code == answers[0].status_code
    assert LogEntry.objects.filter(action="published").count() <= 1


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
