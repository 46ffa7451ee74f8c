"""The lock under which every change begins: read again, compared, and held to the end of the transaction."""

from django.utils.translation import gettext as _

from policyarchive.publishing.models import Publishable
from policyarchive.publishing.refusals import MoveRefused, SavedMeanwhile


def locked(item: Publishable, *, seen_version: int | None = None) -> Publishable:
    """Return the row as it is now, locked. With SEEN_VERSION another one is refused.

    SQLite takes its lock when the transaction begins (see the settings), PostgreSQL here: the public row
    before its working copy, so that two people who change both rows never wait for each other.
    """
    rows = type(item)._base_manager.select_for_update()
    public = rows.filter(pk=item.copy_of_id).first() if item.copy_of_id else None
    row = rows.filter(pk=item.pk).first()
    if row is None:
        raise MoveRefused([_("“%(item)s” no longer exists.") % {"item": item}])
    if public is not None:
        row.copy_of = public
    if seen_version is not None and row.version != seen_version:
        raise SavedMeanwhile(
            [_("“%(item)s” was changed since you opened it. Reload the page.") % {"item": row}]
        )
    return row
