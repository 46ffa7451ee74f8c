"""The workflow as a table: the stages, the moves between them, and the right that each move takes."""

from typing import NamedTuple

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Stage(TextChoices):
    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    SCHEDULED = "scheduled", _("Scheduled")
    LIVE = "live", _("Live")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    UNPUBLISHED = "unpublished", _("Unpublished")


READABLE = (Stage.LIVE, Stage.WITHDRAWN)  # at its own address; only live ones stand in lists
APPROVED = (*READABLE, Stage.SCHEDULED)  # what stands there was decided by somebody who may publish
NOT_LIVE = tuple(stage for stage in Stage if stage != Stage.LIVE)
HIDDEN = (Stage.DRAFT, Stage.IN_REVIEW, Stage.SCHEDULED, Stage.UNPUBLISHED)
OPEN = (Stage.DRAFT, Stage.IN_REVIEW, Stage.SCHEDULED)  # what a working copy can be in
PUBLISHERS = ("publish",)


class Move(NamedTuple):
    name: str
    label: object  # lazy words for a button
    sources: tuple[Stage, ...]
    target: Stage
    rights: tuple[str, ...]  # permissions, one of which it takes
    past: object  # lazy words for the log and for a message


MOVES = {
    move.name: move
    for move in (
        Move(
            "submit",
            _("Submit for review"),
            (Stage.DRAFT, Stage.UNPUBLISHED),
            Stage.IN_REVIEW,
            ("change", "translate"),
            _("submitted for review"),
        ),
        Move(
            "send_back",
            _("Send back to the writer"),
            (Stage.IN_REVIEW,),
            Stage.DRAFT,
            PUBLISHERS,
            _("sent back to the writer"),
        ),
        Move("publish", _("Publish"), HIDDEN, Stage.LIVE, PUBLISHERS, _("published")),
        Move(
            "schedule",
            _("Schedule"),
            (Stage.DRAFT, Stage.IN_REVIEW),
            Stage.SCHEDULED,
            PUBLISHERS,
            _("scheduled"),
        ),
        Move(
            "unschedule",
            _("Take off the schedule"),
            (Stage.SCHEDULED,),
            Stage.DRAFT,
            PUBLISHERS,
            _("taken off the schedule"),
        ),
        Move("withdraw", _("Withdraw"), (Stage.LIVE,), Stage.WITHDRAWN, PUBLISHERS, _("withdrawn")),
        Move("reinstate", _("Reinstate"), (Stage.WITHDRAWN,), Stage.LIVE, PUBLISHERS, _("reinstated")),
        Move("unpublish", _("Unpublish"), READABLE, Stage.UNPUBLISHED, PUBLISHERS, _("unpublished")),
    )
}


class Right(NamedTuple):
    """What else is done with an item, and the permissions of which it takes one."""

    name: str
    label: object
    rights: tuple[str, ...]


RIGHTS = (
    Right("copy", _("Make a working copy of what is public"), ("change", "translate")),
    Right("discard", _("Discard a working copy"), ("change",)),
    Right("discard_scheduled", _("Discard a scheduled working copy"), PUBLISHERS),
    Right("reschedule", _("Move a schedule to another time"), PUBLISHERS),
    Right("cancel", _("Cancel a schedule"), PUBLISHERS),
    Right("restore", _("Restore an earlier revision"), ("change",)),
    Right("previews", _("Share a preview"), ("change", "publish")),
    Right("delete", _("Delete what was never public"), ("delete",)),
)


def moves_from(stage: str) -> list[Move]:
    """Return the moves that begin in a stage, in the order of the table."""
    return [move for move in MOVES.values() if stage in move.sources]
