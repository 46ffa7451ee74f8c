"""The workflow's table, in full: every stage, every move, every role."""

import datetime

import pytest
from django.utils import timezone

from policyarchive.audit.models import LogEntry
from policyarchive.publishing import actions
from policyarchive.publishing.models import Schedule, Stage
from policyarchive.publishing.refusals import MoveRefused
from policyarchive.publishing.stages import MOVES
from tests.factories import make_agreement, make_person, make_post

pytestmark = pytest.mark.django_db
ROLES = ["writer", "publisher", "translator", "viewer"]
WHO_MAY = {
    "submit": {"writer", "publisher", "translator"},
    "send_back": {"publisher"},
    "publish": {"publisher"},
    "schedule": {"publisher"},
    "unschedule": {"publisher"},
    "withdraw": {"publisher"},
    "reinstate": {"publisher"},
    "unpublish": {"publisher"},
}
LEADS_TO = {
    "submit": {"draft": "in_review", "unpublished": "in_review"},
    "send_back": {"in_review": "draft"},
    "publish": {"draft": "live", "in_review": "live", "scheduled": "live", "unpublished": "live"},
    "schedule": {"draft": "scheduled", "in_review": "scheduled", "scheduled": "scheduled"},
    "unschedule": {"scheduled": "draft"},
    "withdraw": {"live": "withdrawn"},
    "reinstate": {"withdrawn": "live"},
    "unpublish": {"live": "unpublished", "withdrawn": "unpublished"},
}
MAKERS = {"post": make_post, "agreement": make_agreement}


def tomorrow() -> datetime.datetime:
    return timezone.now() + datetime.timedelta(days=1)


def make_move(name, item, by):
    if name == "schedule":
        return actions.schedule(item, "publish", at=tomorrow(), by=by)
    more = {"withdraw": {"reason": {"ko": "사실이 아님", "en": "Not true"}}}.get(name, {})
    return getattr(actions, name)(item, by=by, **more)


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", MOVES)
@pytest.mark.parametrize("stage", Stage.values)
def test_a_move_is_made_by_who_may_from_where_the_table_says(stage, name, role, kind):
    item = MAKERS[kind](stage=stage)
    person = make_person(role, role)
    target = LEADS_TO[name].get(stage)
    if target and role in WHO_MAY[name]:
        make_move(name, item, person)
        expected = target
    else:
        with pytest.raises(MoveRefused):
            make_move(name, item, person)
        expected = stage
    item.refresh_from_db()
    assert item.stage == expected


def test_the_tests_know_every_move_of_the_table():
    assert list(LEADS_TO) == list(WHO_MAY) == list(MOVES)


@pytest.mark.parametrize("name", MOVES)
def test_every_move_is_written_down_with_who_and_what(name):
    item = make_post(stage=next(iter(LEADS_TO[name])))
    jun = make_person("jun", "publisher")
    make_move(name, item, jun)
    entry = LogEntry.objects.first()
    assert (entry.person, entry.person_name, entry.item_id) == (jun, "jun", item.pk)
    assert entry.action in {name, "published", "scheduled", "unscheduled"}


def test_publishing_lists_what_is_missing_in_sentences():
    post = make_post(stage="draft", title_ko="", title_en="Only English", original_language="ko")
    with pytest.raises(MoveRefused) as refused:
        actions.publish(post, by=make_person("jun", "publisher"))
    assert len(refused.value.reasons) == 1
    post.refresh_from_db()
    assert post.stage == "draft"


def test_a_withdrawal_needs_a_reason():
    post = make_post()
    with pytest.raises(MoveRefused):
        actions.withdraw(post, by=None, reason={"ko": "", "en": ""})
    post.refresh_from_db()
    assert post.stage == "live"


def test_the_time_of_the_first_publication_stays():
    post = make_post(stage="draft")
    first = actions.publish(post, by=None).first_published_at
    again = actions.publish(actions.unpublish(post, by=None), by=None)
    assert again.first_published_at == first


def test_two_people_publish_where_the_rule_is_on(settings):
    settings.TWO_PERSON_RULE = True
    jun, kim = make_person("jun", "publisher"), make_person("kim", "publisher")
    post = make_post(stage="draft")
    actions.save(post, by=jun)
    with pytest.raises(MoveRefused):
        actions.publish(post, by=jun)
    assert actions.publish(post, by=kim).stage == "live"


def test_setting_the_rule_aside_is_an_exception_on_record(settings):
    settings.TWO_PERSON_RULE = True
    jun = make_person("jun", "publisher")
    post = make_post(stage="draft")
    actions.save(post, by=jun)
    actions.publish(post, by=jun, override="Nobody else is in today")
    entry = LogEntry.objects.get(action="override")
    assert (entry.person, entry.details["reason"]) == (jun, "Nobody else is in today")


def test_a_move_from_a_page_that_is_out_of_date_is_refused():
    post = make_post(stage="draft")
    seen = post.version
    actions.save(post, by=None)
    with pytest.raises(MoveRefused):
        actions.publish(post, by=None, seen_version=seen)
    post.refresh_from_db()
    assert post.stage == "draft"


def test_what_is_unpublished_has_nothing_planned_any_more():
    post = make_post()
    copy = actions.start_working_copy(post, by=None)
    actions.schedule(copy, "publish", at=tomorrow(), by=None)
    actions.unpublish(post, by=None)
    assert Schedule.objects.waiting().count() == 0
    assert type(post).objects.working_copies().count() == 0
