"""Working copies: how a public item is changed without the public seeing any of it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from policyarchive.publishing.actions.history import log, record_save
from policyarchive.publishing.actions.locking import locked
from policyarchive.publishing.actions.translations import compare_again
from policyarchive.publishing.models import Publishable, Schedule
from policyarchive.publishing.models.revision import Occasion
from policyarchive.publishing.models.schedule import Outcome
from policyarchive.publishing.refusals import MoveRefused
from policyarchive.publishing.rights import reasons_not_to_write
from policyarchive.publishing.snapshots import lay, take


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
    copy = new_copy(row)
    lay(take(row), copy)
    record_save(copy, by=by, occasion=Occasion.OPENED)
    return copy


@transaction.atomic
def discard_working_copy(copy: Publishable, *, by) -> None:
    """Throw a working copy away; its revisions stay, so nothing that was saved is lost."""
    row = locked(copy)
    if not row.is_working_copy:
        raise MoveRefused([_("“%(item)s” is no working copy.") % {"item": row}])
    log("discarded", row, by=by)
    remove_copy(row)
    compare_again(row.public_row)


def new_copy(row: Publishable) -> Publishable:
    copy = type(row)()
    copy.copy_of = row
    return copy


def remove_copy(copy: Publishable) -> None:
    """Delete the row of a working copy, and what was planned for it."""
    Schedule.objects.of(copy).waiting().update(outcome=Outcome.CANCELLED, finished_at=timezone.now())
    copy.delete()
