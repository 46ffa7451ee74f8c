"""Revisions and the log: what every other change writes too."""

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from policyarchive.audit.actions import log, name_of
from policyarchive.audit.models import LogAction
from policyarchive.publishing.actions.plans import follow_save
from policyarchive.publishing.actions.translations import review_translations
from policyarchive.publishing.models import Publishable, Revision, Stage
from policyarchive.publishing.models.revision import Occasion
from policyarchive.publishing.refusals import MoveRefused
from policyarchive.publishing.rights import may
from policyarchive.publishing.signals import announce
from policyarchive.publishing.snapshots import apply_snapshot, take_snapshot


@transaction.atomic(savepoint=False)
def record_save(
    item: Publishable, *, by, note: str = "", occasion: str = Occasion.SAVED, is_new: bool = False, **more
) -> Revision:
    """Write the revision and the log entry of a save that just happened, and tell the other apps.

    IS_NEW says that nobody has seen the row before and that ITEM holds exactly what was written.
    MORE goes to the revision: `is_major`, `change_note`.
    """
    if not is_new:
        type(item)._base_manager.filter(pk=item.pk).update(version=item.version + 1)
        item.version += 1
    number = 1 if is_new else _last_number(item) + 1
    revision = _keep(item, by=by, number=number, note=note, occasion=occasion, **more)
    review_translations(item, revision)
    log(LogAction(occasion), item, by=by, revision=revision.number, **({"note": note} if note else {}))
    if item.stage == Stage.SCHEDULED:
        follow_save(item, by=by)
    announce(item, is_new=is_new)
    return revision


@transaction.atomic
def restore(revision: Revision, row: Publishable, *, by) -> Revision:
    """Make a hidden row or a working copy hold what a revision held. Its stage stays what it is."""
    if not may(by, "change", row):
        raise MoveRefused([_("Your role may not restore revisions.")])
    apply_snapshot(revision.data, row)
    note = f"#{revision.number}"
    return record_save(row, by=by, note=note, occasion=Occasion.RESTORED)


def _last_number(item: Publishable) -> int:
    kind = ContentType.objects.get_for_model(item)
    earlier = Revision.objects.filter(item_type=kind, item_id=item.item_id)
    return earlier.order_by().aggregate(last=Max("number"))["last"] or 0


def _keep(item: Publishable, *, by, number: int, **more) -> Revision:
    return Revision.objects.create(
        item_type=ContentType.objects.get_for_model(item),
        item_id=item.item_id,
        number=number,
        is_of_working_copy=item.is_working_copy,
        saved_by=by,
        saved_by_name=name_of(by),
        data=take_snapshot(item),
        **more,
    )
