"""Deleting what was never public."""

from django.db import transaction

from policyarchive.audit.actions import log
from policyarchive.audit.models import LogAction
from policyarchive.publishing.actions.locking import locked
from policyarchive.publishing.actions.plans import end_plans
from policyarchive.publishing.models import Publishable
from policyarchive.publishing.refusals import MoveRefused
from policyarchive.publishing.rights import reasons_not_to_delete
from policyarchive.publishing.signals import announce


@transaction.atomic
def delete_item(item: Publishable, *, by) -> None:
    """Delete an item that nobody has seen, and end what was planned for it."""
    row = locked(item)
    if reasons := reasons_not_to_delete(by, row):
        raise MoveRefused(reasons)
    end_plans(row, "delete", by=by)
    log(LogAction.DELETED, row, by=by)
    key = row.pk
    row.delete()
    row.pk = key
    announce(row, is_gone=True)
