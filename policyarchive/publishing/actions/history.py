"""The one way to store a row of content: its history, translations, index and log come with it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from policyarchive.audit.actions import log, log_each, name_of
from policyarchive.audit.models import LogAction
from policyarchive.publishing.actions.plans import follow_save
from policyarchive.publishing.actions.state import next_version
from policyarchive.publishing.actions.translations import note_translations, review_translations
from policyarchive.publishing.models import Publishable, Revision, Stage
from policyarchive.publishing.models.revision import Occasion
from policyarchive.publishing.refusals import MoveRefused
from policyarchive.publishing.rights import may
from policyarchive.publishing.signals import announce, announce_new
from policyarchive.publishing.snapshots import set_fields, take_snapshot, write_rows


@transaction.atomic(savepoint=False)
def save(
    item: Publishable,
    *,
    by,
    rows: Callable[[], object] | None = None,
    note: str = "",
    occasion: str = Occasion.SAVED,
    is_new: bool = False,
    **more: Any,
) -> Revision:
    """Store an item as it is in memory, and the history of that: revision, translations, log, index.

    ROWS writes the rows that belong to it, once it has a key. IS_NEW says that nobody has seen the row before
    and that ITEM holds exactly what was written. MORE goes to the revision: `is_major`, `change_note`.
    """
    next_version(item)
    item.save()
    if rows:
        rows()
    number = 1 if is_new else _last_number(item) + 1
    revision = _revision(item, by=by, number=number, note=note, occasion=occasion, **more)
    revision.save(force_insert=True)
    review_translations(item, revision)
    log(LogAction(occasion), item, by=by, revision=revision.number, **({"note": note} if note else {}))
    if item.stage == Stage.SCHEDULED:
        follow_save(item, by=by)
    announce(item, is_new=is_new)
    return revision


@transaction.atomic(savepoint=False)
def save_new(
    items: Sequence[Publishable], *, by, rows: Callable[[], object], occasion: str = Occasion.SAVED
) -> None:
    """Store many new items of one model as `save(…, is_new=True)` stores one; ROWS writes those of all."""
    type(items[0])._base_manager.bulk_create(items)
    rows()
    revisions = [_revision(item, by=by, number=1, occasion=occasion) for item in items]
    Revision.objects.bulk_create(revisions)
    note_translations(zip(items, revisions, strict=True))
    log_each(LogAction(occasion), items, by=by, revision=1)
    announce_new(items)


def save_snapshot(data: dict[str, Any], item: Publishable, *, by, **more: Any) -> Revision:
    """Make an item hold all that a snapshot says."""
    set_fields(data, item)
    return save(item, by=by, rows=partial(write_rows, data, item), **more)


@transaction.atomic
def restore(revision: Revision, row: Publishable, *, by) -> Revision:
    """Make a hidden row or a working copy hold what a revision held. Its stage stays what it is."""
    if not may(by, "change", row):
        raise MoveRefused([_("Your role may not restore revisions.")])
    note = f"#{revision.number}"
    return save_snapshot(revision.data, row, by=by, note=note, occasion=Occasion.RESTORED)


def _last_number(item: Publishable) -> int:
    kind = ContentType.objects.get_for_model(item)
    earlier = Revision.objects.filter(item_type=kind, item_id=item.item_id)
    return earlier.order_by().aggregate(last=Max("number"))["last"] or 0


def _revision(item: Publishable, *, by, number: int, **more) -> Revision:
    return Revision(
        item_type=ContentType.objects.get_for_model(item),
        item_id=item.item_id,
        number=number,
        is_of_working_copy=item.is_working_copy,
        saved_by=by,
        saved_by_name=name_of(by),
        data=take_snapshot(item),
        **more,
    )
