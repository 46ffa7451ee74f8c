"""What a move does beside its own work, in sentences for its page: plans that end, work that goes."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from policyarchive.publishing.models import Publishable, Schedule
from policyarchive.publishing.plans import consequences
from policyarchive.publishing.work import moment, work_in


def effects_of(item: Publishable, move: str) -> list[str]:
    """Return a sentence for each plan of both rows, and for the work that stands in a working copy."""
    return [*_about_plans(item, move), *_about_work(item, move)]


def plan_words(plan: Schedule) -> str:
    """Return a plan as a line: what, when, by whom."""
    parts = [str(plan.get_move_display()), moment(plan.due_at), plan.made_by_name]
    return " · ".join(word for word in parts if word)


def taken_off(row: Publishable) -> str:
    """Tell who saved a scheduled row what the save made of its schedule."""
    sentence = _("“%(item)s” is off the schedule: it was changed after it was approved. Stage: %(stage)s.")
    return sentence % {"item": row, "stage": row.get_stage_display()}


def _about_plans(item: Publishable, move: str) -> Iterable[str]:
    for plan, is_kept in consequences(item, move):
        sentence = (
            _("This schedule stays: %(plan)s.") if is_kept else _("This schedule is cancelled: %(plan)s.")
        )
        yield sentence % {"plan": plan_words(plan)}


def _about_work(item: Publishable, move: str) -> Iterable[str]:
    copy = item if item.is_working_copy else item.open_copy
    if copy is None or move not in {"withdraw", "unpublish", "discard"}:
        return
    yield str(work_in(copy))
    if move == "withdraw":
        yield _("It stays, and cannot be published until the item is reinstated.")
