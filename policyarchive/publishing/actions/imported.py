"""What an import says of an item's stage, which it sets past the moves."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.utils import timezone

from policyarchive.lib.language.translated import column, language_codes
from policyarchive.publishing.actions.plans import follow_import
from policyarchive.publishing.leading import reasons_not_to_lead
from policyarchive.publishing.models import Publishable
from policyarchive.publishing.stages import OPEN, READABLE, Stage


def set_imported_stage(
    row: Publishable,
    *,
    stage: str | None = None,
    withdrawal_reason: Mapping[str, str] | None = None,
    redirect_to: str | None = None,
) -> bool:
    """Give a row, in memory, the state that an import names; return whether it had another.

    What waits here for a reviewer or a time is a draft elsewhere, and stays what it is.
    """
    before, stage_before = _state_of(row), row.stage
    if stage is not None and not (stage == Stage.DRAFT and row.stage in OPEN):
        row.stage = stage
        refuse_to_hide_under_a_copy(row, stage_before, name=f"“{row}”")
    if withdrawal_reason is not None or row.stage == Stage.LIVE:
        for code in language_codes():
            setattr(row, column("withdrawal_reason", code), (withdrawal_reason or {}).get(code, ""))
    if redirect_to is not None:
        row.redirect_to = redirect_to
    if row.stage == Stage.LIVE:
        row.withdrawn_at = None
    note_first_publication(row)
    refuse_to_lead_astray(row)
    return _state_of(row) != before


def note_first_publication(row: Publishable) -> None:
    if row.stage == Stage.LIVE and row.first_published_at is None:
        row.first_published_at = timezone.now()


def refuse_to_hide_under_a_copy(row: Publishable, before: str, *, name: str) -> None:
    """An import that takes an item from the public would leave its working copy in the air."""
    if before in READABLE and row.stage not in READABLE and row.open_copy is not None:
        sentence = f"{name} has a working copy: publish or discard it in the admin first"
        raise ValidationError({"stage": sentence})


def refuse_to_lead_astray(row: Publishable) -> None:
    if reasons := reasons_not_to_lead(row, row.redirect_to, must_be_there=False):
        raise ValidationError({"redirect_to": reasons})


def follow_stage(row: Publishable, before: str, *, by) -> None:
    """End what a move from the stage BEFORE to the one of today would have ended, and log it."""
    if row.stage != before:
        follow_import(row, before, by=by)


def _state_of(row: Publishable) -> list[str]:
    reasons = [getattr(row, column("withdrawal_reason", code)) or "" for code in language_codes()]
    return [str(row.stage), row.redirect_to, *reasons]
