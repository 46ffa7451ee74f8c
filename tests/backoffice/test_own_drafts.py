"""Who began an item by mistake may remove it, as long as it is nobody else's work and was never public."""

import pytest

from news.actions import create_post
from news.models import Post
from policyarchive.publishing.actions import save
from tests.backoffice.people import log_in
from tests.factories import DAY, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def mina():
    return log_in("mina")


def draft_of(person, stage="draft"):
    texts = {"original_language": "ko", "title_ko": "글", "body_ko": "<p>…</p>"}
    return create_post(Post(stage=stage, posted_on=DAY, **texts), by=person)


def delete(browser, post):
    return browser.post(f"/admin/news/post/{post.pk}/delete/", {"post": "yes"}).status_code


def test_a_writer_deletes_a_draft_of_their_own(mina):
    post = draft_of(mina.person)
    assert (
        f"/admin/news/post/{post.pk}/delete/"
        in mina.get(f"/admin/news/post/{post.pk}/change/").content.decode()
    )
    assert delete(mina, post) == 302
    assert not Post.objects.filter(pk=post.pk).exists()


def test_not_one_that_somebody_else_saved_too(mina):
    post = draft_of(mina.person)
    save(post, by=log_in("jun").person)
    assert delete(mina, post) == 403


def test_not_one_of_somebody_else_or_of_nobody(mina):
    assert delete(mina, draft_of(log_in("jun").person)) == 403
    assert delete(mina, make_post(stage="draft")) == 403


@pytest.mark.parametrize("stage", ["in_review", "live", "withdrawn"])
def test_not_one_that_left_the_draft(mina, stage):
    assert delete(mina, draft_of(mina.person, stage=stage)) == 403


def test_not_one_whose_writer_may_no_longer_write(mina):
    post = draft_of(mina.person)
    mina.person.groups.clear()
    assert delete(mina, post) == 403
