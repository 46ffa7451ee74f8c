"""Carrying out what is due: done once, whoever comes first, and every schedule has an outcome.

No schedule stops those after it: one that fails ends as failed, also where the program is at fault. What the
database cannot store just now stays waiting for the next round.
"""

import datetime
import logging
from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from policyarchive.audit.actions import log
from policyarchive.audit.models import LogAction
from policyarchive.lib.data.databases import is_unavailable
from policyarchive.publishing.actions import moves
from policyarchive.publishing.actions.locking import locked
from policyarchive.publishing.actions.plans import finish
from policyarchive.publishing.actions.state import set_state
from policyarchive.publishing.models import Publishable, Schedule, Stage
from policyarchive.publishing.models.schedule import Outcome
from policyarchive.publishing.notices import tell_of_failure
from policyarchive.publishing.refusals import MoveRefused
from policyarchive.publishing.rights import MOVES, may_make

logger = logging.getLogger(__name__)
AT_A_TIME: dict[str, Callable[..., Publishable]] = {
    "publish": moves.publish,
    "withdraw": moves.withdraw,
    "unpublish": moves.unpublish,
}


def publish_due(*, now: datetime.datetime | None = None) -> list[Schedule]:
    """Do what is due, each in a transaction of its own, and return the schedules that have an outcome now."""
    keys = list(Schedule.objects.due(now=now or timezone.now()).values_list("pk", flat=True))
    # Reasons are kept in the site's language, whatever the thread that does it last spoke.
    with translation.override(settings.LANGUAGE_CODE):
        return [plan for plan in map(_carry_out_or_give_up, keys) if plan is not None]


@transaction.atomic
def hold_what_fell_due(*, now: datetime.datetime) -> list[Schedule]:
    """End the plans whose time passed while this archive was a backup: somebody decides again."""
    plans = list(Schedule.objects.due(now=now).select_for_update())
    for plan in plans:
        reason = _("It fell due while the archive was being restored from a backup.")
        finish(plan, Outcome.FAILED, failure=reason)
        _fall_back(plan)
    return plans


def _carry_out_or_give_up(key: int) -> Schedule | None:
    """Carry a plan out; None where it waits for the next round, or another process was first."""
    try:
        return _carry_out(key)
    except Exception as error:
        logger.exception("Schedule %s could not be carried out", key)
        if is_unavailable(error):
            _let_go_of_a_broken_connection()
            return None
    try:
        return _give_up(key)
    except Exception:
        logger.exception("Schedule %s could not be ended as failed", key)
        return None


def _let_go_of_a_broken_connection() -> None:
    if not connection.in_atomic_block:
        connection.close_if_unusable_or_obsolete()


def _carry_out(key: int) -> Schedule | None:
    """Carry a plan out, or write down why not; None where another process was first."""
    with transaction.atomic():
        _lock_rows(key)
        plan = Schedule.objects.select_for_update().filter(pk=key).waiting().first()
        if plan is None:
            return None
        try:
            with transaction.atomic():
                finish(plan, Outcome.DONE)  # first, so that the move finds nothing of it to end
                _do(plan)
        except MoveRefused as refusal:
            _fail(plan, " ".join(refusal.reasons))
    return plan


@transaction.atomic
def _give_up(key: int) -> Schedule | None:
    """End a plan that fails for a reason which nobody foresaw."""
    _lock_rows(key)
    plan = Schedule.objects.select_for_update().filter(pk=key).waiting().first()
    if plan is not None:
        _fail(
            plan,
            _(
                "The program made an error; the server's log says which. "
                "Have it checked, then schedule again."
            ),
        )
    return plan


def _fail(plan: Schedule, reason: str) -> None:
    finish(plan, Outcome.FAILED, failure=reason)
    _fall_back(plan)
    transaction.on_commit(partial(tell_of_failure, plan), robust=True)


def _lock_rows(key: int) -> None:
    """Lock in the order in which every move does: the rows of the item, then its plans."""
    plan = Schedule.objects.filter(pk=key).waiting().first()
    if plan is not None and plan.row is not None:
        locked(plan.row)


def _do(plan: Schedule) -> None:
    row = plan.row
    if row is None:
        raise MoveRefused([_("“%(item)s” no longer exists.") % {"item": plan.row_name}])
    if reasons := [*_reasons_of_the_maker(plan, row), *_reasons_of_the_version(plan, row)]:
        raise MoveRefused(reasons)
    # The plan was made by a person who might and whom it was not refused; it is carried out in that name.
    AT_A_TIME[plan.move](row, by=plan.made_by, **plan.details)


def _reasons_of_the_maker(plan: Schedule, row: Publishable) -> list[str]:
    """A plan stands and falls with the right of who made it, whatever took that right or the account away."""
    if plan.is_by_console:
        return []
    values = {"name": plan.made_by_name, "move": plan.get_move_display()}
    if plan.made_by is None:
        return [_("%(name)s, who scheduled it, no longer has an account. Schedule it again.") % values]
    if not plan.made_by.is_active:
        return [
            _("The account of %(name)s, who scheduled it, is no longer active. Schedule it again.") % values
        ]
    if not may_make(plan.made_by, MOVES[plan.move], row):
        return [
            _("%(name)s, who scheduled it, may no longer do this: “%(move)s”. Schedule it again.") % values
        ]
    return []


def _reasons_of_the_version(plan: Schedule, row: Publishable) -> list[str]:
    """What goes public is what was approved. To take something down, its text need not be the same."""
    if plan.move != "publish" or plan.version == row.version:
        return []
    return [_("It was changed since it was approved. Check it and schedule it again.")]


def _fall_back(plan: Schedule) -> None:
    """What could not be published is a draft again, so that somebody can correct it."""
    row = plan.row
    log(LogAction.SCHEDULE_FAILED, row, by=plan.made_by, move=plan.move, reason=plan.failure)
    if row is not None and plan.move == "publish" and row.stage == Stage.SCHEDULED:
        set_state(locked(row), stage=Stage.DRAFT)
