"""What goes public is what somebody approved who may still publish, in that version."""

import datetime

import pytest
from django.utils import timezone

from news.actions import store_post
from news.models import Post
from policyarchive.audit.models import LogEntry
from policyarchive.publishing import actions
from policyarchive.publishing.models import Schedule
from tests.factories import DAY, make_person, make_post

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


@pytest.mark.parametrize("role", ["writer", "translator"])
def test_a_save_by_who_may_not_publish_takes_it_off_the_schedule(
    role, mailoutbox, django_capture_on_commit_callbacks
):
    jun = make_person("jun", "publisher", email="jun@example.org")
    other = make_person("mina", role)
    actions.grant_languages(other, ["en"])
    post = make_post(stage="draft")
    made = plan(post, by=jun)
    with django_capture_on_commit_callbacks(execute=True):
        if role == "translator":
            actions.save_translation(fresh(post), "en", {"title_en": "Unseen"}, by=other, is_current=True)
        else:
            change(post, by=other)
    made.refresh_from_db()
    assert (fresh(post).stage, made.outcome, "mina" in made.failure) == ("in_review", "failed", True)
    assert [mail.to for mail in mailoutbox] == [["jun@example.org"]]
    assert let_the_time_come() == []


def test_restoring_a_revision_is_such_a_save_too():
    jun, mina = make_person("jun", "publisher"), make_person("mina", "writer")
    post = change(make_post(stage="draft"), by=jun)
    plan(post, by=jun)
    actions.restore_revision(fresh(post), 1, by=mina)
    assert (fresh(post).stage, waiting()) == ("in_review", set())


def test_a_save_by_a_publisher_is_an_approval_of_what_was_saved():
    jun, kim = make_person("jun", "publisher"), make_person("kim", "publisher")
    post = make_post(stage="draft")
    plan(post, by=jun)
    changed = change(post, by=kim)
    made = Schedule.objects.waiting().get()
    assert (made.version, made.made_by, made.made_by_name) == (changed.version, kim, "kim")
    assert LogEntry.objects.filter(action="approved", person=kim).exists()
    assert [done.outcome for done in let_the_time_come()] == ["done"]
    assert fresh(post).title_ko == "고친 제목"


def test_with_the_two_person_rule_no_save_is_an_approval(settings):
    settings.TWO_PERSON_RULE = True
    jun, kim = make_person("jun", "publisher"), make_person("kim", "publisher")
    post = make_post(stage="draft")
    plan(post, by=jun)
    change(post, by=kim)
    assert (fresh(post).stage, waiting()) == ("in_review", set())


def test_a_publisher_who_would_be_asked_for_a_reason_approves_nothing_by_saving():
    jun = make_person("jun", "publisher")
    post = make_post(stage="draft")
    plan(post, by=jun)
    change(post, by=jun, body_ko="<p>010-1234-5678</p>")
    assert (fresh(post).stage, waiting()) == ("in_review", set())


@pytest.mark.parametrize("columns", [{"title_ko": "가져온 제목"}, {"stage": "draft"}, {"stage": "live"}])
def test_an_import_over_a_scheduled_post_ends_its_plan(columns):
    jun = make_person("jun", "publisher")
    post = store_post("a", by=None, columns={"title_ko": "처음", "posted_on": DAY, "stage": "draft"}).post
    made = plan(post, by=jun)
    store_post("a", by=None, columns=columns)
    made.refresh_from_db()
    assert (made.outcome, fresh(post).stage) == ("failed", columns.get("stage", "in_review"))
    assert let_the_time_come() == []


def test_an_import_does_not_hide_a_post_under_its_working_copy():
    post = store_post("a", by=None, columns={"title_ko": "처음", "posted_on": DAY, "stage": "live"}).post
    actions.start_working_copy(post, by=None)
    with pytest.raises(Exception, match="working copy"):
        store_post("a", by=None, columns={"stage": "unpublished"})
    assert fresh(post).stage == "live"


def test_what_was_changed_past_all_doors_is_not_published():
    post = make_post(stage="draft")
    plan(post)
    Post.objects.filter(pk=post.pk).update(title_ko="몰래", version=post.version + 7)
    assert [done.outcome for done in let_the_time_come()] == ["failed"]
    assert fresh(post).stage == "draft"


def test_taking_down_does_not_depend_on_the_version():
    post = make_post()
    plan(post, "unpublish")
    actions.publish(actions.start_working_copy(fresh(post), by=None), by=None)
    assert [done.outcome for done in let_the_time_come()] == ["done"]


@pytest.mark.parametrize("fate", ["deactivated", "demoted", "deleted"])
@pytest.mark.parametrize("move", ["publish", "unpublish"])
def test_a_plan_fares_the_same_whatever_became_of_its_maker(
    move, fate, mailoutbox, django_capture_on_commit_callbacks
):
    jun = make_person("jun", "publisher", email="jun@example.org")
    make_person("kim", "publisher", email="kim@example.org")
    post = make_post(stage="draft" if move == "publish" else "live")
    plan(post, move, by=jun)
    if fate == "deleted":
        jun.delete()
    elif fate == "demoted":
        jun.groups.clear()
    else:
        type(jun).objects.filter(pk=jun.pk).update(is_active=False)
    with django_capture_on_commit_callbacks(execute=True):
        (done,) = let_the_time_come()
    assert (done.outcome, "jun" in done.failure) == ("failed", True)
    assert fresh(post).stage == ("draft" if move == "publish" else "live")
    assert [mail.to for mail in mailoutbox] == [["kim@example.org"]]


def test_a_plan_of_the_console_is_the_consoles_and_is_done():
    post = make_post(stage="draft")
    assert plan(post).is_by_console
    assert [done.outcome for done in let_the_time_come()] == ["done"]
