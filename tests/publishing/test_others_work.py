"""What others wrote is kept, or goes only where that is said; and the day of a post."""

import datetime

import pytest
from django.utils import timezone

from policyarchive.audit.models import LogEntry
from policyarchive.publishing import actions
from policyarchive.publishing.models import Revision, Schedule
from policyarchive.publishing.refusals import MoveRefused
from tests.factories import make_person, make_post

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)


def plan(item, move="publish", by=None, hours=1):
    at = timezone.now() + hours * HOUR
    return actions.schedule(item, move, at=at, by=by)


def let_the_time_come():
    return actions.publish_due(now=timezone.now() + 48 * HOUR)


def waiting():
    return {(found.row_id, found.move) for found in Schedule.objects.waiting()}


def fresh(row):
    return type(row).objects.filter(pk=row.pk).first()


def change(row, by, **texts):
    row = fresh(row)
    for name, text in ({"title_ko": "고친 제목"} | texts).items():
        setattr(row, name, text)
    actions.save(row, by=by)
    return fresh(row)


def test_the_text_of_an_open_copy_stays_when_the_item_is_unpublished():
    mina, jun = make_person("mina", "writer"), make_person("jun", "publisher")
    post = make_post()
    copy = change(actions.start_working_copy(post, by=mina), by=mina)
    plan(copy, by=jun)
    row = actions.unpublish(fresh(post), by=jun)
    assert (fresh(row).title_ko, fresh(row).stage, fresh(row).open_copy) == ("고친 제목", "unpublished", None)
    assert Revision.objects.of(post).first().occasion == "kept"
    assert LogEntry.objects.get(action="unpublish").details["copy"] == "kept"
    assert waiting() == set()


def test_it_goes_only_where_that_is_said():
    mina, jun = make_person("mina", "writer"), make_person("jun", "publisher")
    post = make_post(title_ko="처음", title_en="First")
    change(actions.start_working_copy(post, by=mina), by=mina)
    row = actions.unpublish(fresh(post), by=jun, discard_copy=True)
    assert (fresh(row).title_ko, fresh(row).open_copy) == ("처음", None)
    assert LogEntry.objects.filter(action="discarded").exists()


def test_the_work_of_others_is_discarded_only_where_that_is_said():
    mina, jun = make_person("mina", "writer"), make_person("jun", "publisher")
    copy = change(actions.start_working_copy(make_post(), by=mina), by=mina)
    with pytest.raises(MoveRefused, match="mina"):
        actions.discard_working_copy(copy, by=jun)
    actions.discard_working_copy(copy, by=jun, others_too=True)
    assert fresh(copy) is None


def test_a_writer_does_not_discard_what_a_publisher_scheduled():
    mina, jun = make_person("mina", "writer"), make_person("jun", "publisher")
    copy = actions.start_working_copy(make_post(), by=mina)
    plan(copy, by=jun)
    with pytest.raises(MoveRefused):
        actions.discard_working_copy(fresh(copy), by=mina, others_too=True)
    assert waiting() == {(copy.pk, "publish")}
