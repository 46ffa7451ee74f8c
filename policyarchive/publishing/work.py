"""Whose work stands in a working copy: who wrote in it, since when, and whether it waits for a time."""

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from policyarchive.publishing.models import Publishable, Revision, Schedule
from policyarchive.publishing.models.revision import WITHOUT_WRITING, Occasion


class Work(NamedTuple):
    """What somebody is doing in a working copy."""

    names: list[str]
    since: datetime.datetime | None
    plan: Schedule | None

    def __str__(self) -> str:
        values = {"names": ", ".join(self.names) or _("nobody yet"), "since": moment(self.since)}
        sentence = _("There is a working copy, begun on %(since)s. Who wrote in it: %(names)s.") % values
        return f"{sentence} {plan_sentence(self.plan)}" if self.plan else sentence


def work_in(copy: Publishable) -> Work:
    opened = _revisions(copy).filter(occasion=Occasion.OPENED).first()
    plan = Schedule.objects.of(copy).waiting().first()
    names = sorted(writers_of(copy)) or ([opened.saved_by_name] if opened and opened.saved_by_name else [])
    return Work(names, opened.saved_at if opened else None, plan)


def writers_of(copy: Publishable) -> set[str]:
    """Return the names of those who saved something in this working copy; the console is nobody."""
    opened = _revisions(copy).filter(occasion=Occasion.OPENED).values_list("number", flat=True).first()
    saved = _revisions(copy).filter(number__gt=opened or 0).exclude(occasion__in=WITHOUT_WRITING)
    return set(saved.exclude(saved_by_name="").order_by().values_list("saved_by_name", flat=True))


def written_by(names: Iterable[str]) -> str:
    values = {"names": ", ".join(sorted(names))}
    return _("Others wrote in it: %(names)s. Say that their work may be discarded too.") % values


def moment(at: datetime.datetime | None) -> str:
    """Return a time on the site's clock, with its zone."""
    if at is None:
        return "?"
    local = timezone.localtime(at)
    return f"{formats.date_format(local, 'Y-m-d H:i')} ({timezone.get_current_timezone_name()})"


def plan_sentence(plan: Schedule) -> str:
    values = {"move": plan.get_move_display(), "at": moment(plan.due_at)}
    if not plan.made_by_name:
        return _("“%(move)s” is planned for %(at)s.") % values
    return _("“%(move)s” is planned for %(at)s by %(name)s.") % {**values, "name": plan.made_by_name}


def _revisions(copy: Publishable):
    return Revision.objects.of(copy).filter(is_of_working_copy=True)
