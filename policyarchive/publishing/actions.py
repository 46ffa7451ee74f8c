"""Moves between the stages. Each is one atomic function and says who moved."""

from django.core.exceptions import ValidationError
from django.db import transaction

from policyarchive.publishing.models import Publishable, Stage


@transaction.atomic
def make_live(item: Publishable, *, by) -> None:
    """Show the item to the public; raises ValidationError with the reasons against it."""
    if reasons := item.reasons_not_to_be_live():
        raise ValidationError(reasons)
    _move(item, Stage.LIVE)


@transaction.atomic
def make_draft(item: Publishable, *, by) -> None:
    """Take the item out of everybody's sight but the editors'."""
    _move(item, Stage.DRAFT)


def _move(item: Publishable, stage: Stage) -> None:
    item.stage = stage
    item.save()
