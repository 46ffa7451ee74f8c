"""Moves at a time: planned, moved to another time, taken back. What is due is carried out in `due`."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from policyarchive.audit.actions import log, name_of
from policyarchive.audit.models import LogAction
from policyarchive.publishing.actions.locking import locked
from policyarchive.publishing.actions.moves import findings_once_dated
from policyarchive.publishing.actions.plans import end_plan, end_plans, finish
from policyarchive.publishing.actions.state import set_state
from policyarchive.publishing.guards import Finding
from policyarchive.publishing.models import Publishable, Schedule, Stage
from policyarchive.publishing.models.schedule import Outcome
from policyarchive.publishing.refusals import MoveRefused
from policyarchive.publishing.rights import (
    MOVES,
    may_make,
    reasons_against,
    reasons_to_ask_about_a_withdrawal,
    reasons_to_ask_twice,
)
from policyarchive.publishing.signals import announce

FARTHEST = datetime.timedelta(days=36525)  # a year beyond is a typing error, such as 2206 for 2026


@transaction.atomic
def schedule(
    item: Publishable,
    move: str,
    *,
    at: datetime.datetime,
    by,
    now: datetime.datetime | None = None,
    seen_version: int | None = None,
    findings: list[Finding] | None = None,
    **details: Any,
) -> Schedule:
    """Plan a move. DETAILS are what the move itself takes, as plain data. Past and far times are refused.

    FINDINGS are those of the guards, as in publishing.
    """
    row = locked(item, seen_version=seen_version)
    found = _found(row, item, move, details, findings)
    reasons = _reasons_against_plan(row, move, at=at, by=by, now=now or timezone.now(), findings=found)
    _refuse(reasons or _doubts(row, move, by, details, found))
    if move == "publish":
        end_plans(row, "schedule", by=by)
    for earlier in _waiting(row, move):
        end_plan(earlier, by=by, because="schedule")
    return _plan(row, move, at=at, by=by, details=details, action=LogAction.SCHEDULED)


@transaction.atomic
def reschedule(
    item: Publishable,
    move: str = "publish",
    *,
    at: datetime.datetime,
    by,
    override: str = "",
    now: datetime.datetime | None = None,
    seen_version: int | None = None,
    findings: list[Finding] | None = None,
) -> Schedule:
    """Give a plan another time and nothing else; whoever does so answers for it from then on.

    OVERRIDE is the reason for setting aside what is found now; FINDINGS as in publishing.
    """
    row = locked(item, seen_version=seen_version)
    earlier = _waiting(row, move).first()
    if earlier is None:
        raise MoveRefused([_nothing_planned()])
    own = {"override": earlier.details.get("override", "")} if _is_by(earlier, by) else {}
    details = {**earlier.details, "override": override or own.get("override", "")}
    found = _found(row, item, move, details, findings)
    reasons = _reasons_against_plan(row, move, at=at, by=by, now=now or timezone.now(), findings=found)
    _refuse(reasons or _doubts(row, move, by, details, found))
    if not details["override"]:
        del details["override"]
    finish(earlier, Outcome.CANCELLED)
    was = earlier.due_at.isoformat()
    return _plan(row, move, at=at, by=by, details=details, action=LogAction.RESCHEDULED, was=was)


@transaction.atomic
def unschedule(item: Publishable, move: str = "publish", *, by, seen_version: int | None = None) -> None:
    """Take a plan back; an item that waited to be published is a draft again."""
    row = locked(item, seen_version=seen_version)
    plans = list(_waiting(row, move))
    _refuse(_reasons_against_unscheduling(row, move, plans, by=by))
    for plan in plans:
        finish(plan, Outcome.CANCELLED)
    if move == "publish" and row.stage == Stage.SCHEDULED:
        set_state(row, stage=Stage.DRAFT)
    log(LogAction.UNSCHEDULED, row, by=by, move=move)
    announce(row)


def _plan(
    row: Publishable, move: str, *, at, by, details: dict[str, Any], action: LogAction, **more
) -> Schedule:
    if move == "publish":
        set_state(row, stage=Stage.SCHEDULED)
    plan = Schedule.objects.create(
        row=row,
        row_name=str(row)[:300],
        move=move,
        due_at=at,
        details=details,
        version=row.version,
        made_by=by,
        made_by_name=name_of(by),
    )
    log(action, row, by=by, move=move, at=at.isoformat(), **more)
    announce(row)
    return plan


def _refuse(reasons: list[str]) -> None:
    if reasons:
        raise MoveRefused(reasons)


def _found(
    row: Publishable, item: Publishable, move: str, details: dict[str, Any], findings: list[Finding] | None
) -> list[Finding]:
    """Return what the guards find in what is to be published; other moves do not ask them."""
    if move != "publish":
        return []
    wanted = details.get("dated_now")
    is_dated_now = row.date_follows_publication if wanted is None else wanted
    return findings_once_dated(row, item, is_dated_now, findings)


def _doubts(row: Publishable, move: str, by, details: dict[str, Any], findings: list[Finding]) -> list[str]:
    if str(details.get("override", "")).strip():
        return []
    if move != "publish":
        return reasons_to_ask_about_a_withdrawal(details.get("reason")) if move == "withdraw" else []
    return reasons_to_ask_twice(row, by=by, change_note=details.get("change_note"), findings=findings)


def _is_by(plan: Schedule, by) -> bool:
    return plan.is_by_console if by is None else plan.made_by_id == by.pk


def _waiting(row: Publishable, move: str):
    return Schedule.objects.of(row).waiting().filter(move=move)


def _reasons_against_plan(row: Publishable, move: str, *, at, by, now, findings: list[Finding]) -> list[str]:
    if at <= now:
        return [_("The time is in the past. Choose a later one, or do it now.")]
    if at - now > FARTHEST:
        return [_("The time is more than a hundred years away. Check the year.")]
    planned = MOVES["schedule"] if move == "publish" and row.stage != Stage.SCHEDULED else MOVES[move]
    return reasons_against(planned, row, by=by, findings=findings)


def _reasons_against_unscheduling(row: Publishable, move: str, plans: list[Schedule], *, by) -> list[str]:
    """A plan can be taken back where it waits, whatever stage the row is in by now."""
    unscheduling = MOVES["unschedule"]
    if not may_make(by, unscheduling, row):
        return [_("Your role may not do this: “%(move)s”.") % {"move": unscheduling.label}]
    if plans:
        return []
    return reasons_against(unscheduling, row, by=by) if move == "publish" else [_nothing_planned()]


def _nothing_planned() -> str:
    return _("There is no such schedule.")
