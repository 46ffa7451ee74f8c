"""Working copies: how a public item is changed without the public seeing any of it."""

from django.db import transaction
from django.utils.translation import gettext as _

from policyarchive.audit.actions import log, name_of
from policyarchive.audit.models import LogAction
from policyarchive.publishing.actions.history import save_snapshot
from policyarchive.publishing.actions.locking import locked
from policyarchive.publishing.actions.plans import end_plans
from policyarchive.publishing.actions.translations import compare_again
from policyarchive.publishing.models import Publishable, Translation
from policyarchive.publishing.models.revision import Occasion
from policyarchive.publishing.refusals import MoveRefused
from policyarchive.publishing.rights import reasons_not_to_discard, reasons_not_to_write
from policyarchive.publishing.snapshots import take_snapshot
from policyarchive.publishing.work import writers_of, written_by


@transaction.atomic
def start_working_copy(item: Publishable, *, by) -> Publishable:
    """Return the working copy of a public item, made now where there is none."""
    row = locked(item.public_row)
    if reasons := reasons_not_to_write(by, row):
        raise MoveRefused(reasons)
    if row.open_copy:
        return row.open_copy
    if not row.is_readable:
        raise MoveRefused([_("“%(item)s” is not public; it can be changed as it is.") % {"item": row}])
    return open_copy_of(row, by=by)


@transaction.atomic
def discard_working_copy(
    copy: Publishable, *, by, seen_version: int | None = None, others_too: bool = False
) -> None:
    """Throw a working copy away; its revisions stay, so nothing that was saved is lost.

    With what others wrote in it only where the caller says so: OTHERS_TOO.
    """
    row = locked(copy, seen_version=seen_version)
    if reasons := reasons_not_to_discard(by, row):
        raise MoveRefused(reasons)
    if not others_too and (others := writers_of(row) - {name_of(by)}):
        raise MoveRefused([written_by(others)])
    end_plans(row, "discard", by=by)
    discard(row, row.public_row, by=by)


def discard(copy: Publishable, public: Publishable, *, by) -> None:
    log(LogAction.DISCARDED, copy, by=by)
    remove_copy(copy)
    compare_again(public)


def take_over(copy: Publishable, public: Publishable, *, by) -> None:
    """Let a hidden row hold what its working copy held, in the place of the copy."""
    snapshot = take_snapshot(copy)
    remove_copy(copy)
    Translation.objects.of(public).update(number_before_copy=None)
    save_snapshot(snapshot, public, by=by, occasion=Occasion.KEPT)


def open_copy_of(row: Publishable, *, by) -> Publishable:
    copy = type(row)()
    copy.copy_of = row
    save_snapshot(take_snapshot(row), copy, by=by, occasion=Occasion.OPENED)
    return copy


def remove_copy(copy: Publishable) -> None:
    """Delete the row of a working copy; what was planned for it has been ended by then."""
    public = copy.public_row
    copy.delete()
    public._state.fields_cache.pop("working_copy", None)
