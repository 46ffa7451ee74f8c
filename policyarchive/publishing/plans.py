"""What becomes of what is planned when a move is made: a table over both rows of an item.

What stands in no line of KEPT ends with the move. So nothing that was taken down comes back by itself, and no
plan waits for a move that could never be made.
"""

from collections.abc import Iterable
from typing import NamedTuple

from policyarchive.publishing.models import Publishable, Schedule
from policyarchive.publishing.stages import MOVES

ITEM, COPY = "item", "copy"  # whose plan, and on which row the move is made
PLANNED = ((ITEM, "publish"), (ITEM, "withdraw"), (ITEM, "unpublish"), (COPY, "publish"))
# The moves of the table, and what else ends the life of a row.
MADE_ON = {
    ITEM: (*MOVES, "delete"),
    COPY: ("submit", "send_back", "publish", "schedule", "unschedule", "discard"),
}
_ENDS_OF_THE_ITEM = frozenset({(ITEM, "withdraw"), (ITEM, "unpublish")})
KEPT: dict[tuple[str, str], frozenset[tuple[str, str]]] = {
    # A withdrawn item can still be unpublished at its time, and a reinstated one too.
    (ITEM, "withdraw"): frozenset({(ITEM, "unpublish")}),
    (ITEM, "reinstate"): frozenset({(ITEM, "unpublish")}),
    # What happens to a working copy leaves alone what is planned for the public version.
    **{(COPY, move): _ENDS_OF_THE_ITEM for move in MADE_ON[COPY]},
}


class Consequence(NamedTuple):
    """A plan, and whether a move lets it wait on."""

    plan: Schedule
    is_kept: bool


def is_kept(move: str, made_on: str, planned_for: str, planned: str) -> bool:
    """Ask the table."""
    return (planned_for, planned) in KEPT.get((made_on, move), frozenset())


def which(row: Publishable) -> str:
    return COPY if row.is_working_copy else ITEM


def consequences(row: Publishable, move: str) -> list[Consequence]:
    """Return what is planned for either row of the item, and what the move on ROW makes of each plan."""
    return [
        Consequence(plan, is_kept(move, which(row), _planned_for(plan, row), plan.move))
        for plan in plans_about(row)
    ]


def plans_about(row: Publishable) -> list[Schedule]:
    """Return what waits for either row of the item, the earliest first."""
    return list(Schedule.objects.about(row).waiting().select_related("made_by"))


def table() -> Iterable[tuple[str, str, dict[tuple[str, str], bool]]]:
    """Go through the whole table: the row, the move, and what stays of all that can be planned."""
    for made_on, moves in MADE_ON.items():
        for move in moves:
            yield made_on, move, {planned: is_kept(move, made_on, *planned) for planned in PLANNED}


def _planned_for(plan: Schedule, row: Publishable) -> str:
    return ITEM if plan.row_id == row.item_id else COPY
