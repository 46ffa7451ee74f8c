"""What becomes of what is planned: for every move, for both rows of an item."""

import datetime

import pytest
from django.utils import timezone

from news.actions import store_post
from news.models import Post
from policyarchive.publishing import actions, plans
from policyarchive.publishing.models import LogEntry, Revision, Schedule
from policyarchive.publishing.refusals import MoveRefused
from policyarchive.publishing.stages import MOVES
from tests.factories import DAY, make_agreement, make_person, make_post

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)
REASON = {"ko": "사실과 다름", "en": "Not true"}
DETAILS = {"withdraw": {"reason": REASON}}
MAKERS = {"post": make_post, "agreement": make_agreement}


def plan(item, move="publish", by=None, hours=1):
    at = timezone.now() + hours * HOUR
    return actions.schedule(item, move, at=at, by=by, **DETAILS.get(move, {}))


def let_the_time_come():
    return actions.publish_due(now=timezone.now() + 48 * HOUR)


def make_move(name, row, by=None):
    if name == "delete":
        return actions.delete_item(row, by=by)
    if name == "discard":
        return actions.discard_working_copy(row, by=by, others_too=True)
    if name == "schedule":
        return plan(row, by=by, hours=2)
    return getattr(actions, name)(row, by=by, **DETAILS.get(name, {}))


def waiting():
    return {(found.row_id, found.move) for found in Schedule.objects.waiting()}


def fresh(row):
    return type(row).objects.filter(pk=row.pk).first()


def change(row, by, **texts):
    row = fresh(row)
    for name, text in ({"title_ko": "고친 제목"} | texts).items():
        setattr(row, name, text)
    row.save()
    actions.record_save(row, by=by)
    return fresh(row)


# Every plan that can wait, and every move that can be made meanwhile.
SCENES = [
    *((["item:publish"], "item", move) for move in ("publish", "unschedule", "schedule", "delete")),
    *(
        ([f"item:{end}"], "item", move)
        for end in ("withdraw", "unpublish")
        for move in ("withdraw", "unpublish")
    ),
    *((["copy:publish"], "item", move) for move in ("withdraw", "unpublish")),
    *((["copy:publish"], "copy", move) for move in ("publish", "unschedule", "schedule", "discard")),
    *(
        (["item:withdraw", "item:unpublish", "copy:publish"], row, move)
        for row, move in [
            ("item", "withdraw"),
            ("item", "unpublish"),
            ("copy", "publish"),
            ("copy", "discard"),
        ]
    ),
]


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize(("planned", "made_on", "move"), SCENES)
def test_a_move_ends_or_keeps_each_plan_of_both_rows_as_the_table_says(kind, planned, made_on, move):
    item = MAKERS[kind](stage="draft" if "item:publish" in planned else "live")
    rows = {"item": item}
    if any("copy" in name for name in planned) or made_on == "copy":
        rows["copy"] = actions.start_working_copy(item, by=None)
    expected = set()
    for name in planned:
        row, what = name.split(":")
        plan(rows[row], what)
        if plans.is_kept(move, made_on, row, what) or move == "schedule":
            expected.add((rows[row].pk, what))
    make_move(move, fresh(rows[made_on]))
    assert waiting() == expected
    assert Schedule.objects.filter(outcome="cancelled").count() == len(planned) - len(expected) + (
        move == "schedule"
    )


@pytest.mark.parametrize("end", ["withdraw", "unpublish"])
@pytest.mark.parametrize("row", ["itself", "its copy"])
@pytest.mark.parametrize("kind", MAKERS)
def test_what_was_taken_down_does_not_come_back_by_itself(kind, row, end):
    jun = make_person("jun", "publisher")
    item = MAKERS[kind](stage="draft" if row == "itself" else "live")
    plan(item if row == "itself" else actions.start_working_copy(item, by=jun), by=jun)
    if row == "itself":
        actions.publish(fresh(item), by=jun)
    make_move(end, fresh(item), by=jun)
    assert let_the_time_come() == []
    assert fresh(item).stage == MOVES[end].target
    copy = fresh(item).open_copy
    assert copy is None or copy.stage == "draft"


def test_what_a_move_ended_is_written_down_with_whose_plan_it_was():
    jun, kim = make_person("jun", "publisher"), make_person("kim", "publisher")
    post = make_post(stage="draft")
    plan(post, by=jun)
    actions.publish(fresh(post), by=kim)
    entry = LogEntry.objects.get(action="unscheduled")
    assert entry.person == kim
    assert (entry.details["because"], entry.details["planned_by"]) == ("publish", "jun")


@pytest.mark.parametrize("kind", MAKERS)
def test_the_copy_of_a_withdrawn_item_does_not_go_public(kind):
    item = MAKERS[kind]()
    copy = actions.start_working_copy(item, by=None)
    actions.withdraw(item, by=None, reason=REASON)
    for move in (lambda: actions.publish(copy, by=None), lambda: plan(copy)):
        with pytest.raises(MoveRefused) as refused:
            move()
        assert len(refused.value.reasons) == 1
    assert fresh(item).stage == "withdrawn"
    actions.reinstate(fresh(item), by=None)
    assert fresh(item).withdrawal_reason_ko == ""
    assert actions.publish(fresh(copy), by=None).stage == "live"


def test_publishing_again_forgets_an_earlier_withdrawal():
    post = actions.withdraw(make_post(), by=None, reason=REASON)
    post = actions.publish(actions.unpublish(post, by=None), by=None)
    assert (post.withdrawal_reason_ko, post.withdrawal_reason_en) == ("", "")


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


def test_a_plan_is_moved_to_another_time_and_stays_what_it_was():
    jun, kim = make_person("jun", "publisher"), make_person("kim", "publisher")
    post = make_post(stage="draft")
    first = plan(post, by=jun)
    at = timezone.now() + 5 * HOUR
    second = actions.reschedule(fresh(post), at=at, by=kim)
    first.refresh_from_db()
    assert (first.outcome, second.due_at, second.made_by) == ("cancelled", at, kim)
    assert (fresh(post).stage, second.version) == ("scheduled", fresh(post).version)
    assert LogEntry.objects.get(action="rescheduled").details["was"] == first.due_at.isoformat()
    assert actions.publish_due(now=timezone.now() + 2 * HOUR) == []
    assert [done.outcome for done in let_the_time_come()] == ["done"]


def test_only_what_waits_is_moved_and_only_by_who_may():
    mina, post = make_person("mina", "writer"), make_post()
    with pytest.raises(MoveRefused):
        actions.reschedule(post, "unpublish", at=timezone.now() + HOUR, by=None)
    plan(post, "unpublish")
    for by, at in ((mina, timezone.now() + HOUR), (None, timezone.now() - HOUR)):
        with pytest.raises(MoveRefused):
            actions.reschedule(post, "unpublish", at=at, by=by)


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
