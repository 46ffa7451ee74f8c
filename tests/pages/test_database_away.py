"""Where the database does not answer: 503 in the dress of the site, what was typed kept, then right again."""

import sqlite3
import time
from contextlib import closing

import pytest
from django.db import InterfaceError, OperationalError, connection

from news.models import Post
from tests.backoffice.people import log_in
from tests.factories import make_post

COUNTS = ("TOTAL_FORMS", "INITIAL_FORMS")
TITLE = {"ko": "지금은 자료를 볼 수 없습니다", "en": "The archive is not available at the moment"}


def away(*args, **kwargs):
    raise OperationalError("server closed the connection unexpectedly")


@pytest.mark.django_db
@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_a_page_says_so_in_both_languages_and_recovers(client, language, monkeypatch, error):
    def fail(*args, **kwargs):
        raise error("gone")

    monkeypatch.setattr(connection, "cursor", fail)
    answer = client.get(f"/{language}/news/")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")
    assert TITLE[language] in answer.content.decode()
    monkeypatch.undo()
    assert client.get(f"/{language}/news/").status_code == 200


@pytest.mark.django_db
def test_what_was_sent_stands_on_the_page_but_never_a_password(client, monkeypatch):
    text = "한 편의 긴 글 " * 20
    monkeypatch.setattr("django.contrib.auth.authenticate", away)
    monkeypatch.setattr("django.contrib.auth.forms.authenticate", away)
    answer = client.post("/admin/login/", {"username": text, "password": "secret"})
    page = answer.content.decode()
    assert (answer.status_code, text.strip() in page, "secret" in page) == (503, True, False)


@pytest.mark.django_db(transaction=True)
def test_a_save_into_a_locked_database_shows_the_form_with_what_was_typed(settings):
    if connection.vendor != "sqlite":
        return  # PostgreSQL locks rows, and never the whole
    post = make_post(stage="draft")
    jun = log_in("jun")
    form = {
        "seen_version": post.version,
        "original_language": "ko",
        "posted_on": "2017-04-12",
        "licence": "none",
        "title_ko": "새로 적은 제목",
        "body_ko": "<p>새로 적은 글</p>",
        **{
            f"{rows}-{name}": 0
            for rows in ("attachment_links", "area_links")
            for name in ("TOTAL_FORMS", "INITIAL_FORMS")
        },
    }
    with closing(sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        connection.cursor().execute("PRAGMA busy_timeout = 50")
        answer = jun.post(f"/admin/news/post/{post.pk}/change/", form)
        page = answer.content.decode()
        assert (answer.status_code, 'value="새로 적은 제목"' in page, "새로 적은 글" in page) == (
            503,
            True,
            True,
        )
        assert "Not saved: the database cannot be written just now" in page
        other.execute("ROLLBACK")
    assert Post.objects.get(pk=post.pk).title_ko == post.title_ko
    assert jun.post(f"/admin/news/post/{post.pk}/change/", form).status_code == 302
    assert Post.objects.get(pk=post.pk).title_ko == "새로 적은 제목"


@pytest.mark.django_db(transaction=True)
def test_a_form_opens_at_once_in_a_locked_database():
    if connection.vendor != "sqlite":
        return
    post, jun = make_post(stage="draft"), log_in("jun")
    with closing(sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        before = time.monotonic()
        answer = jun.get(f"/admin/news/post/{post.pk}/change/")
        assert (answer.status_code, time.monotonic() - before < 10) == (200, True)
        other.execute("ROLLBACK")
    [patience] = connection.cursor().execute("PRAGMA busy_timeout").fetchone()
    assert patience >= 5000
