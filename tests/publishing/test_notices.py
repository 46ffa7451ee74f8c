"""Mail about schedules that failed."""

import datetime
import smtplib

import pytest
from django.utils import timezone

from news.models import Post
from policyarchive.publishing import actions, notices
from policyarchive.publishing.models import Schedule
from tests.factories import make_person, make_post

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def fail(django_capture_on_commit_callbacks):
    def _fail(by):
        post = make_post(stage="draft")
        actions.schedule(post, "publish", at=timezone.now() + HOUR, by=by)
        Post.objects.filter(pk=post.pk).update(title_ko="")
        with django_capture_on_commit_callbacks(execute=True):
            actions.publish_due(now=timezone.now() + 2 * HOUR)

    return _fail


def test_a_failed_plan_is_mailed_to_who_made_it(fail, mailoutbox):
    fail(make_person("jun", "publisher", email="jun@example.org"))
    assert [mail.to for mail in mailoutbox] == [["jun@example.org"]]
    assert Schedule.objects.get().failure in mailoutbox[0].body
    assert "Asia/Seoul" in mailoutbox[0].body


def test_without_an_address_the_publishers_get_the_mail(fail, mailoutbox):
    make_person("kim", "publisher", email="kim@example.org")
    make_person("mina", "writer", email="mina@example.org")
    fail(make_person("jun", "publisher"))
    assert [mail.to for mail in mailoutbox] == [["kim@example.org"]]


def test_where_nobody_has_an_address_nothing_is_sent(fail, mailoutbox):
    fail(make_person("jun", "publisher"))
    assert mailoutbox == []


def test_mail_that_fails_undoes_nothing(fail, monkeypatch, caplog):
    def refuse(*args):
        raise smtplib.SMTPServerDisconnected

    monkeypatch.setattr(notices, "send_mail", refuse)
    fail(make_person("jun", "publisher", email="jun@example.org"))
    assert Schedule.objects.get().outcome == "failed"
    assert "jun@example.org" in caplog.text
