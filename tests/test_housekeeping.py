"""What a site gathers for years is removed once an hour, and nothing that is still asked for."""

import datetime

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import OperationalError
from django.utils import timezone

from policyarchive import housekeeping
from policyarchive.audit.models import LogEntry
from policyarchive.backoffice.models import LoginWindow, Scope
from policyarchive.publishing import timer
from policyarchive.publishing.models import Presence, Submission
from policyarchive.search.models import SearchMiss
from tests.factories import make_person, make_post

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
KEPT = (Submission, Session, LoginWindow, Presence, SearchMiss)


def make_rows(name, moment, *, ends):
    """Make one row of each kind at a moment; the session ends at another."""
    Submission.objects.create(key=name, sent_at=moment)
    Session.objects.create(session_key=name, session_data="", expire_date=ends)
    LoginWindow.objects.create(scope=Scope.NAME, key=name, begun_at=moment, refused=3)
    Presence.objects.create(
        row_type_id=1, row_id=1, person=make_person(name), since=moment, seen_at=moment, page=name
    )
    SearchMiss.objects.create(day=moment.date(), query=name, language="ko", count=1)


@pytest.fixture
def rows():
    now = timezone.now()
    make_rows("old", now - 400 * DAY, ends=now - DAY)
    make_rows("new", now, ends=now + DAY)
    return now


def names():
    columns = ("key", "session_key", "key", "page", "query")
    return [
        set(model.objects.values_list(column, flat=True)) for model, column in zip(KEPT, columns, strict=True)
    ]


def test_what_is_old_goes_and_what_is_new_stays(rows):
    housekeeping.clean_up(now=rows)
    assert names() == [{"new"}] * 5
    assert LogEntry.objects.get(action="logins_refused").details["times"] == 3
    housekeeping.clean_up(now=rows)
    assert names() == [{"new"}] * 5


def test_one_part_that_fails_leaves_the_others_and_is_logged(rows, monkeypatch, caplog):
    def fail(now):
        raise OperationalError("database is locked")

    monkeypatch.setattr(housekeeping, "PARTS", (fail, *housekeeping.PARTS))
    housekeeping.clean_up(now=rows)
    assert names() == [{"new"}] * 5
    assert "database is locked" in caplog.text


def test_the_command_of_a_timer_does_it_where_no_server_runs(rows):
    call_command("publish_due")
    assert names() == [{"new"}] * 5


def test_a_form_that_is_sent_removes_nothing(rows):
    make_post(stage="draft")
    assert Submission.objects.count() == 2


def test_the_timer_does_it_at_its_start_and_once_an_hour_also_after_a_failure(caplog):
    done = []

    def work():
        done.append(len(done))
        if len(done) == 1:
            raise ValueError("for once")

    every_hour = timer.EveryHour(work)
    for seconds in (10, 11, 3_000, 3_611, 3_612, 7_300):
        every_hour(now=seconds)
    assert len(done) == 3
    assert "for once" in caplog.text
