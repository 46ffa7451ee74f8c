"""Who is writing where. It is a courtesy, not a lock: what must not be lost is kept by the versions."""

import datetime

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from policyarchive.publishing.models.presence import Presence


def enter(row, *, by, page: str = "", now: datetime.datetime | None = None) -> list[Presence]:
    """Say that a person has the row open; return the others who have, those who came first before."""
    moment = now or timezone.now()
    mine = Presence.objects.of(row).filter(person=by)
    word = {"seen_at": moment, "page": page, "has_left": False}
    if not mine.at(moment).update(**word) and not mine.filter(page=page, has_left=True).exists():
        kind = ContentType.objects.get_for_model(row)
        Presence.objects.update_or_create(
            row_type=kind, row_id=row.pk, person=by, defaults={"since": moment, **word}
        )
    others = Presence.objects.of(row).at(moment).exclude(person=by)
    return list(others.select_related("person").order_by("since", "pk"))


def leave(row, *, by, page: str) -> None:
    """Say that a person has closed the form PAGE; where another of theirs spoke later, that is open still."""
    Presence.objects.of(row).filter(person=by, page=page).update(has_left=True)


def leave_everything(person) -> None:
    Presence.objects.filter(person=person).delete()
