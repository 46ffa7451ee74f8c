"""The day of a post follows its first publication, unless an editor says otherwise."""

import datetime

import pytest
from django.utils import timezone

from news.actions import store_post
from news.models import Post
from policyarchive.publishing import actions
from tests.factories import DAY, make_post

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)


def plan(item, move="publish", by=None, hours=1):
    at = timezone.now() + hours * HOUR
    return actions.schedule(item, move, at=at, by=by)


def let_the_time_come():
    return actions.publish_due(now=timezone.now() + 48 * HOUR)


def fresh(row):
    return type(row).objects.filter(pk=row.pk).first()


@pytest.mark.parametrize("dated_now", [None, True, False])
def test_the_day_follows_the_first_publication_unless_an_editor_says_otherwise(dated_now):
    today = timezone.localdate()
    post = actions.publish(make_post(stage="draft"), by=None, dated_now=dated_now)
    assert fresh(post).posted_on == (DAY if dated_now is False else today)
    Post.objects.filter(pk=post.pk).update(posted_on=DAY)
    again = actions.publish(actions.unpublish(fresh(post), by=None), by=None)
    assert fresh(again).posted_on == DAY


def test_a_plan_dates_the_post_when_it_is_carried_out():
    post = make_post(stage="draft")
    plan(post)
    let_the_time_come()
    assert fresh(post).posted_on == timezone.localdate()


def test_a_change_of_what_is_public_keeps_its_day():
    post = make_post()
    copy = actions.start_working_copy(post, by=None)
    assert fresh(actions.publish(copy, by=None)).posted_on == DAY
    copy = actions.start_working_copy(fresh(post), by=None)
    assert fresh(actions.publish(copy, by=None, dated_now=True)).posted_on == timezone.localdate()


def test_a_post_from_another_system_keeps_its_own_day():
    post = store_post("a", by=None, columns={"title_ko": "처음", "posted_on": DAY, "stage": "draft"}).post
    assert fresh(actions.publish(post, by=None)).posted_on == DAY
