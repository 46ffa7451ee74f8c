"""What is due is done once, and every schedule has an outcome."""

import datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import DataError, IntegrityError, InterfaceError, OperationalError, transaction
from django.utils import timezone

from news.models import Post
from policyarchive.publishing import actions, timer
from policyarchive.publishing.actions import due
from policyarchive.publishing.models import Schedule
from policyarchive.publishing.refusals import MoveRefused
from tests.factories import make_person, make_post

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)


def plan(item, move="publish", by=None, **details):
    return actions.schedule(item, move, at=timezone.now() + HOUR, by=by, **details)


def later():
    return timezone.now() + 2 * HOUR


def test_what_is_due_is_published_and_nothing_before():
    post = make_post(stage="draft")
    plan(post)
    assert actions.publish_due() == []
    post.refresh_from_db()
    assert post.stage == "scheduled"
    assert [done.outcome for done in actions.publish_due(now=later())] == ["done"]
    post.refresh_from_db()
    assert post.stage == "live"
    assert actions.publish_due(now=later()) == []


def test_a_working_copy_goes_public_at_its_time():
    post = make_post(title_ko="처음", title_en="First")
    copy = actions.start_working_copy(post, by=None)
    copy.title_ko = "다음"
    copy.save()
    plan(copy, is_major=True, change_note={"ko": "고침", "en": ""})
    actions.publish_due(now=later())
    post.refresh_from_db()
    assert (post.title_ko, post.stage, post.change_note_ko) == ("다음", "live", "고침")


@pytest.mark.parametrize(
    ("move", "details", "stage"),
    [("unpublish", {}, "unpublished"), ("withdraw", {"reason": {"ko": "끝", "en": ""}}, "withdrawn")],
)
def test_what_is_public_ends_at_its_time(move, details, stage):
    post = make_post()
    plan(post, move, **details)
    assert Post.objects.published().count() == 1
    actions.publish_due(now=later())
    post.refresh_from_db()
    assert post.stage == stage


def test_a_schedule_that_fails_says_why_and_the_item_is_a_draft_again():
    post = make_post(stage="draft")
    waiting = plan(post)
    Post.objects.filter(pk=post.pk).update(title_ko="")
    assert [done.outcome for done in actions.publish_due(now=later())] == ["failed"]
    waiting.refresh_from_db()
    post.refresh_from_db()
    assert (waiting.outcome, post.stage) == ("failed", "draft")
    assert waiting.failure


def test_a_failing_schedule_does_not_stop_the_next_one():
    broken, good = make_post(stage="draft"), make_post(stage="draft")
    plan(broken)
    plan(good)
    Post.objects.filter(pk=broken.pk).update(title_ko="")
    assert sorted(done.outcome for done in actions.publish_due(now=later())) == ["done", "failed"]


def test_a_person_who_lost_the_right_publishes_nothing():
    jun = make_person("jun", "publisher")
    post = make_post(stage="draft")
    plan(post, by=jun)
    jun.groups.clear()
    assert [done.outcome for done in actions.publish_due(now=later())] == ["failed"]


def test_an_item_that_is_gone_fails_and_is_named():
    post = make_post(stage="draft", title_ko="사라질 글", title_en="Going")
    waiting = plan(post)
    post.delete()
    actions.publish_due(now=later())
    waiting.refresh_from_db()
    assert (waiting.outcome, "사라질 글" in waiting.failure or "Going" in waiting.failure) == ("failed", True)


def test_a_time_in_the_past_is_refused():
    with pytest.raises(MoveRefused):
        actions.schedule(make_post(stage="draft"), "publish", at=timezone.now() - HOUR, by=None)


@pytest.mark.parametrize("year", [2206, 9999])
@pytest.mark.parametrize(
    ("move", "stage"), [("publish", "draft"), ("withdraw", "live"), ("unpublish", "live")]
)
def test_a_year_far_off_is_refused_in_a_plan_and_in_its_next_time(move, stage, year):
    item, far = make_post(stage=stage), datetime.datetime(year, 12, 31, tzinfo=datetime.UTC)
    with pytest.raises(MoveRefused, match="연도"):
        actions.schedule(item, move, at=far, by=None)
    waiting = plan(item, move)
    with pytest.raises(MoveRefused, match="연도"):
        actions.reschedule(item, move, at=far, by=None)
    waiting.refresh_from_db()
    assert waiting.outcome == "waiting"


def test_planning_again_takes_the_place_of_the_earlier_plan():
    post = make_post(stage="draft")
    first, second = plan(post), plan(post)
    first.refresh_from_db()
    assert (first.outcome, second.outcome) == ("cancelled", "waiting")


def test_taken_off_the_schedule_it_is_a_draft_and_stays_one():
    post = make_post(stage="draft")
    plan(post)
    actions.unschedule(post, by=None)
    assert actions.publish_due(now=later()) == []
    post.refresh_from_db()
    assert post.stage == "draft"


def test_a_visitor_publishes_nothing_and_the_timer_does(client, language):
    post = make_post(stage="draft")
    plan(post)
    address = f"/{language}/news/{post.number}/"
    Schedule.objects.update(due_at=timezone.now() - HOUR)
    assert client.get(address).status_code == 404
    assert timer.tick()
    assert client.get(address).status_code == 200


def test_the_timer_asks_once_where_nothing_is_due(django_assert_num_queries):
    plan(make_post(stage="draft"))
    with django_assert_num_queries(1):
        assert timer.tick()


