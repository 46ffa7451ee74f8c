"""What a move or a save makes of what is planned: kept on purpose, or ended on purpose and written down."""

from functools import partial

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from policyarchive.audit.actions import log, name_of
from policyarchive.audit.models import LogAction
from policyarchive.publishing.actions.state import set_state
from policyarchive.publishing.guards import findings_about
from policyarchive.publishing.models import Publishable, Schedule, Stage
from policyarchive.publishing.models.schedule import Outcome
from policyarchive.publishing.notices import tell_of_failure
from policyarchive.publishing.plans import consequences
from policyarchive.publishing.rights import may, reasons_not_to_publish, reasons_to_ask_twice
from policyarchive.publishing.signals import announce
from policyarchive.publishing.stages import MOVES


def end_plans(row: Publishable, move: str, *, by) -> None:
    """End what the table says that MOVE ends, for both rows of the item. Call it inside the move."""
    for plan, is_kept in consequences(row, move):
        if not is_kept:
            end_plan(plan, by=by, because=move)
            if plan.row_id != row.pk:
                _back_to_draft(plan.row)


def end_plan(plan: Schedule, *, by, because: str) -> None:
    """Cancel one plan; the log says which move ended it and whose plan it was."""
    finish(plan, Outcome.CANCELLED)
    _log_the_end(plan, by=by, because=because)


def _log_the_end(plan: Schedule, *, by, because: str) -> None:
    details = {"move": plan.move, "at": plan.due_at.isoformat(), "because": because}
    if plan.made_by_name:
        details["planned_by"] = plan.made_by_name
    log(LogAction.UNSCHEDULED, plan.row, by=by, **details)


def finish(plan: Schedule, outcome: str, *, failure: str = "") -> None:
    plan.outcome, plan.failure, plan.finished_at = outcome, failure, timezone.now()
    plan.save(update_fields=["outcome", "failure", "finished_at"])


def follow_save(row: Publishable, *, by) -> None:
    """After a save of a scheduled row: approve the new version, or take the row off the schedule.

    Whoever may publish approves by saving. Who may not, or would be asked for a reason, sends it to review.
    """
    kind = ContentType.objects.get_for_model(row)
    plan = Schedule.objects.filter(row_type=kind, row_id=row.pk, move="publish").waiting().first()
    if plan is None:
        return
    if _approves(by, row, plan):
        _approve(plan, row, by=by)
    else:
        _take_off(plan, row, by=by)


def follow_import(row: Publishable, before: str, *, by) -> None:
    """After an import set the stage itself: log it, and end what a move between the two would have ended."""
    log(LogAction.IMPORTED_STAGE, row, by=by, **{"from": before, "to": row.stage})
    for plan, is_kept in consequences(row, _move_between(before, row.stage)):
        if not is_kept:
            _fail(plan, by=by, because="imported")
            if plan.row_id != row.pk:
                _back_to_draft(plan.row)


def _move_between(before: str, after: str) -> str:
    by_stages = (move.name for move in MOVES.values() if before in move.sources and move.target == after)
    return next(by_stages, "unpublish")


def _approves(by, row: Publishable, plan: Schedule) -> bool:
    """Tell whether this save is an approval. A command at the console approves only what it planned."""
    if by is None:
        return plan.is_by_console
    if settings.TWO_PERSON_RULE or not may(by, "publish", row):
        return False
    found = findings_about(row)
    return not (
        reasons_not_to_publish(row, findings=found) or reasons_to_ask_twice(row, by=by, findings=found)
    )


def _approve(plan: Schedule, row: Publishable, *, by) -> None:
    """The plan is from now on that of who approved what it will publish."""
    plan.version, plan.made_by, plan.made_by_name = row.version, by, name_of(by)
    plan.save(update_fields=["version", "made_by", "made_by_name"])
    log(LogAction.APPROVED, row, by=by, move=plan.move, at=plan.due_at.isoformat())


def _take_off(plan: Schedule, row: Publishable, *, by) -> None:
    set_state(row, stage=Stage.IN_REVIEW)
    _fail(plan, by=by, because="changed")


def _fail(plan: Schedule, *, by, because: str) -> None:
    """End a plan that somebody else relies on: it stands among the failed ones, and its maker gets mail."""
    with translation.override(settings.LANGUAGE_CODE):
        finish(plan, Outcome.FAILED, failure=_changed_since(by))
    _log_the_end(plan, by=by, because=because)
    transaction.on_commit(partial(tell_of_failure, plan), robust=True)


def _changed_since(by) -> str:
    if by is None:
        return _("An import changed it after it was approved. Check it and schedule it again.")
    values = {"name": name_of(by)}
    return _("%(name)s changed it after it was approved. Check it and schedule it again.") % values


def _back_to_draft(row) -> None:
    """The other row of the item waits for nothing any more."""
    if row is not None and row.stage == Stage.SCHEDULED:
        set_state(row, stage=Stage.DRAFT)
        announce(row)
