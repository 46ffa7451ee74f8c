"""Whoever sends a form or takes a file slowly keeps nobody from a page."""

import gc
import threading

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import RequestFactory

from policyarchive import lanes
from tests.factories import attach, make_attachment, make_post

LARGE = b"a,b\n" + b"1,2\n" * (lanes.SMALL // 4)


class Slow:
    """A body whose end does not come before it is allowed to."""

    def __init__(self):
        self.may_end = threading.Event()
        self.is_read = threading.Event()

    def read(self, *_size):
        self.is_read.set()
        self.may_end.wait(20)
        return b""

    readline = read


@pytest.fixture(autouse=True)
def connection_kept():
    """Leave the test's connection open at the end of a request, as Django's own client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def answer(application, environ):
    said = []
    body = application(environ, lambda status, headers: said.append(int(status[:3])))
    return said[0], body


def slow_form(body):
    form = RequestFactory().post("/count/", "item=post:1", "application/x-www-form-urlencoded").environ
    return form | {"wsgi.input": body, "HTTP_USER_AGENT": "Mozilla/5.0", "HTTP_SEC_FETCH_SITE": "same-origin"}


@pytest.mark.django_db
def test_forms_that_never_end_keep_nobody_from_a_page():
    application = lanes.Application(WSGIHandler(), pages=1, forms=2)
    bodies = [Slow(), Slow()]
    threads = [threading.Thread(target=answer, args=[application, slow_form(body)]) for body in bodies]
    for thread in threads:
        thread.start()
    assert all(body.is_read.wait(20) for body in bodies)
    page = answer(application, RequestFactory().get("/healthz").environ)
    refused, text = answer(application, slow_form(Slow()))
    for body, thread in zip(bodies, threads, strict=True):
        body.may_end.set()
        thread.join()
    assert (page[0], refused, isinstance(text, list)) == (200, 503, True)
    assert answer(application, slow_form(bodies[0]))[0] == 204


@pytest.mark.django_db
def test_files_that_nobody_takes_keep_nobody_from_a_page(media, client):
    application = lanes.Application(WSGIHandler(), pages=1)
    post = make_post()
    large, small = make_attachment("a.csv", content=LARGE), make_attachment("b.csv", content=b"a,b\n1,2\n")
    attach(post, large, small)
    taken = [answer(application, get(f"/files/{large.pk}/")) for _ in range(lanes.FILES)]
    assert {status for status, _file in taken} == {200}
    for path in (f"/files/{large.pk}/", f"/ko/news/{post.number}/attachments.zip"):
        refused, text = answer(application, get(path))
        assert (refused, "지금은 자료를 볼 수 없습니다" in b"".join(text).decode()) == (503, True)
    for path in (f"/ko/news/{post.number}/", f"/files/{small.pk}/", "/healthz"):
        status, body = answer(application, get(path))
        assert (status, isinstance(body, list)) == (200, True)
    taken.pop()[1].close()
    assert answer(application, get(f"/files/{large.pk}/"))[0] == 200
    taken.clear()
    gc.collect()  # broken off, and closed by nobody
    again = [answer(application, get(f"/files/{large.pk}/")) for _ in range(lanes.FILES)]
    assert {status for status, _file in again} == {200}
    assert b"".join(again[0][1]) == LARGE


def get(path):
    return RequestFactory().get(path).environ
