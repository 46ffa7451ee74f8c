"""What becomes of what is planned: for every move, for both rows of an item."""

import datetime

import pytest
from django.utils import timezone

from policyarchive.audit.models import LogEntry
from policyarchive.publishing import actions, plans
from policyarchive.publishing.models import Schedule
from policyarchive.publishing.refusals import MoveRefused
from policyarchive.publishing.stages import MOVES
from tests.factories import make_agreement, make_person, make_post

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
    actions.save(row, by=by)
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