def test_a_timer_that_fails_says_so_and_goes_on(monkeypatch, caplog):
    post = make_post(stage="draft")
    plan(post)
    Schedule.objects.update(due_at=timezone.now() - HOUR)
    monkeypatch.setattr(timer, "publish_due", lambda now: 1 / 0)
    monkeypatch.setattr(timer.connection, "close", lambda: None)
    assert not timer.tick()
    assert "ZeroDivisionError" in caplog.text
    monkeypatch.undo()
    assert timer.tick()
    post.refresh_from_db()
    assert post.stage == "live"


def test_one_process_of_a_machine_looks_and_another_when_it_ends(tmp_path):
    first, second = timer._Turn(tmp_path / "lock"), timer._Turn(tmp_path / "lock")
    assert (first.is_mine(), second.is_mine(), first.is_mine()) == (True, False, True)
    first.give_up()
    assert second.is_mine()
    second.give_up()


def test_where_no_file_can_be_locked_everybody_looks(tmp_path):
    turns = [timer._Turn(tmp_path / "missing" / "lock") for _ in range(2)]
    assert all(turn.is_mine() for turn in turns)


def test_the_command_tells_each_outcome(capsys):
    post = make_post(stage="draft")
    plan(post)
    Schedule.objects.update(due_at=timezone.now() - HOUR)
    call_command("publish_due")
    assert capsys.readouterr().out.rstrip().endswith("done")
    call_command("publish_due")
    assert capsys.readouterr().out == ""


def test_the_command_fails_where_a_schedule_failed():
    post = make_post(stage="draft")
    plan(post)
    Post.objects.filter(pk=post.pk).update(title_ko="")
    Schedule.objects.update(due_at=timezone.now() - HOUR)
    with pytest.raises(CommandError):
        call_command("publish_due")


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("schedule_outcome_is_known", {"outcome": "maybe", "finished_at": timezone.now()}),
        ("schedule_move_is_known", {"move": "frame"}),
        ("schedule_is_finished_or_waiting", {"outcome": "done"}),
        ("schedule_failure_says_why", {"outcome": "failed", "finished_at": timezone.now()}),
    ],
)
def test_a_schedule_that_must_never_be_is_refused(name, columns):
    waiting = plan(make_post(stage="draft"))
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Schedule.objects.filter(pk=waiting.pk).update(**columns)


def fail_for(monkeypatch, post, error):
    """Let publishing one post fail with an error that no refusal foresees, and the others go on."""

    def publish(row, **options):
        if row.pk == post.pk:
            raise error
        return actions.publish(row, **options)

    monkeypatch.setitem(due.AT_A_TIME, "publish", publish)


@pytest.mark.parametrize(
    "error", [ZeroDivisionError("by 0"), IntegrityError("no such row"), DataError("odd")]
)
def test_an_error_of_the_program_ends_its_schedule_and_no_other(monkeypatch, caplog, error):
    broken, good = make_post(stage="draft"), make_post(stage="draft")
    waiting = plan(broken)
    plan(good)
    fail_for(monkeypatch, broken, error)
    assert sorted(done.outcome for done in actions.publish_due(now=later())) == ["done", "failed"]
    waiting.refresh_from_db()
    assert (waiting.outcome, Post.objects.get(pk=broken.pk).stage) == ("failed", "draft")
    assert "서버 기록" in waiting.failure
    assert f"Schedule {waiting.pk} could not be carried out" in caplog.text
    assert str(error) in caplog.text
    assert Post.objects.get(pk=good.pk).stage == "live"


def test_an_error_of_the_program_is_written_to_who_planned_it(
    monkeypatch, mailoutbox, caplog, django_capture_on_commit_callbacks
):
    jun = make_person("jun", "publisher", email="jun@example.org")
    post = make_post(stage="draft")
    waiting = plan(post, by=jun)
    fail_for(monkeypatch, post, ZeroDivisionError())
    with django_capture_on_commit_callbacks(execute=True):
        actions.publish_due(now=later())
    waiting.refresh_from_db()
    assert [mail.to for mail in mailoutbox] == [["jun@example.org"]]
    assert waiting.failure in mailoutbox[0].body


@pytest.mark.parametrize("error", [OperationalError("database or disk is full"), InterfaceError("closed")])
def test_what_cannot_be_stored_now_waits_for_the_next_round(monkeypatch, caplog, error):
    locked, good = make_post(stage="draft"), make_post(stage="draft")
    waiting = plan(locked)
    plan(good)
    Schedule.objects.update(due_at=timezone.now() - HOUR)
    with monkeypatch.context() as failing:
        fail_for(failing, locked, error)
        assert not timer.tick()
        with pytest.raises(CommandError, match="waits for the next round"):
            call_command("publish_due")
    waiting.refresh_from_db()
    assert (waiting.outcome, Post.objects.get(pk=locked.pk).stage) == ("waiting", "scheduled")
    assert Post.objects.get(pk=good.pk).stage == "live"
    assert timer.tick()
    assert Post.objects.get(pk=locked.pk).stage == "live"


def test_a_schedule_that_cannot_even_be_ended_stops_no_other(monkeypatch, caplog):
    broken, good = make_post(stage="draft"), make_post(stage="draft")
    plan(broken)
    plan(good)
    fail_for(monkeypatch, broken, ZeroDivisionError())
    monkeypatch.setattr(due, "_fall_back", lambda plan: 1 / 0)
    assert [done.outcome for done in actions.publish_due(now=later())] == ["done"]
    assert "could not be ended as failed" in caplog.text
