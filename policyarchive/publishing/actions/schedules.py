"""Moves at a time. What is due is done once, whoever comes first, and every schedule has an outcome."""

import datetime
from collections.abc import Callable
from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from policyarchive.publishing.actions import moves
from policyarchive.publishing.actions.history import log
from policyarchive.publishing.actions.locking import locked
from policyarchive.publishing.models import Publishable, Schedule, Stage
from policyarchive.publishing.models.schedule import Outcome
from policyarchive.publishing.notices import tell_of_failure
from policyarchive.publishing.refusals import MoveRefused
from policyarchive.publishing.rights import MOVES, may_make, reasons_against, reasons_to_ask_twice
from policyarchive.publishing.signals import announce

AT_A_TIME: dict[str, Callable[..., Publishable]] = {
    "publish": moves.publish,
    "withdraw": moves.withdraw,
    "unpublish": moves.unpublish,
}


@transaction.atomic
def schedule(
    item: Publishable,
    move: str,
    *,
    at: datetime.datetime,
    by,
    now: datetime.datetime | None = None,
    seen_version: int | None = None,
    **details: Any,
) -> Schedule:
    """Plan a move. DETAILS are what the move itself takes, as plain data. A plan for the past is refused."""
    row = locked(item, seen_version=seen_version)
    reasons = _reasons_against_plan(row, move, at=at, by=by, now=now or timezone.now())
    if move == "publish" and not details.get("override"):
        reasons = reasons or reasons_to_ask_twice(row, by=by)
    if reasons:
        raise MoveRefused(reasons)
    _cancel(row, move)
    plan = Schedule.objects.create(
        row=row, row_name=str(row)[:300], move=move, due_at=at, details=details, made_by=by
    )
    if move == "publish":
        _set_stage(row, Stage.SCHEDULED)
    log("scheduled", row, by=by, move=move, at=at.isoformat())
    announce(row)
    return plan


@transaction.atomic
def unschedule(item: Publishable, move: str = "publish", *, by, seen_version: int | None = None) -> None:
    """Take a plan back; an item that waited to be published is a draft again."""
    row = locked(item, seen_version=seen_version)
    reasons = _reasons_against_unscheduling(row, move, by=by)
    if reasons:
        raise MoveRefused(reasons)
    _cancel(row, move)
    if move == "publish":
        _set_stage(row, Stage.DRAFT)
    log("unscheduled", row, by=by, move=move)
    announce(row)


def publish_due(*, now: datetime.datetime | None = None) -> list[Schedule]:
    """Do what is due, each in a transaction of its own, and return the schedules with their outcome."""
    keys = list(Schedule.objects.due(now=now or timezone.now()).values_list("pk", flat=True))
    # A visitor's request may be what does it: reasons are kept in the site's language, not the visitor's.
    with translation.override(settings.LANGUAGE_CODE):
        return [plan for plan in map(_carry_out, keys) if plan is not None]


@transaction.atomic
def hold_what_fell_due(*, now: datetime.datetime) -> list[Schedule]:
    """End the plans whose time passed while this archive was a backup: somebody decides again."""
    plans = list(Schedule.objects.due(now=now).select_for_update())
    for plan in plans:
        _finish(
            plan, Outcome.FAILED, failure=_("It fell due while the archive was being restored from a backup.")
        )
        _fall_back(plan)
    return plans


def _carry_out(key: int) -> Schedule | None:
    """Carry a plan out, or write down why not; None where another process was first."""
    with transaction.atomic():
        plan = Schedule.objects.select_for_update().filter(pk=key).waiting().first()
        if plan is None:
            return None
        try:
            with transaction.atomic():
                _do(plan)
        except MoveRefused as refusal:
            _finish(plan, Outcome.FAILED, failure=" ".join(refusal.reasons))
            _fall_back(plan)
            transaction.on_commit(partial(tell_of_failure, plan))
        else:
            _finish(plan, Outcome.DONE)
    return plan


def _do(plan: Schedule) -> None:
    if plan.row is None:
        raise MoveRefused([_("“%(item)s” does not exist any more.") % {"item": plan.row_name}])
    # The plan was made by a person who might and whom it was not refused; it is carried out in that name.
    AT_A_TIME[plan.move](plan.row, by=plan.made_by, **plan.details)


def _finish(plan: Schedule, outcome: str, *, failure: str = "") -> None:
    plan.outcome, plan.failure, plan.finished_at = outcome, failure, timezone.now()
    plan.save(update_fields=["outcome", "failure", "finished_at"])


def _fall_back(plan: Schedule) -> None:
    """What could not be published is a draft again, so that somebody can mend it."""
    log("schedule_failed", plan.row, by=plan.made_by, move=plan.move, reason=plan.failure)
    if plan.row is not None and plan.row.stage == Stage.SCHEDULED:
        _set_stage(locked(plan.row), Stage.DRAFT)


def _reasons_against_plan(row: Publishable, move: str, *, at, by, now) -> list[str]:
    if at <= now:
        return [_("The time is in the past. Choose a later one, or do it now.")]
    planned = MOVES["schedule"] if move == "publish" and row.stage != Stage.SCHEDULED else MOVES[move]
    return reasons_against(planned, row, by=by)


def _reasons_against_unscheduling(row: Publishable, move: str, *, by) -> list[str]:
    unscheduling = MOVES["unschedule"]
    if move == "publish":
        return reasons_against(unscheduling, row, by=by)
    if not may_make(by, unscheduling, row):
        return [_("Your role may not do this: “%(move)s”.") % {"move": unscheduling.label}]
    is_planned = Schedule.objects.of(row).waiting().filter(move=move).exists()
    return [] if is_planned else [_("Nothing of the kind is planned.")]


def _cancel(row: Publishable, move: str) -> None:
    waiting = Schedule.objects.of(row).waiting().filter(move=move)
    waiting.update(outcome=Outcome.CANCELLED, finished_at=timezone.now())


def _set_stage(row: Publishable, stage: Stage) -> None:
    row.stage = stage
    row.version += 1
    row.save(update_fields=["stage", "version"])
