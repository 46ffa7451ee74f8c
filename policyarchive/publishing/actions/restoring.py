"""Bringing back what a revision held, without the public noticing and without rewinding a stage."""

from django.db import transaction
from django.utils.translation import gettext as _

from policyarchive.publishing.actions.copies import start_working_copy
from policyarchive.publishing.actions.history import restore
from policyarchive.publishing.actions.locking import locked
from policyarchive.publishing.models import Publishable, Revision
from policyarchive.publishing.refusals import MoveRefused
from policyarchive.publishing.rights import may


@transaction.atomic
def restore_revision(item: Publishable, number: int, *, by, seen_version: int | None = None) -> Publishable:
    """Make the working copy, or a hidden item itself, hold what revision NUMBER held. Return that row.

    SEEN_VERSION is that of the row which the person compared with: the working copy where there is one.
    """
    row = work_row(item)
    if not may(by, "change", row):
        raise MoveRefused([_("Your role may not restore revisions.")])
    row = locked(row, seen_version=seen_version)
    revision = Revision.objects.of(row).filter(number=number).first()
    if revision is None or not revision.data["fields"]:
        raise MoveRefused([_("There is no revision %(number)s.") % {"number": number}])
    target = start_working_copy(row, by=by) if row.is_readable else row
    restore(revision, target, by=by)
    return target


def work_row(item: Publishable) -> Publishable:
    """Return the row that editors work on: the working copy where there is one, else the item."""
    public = type(item)._base_manager.get(pk=item.item_id)
    return public.open_copy or public
