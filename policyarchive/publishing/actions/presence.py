"""Who is writing where. It is a courtesy, not a lock: what must not be lost is kept by the versions."""

import datetime

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from policyarchive.publishing.models.presence import Presence


def enter(row, *, by, now: datetime.datetime | None = None) -> list[Presence]:
    """Say that a person has the row open; return the others who have, those who came first before."""
    moment = now or timezone.now()
    mine = Presence.objects.of(row).filter(person=by)
    if not mine.at(moment).update(seen_at=moment):
        kind = ContentType.objects.get_for_model(row)
        Presence.objects.update_or_create(
            row_type=kind, row_id=row.pk, person=by, defaults={"since": moment, "seen_at": moment}
        )
    others = Presence.objects.of(row).at(moment).exclude(person=by)
    return list(others.select_related("person").order_by("since", "pk"))


def leave(row, *, by, until: datetime.datetime) -> None:
    """Forget that a person had the row open UNTIL then; a word that is later than that stands."""
    Presence.objects.of(row).filter(person=by, seen_at__lte=until).delete()


def leave_everything(person) -> None:
    Presence.objects.filter(person=person).delete()
