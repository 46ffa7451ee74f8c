"""A round: from the first submission of an item to its publication. Who wrote what to whom on the way.

What people wrote with a submission or a return stands in the log, what the reader of a preview answered
stands with the link; here both are read for who has to act on them.
"""

import datetime
from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact, In
from django.utils.translation import gettext_lazy as _

from policyarchive.audit.models import LogEntry
from policyarchive.publishing.models import PreviewLink, Publishable, Revision
from policyarchive.publishing.stages import OPEN, Stage

SPOKEN = {"submit": _("Submitted for review"), "send_back": _("Sent back to the writer")}
ENDS = ("published", "unpublish", "discarded")
ROUND = (*SPOKEN, *ENDS)


class Message(NamedTuple):
    """NAME is the action, WHAT its label; WHO is a name, since the reader of a preview has no account."""

    name: str
    what: str
    who: str
    at: datetime.datetime
    text: str


def messages_about(item: Publishable) -> list[Message]:
    """Return what was written since the last submission, that included, the newest first."""
    if item.stage not in OPEN:
        return []
    entries = list(LogEntry.objects.about(item).filter(action__in=ROUND).order_by("-pk")[:2])
    spoken = _until_submitted(entries)
    answers = PreviewLink.objects.of(item).exclude(answer="")
    begun = spoken[-1].at if spoken else entries[0].at if entries else None
    if begun:
        answers = answers.filter(answered_at__gt=begun)
    found = [*map(_from_log, spoken), *map(_from_link, answers)]
    return sorted(found, key=lambda message: message.at, reverse=True)


def written_by(model: type[Publishable], person) -> Q:
    """Return a condition on rows: this person saved a revision of the item, or submitted it last."""
    is_submitter = Exact(_last_person(model, ["submit"]), person.pk)
    is_under_way = In(_last(model, ROUND, "action"), list(SPOKEN))
    return Q(Revision.objects.saved_on(model, by=person)) | (Q(is_submitter) & Q(is_under_way))


def returned_to(model: type[Publishable], person) -> Q:
    """Return a condition on rows: the item was sent back, and this person wrote or submitted it."""
    is_back = Exact(_last(model, ROUND, "action"), "send_back")
    is_from_others = ~Q(Exact(_last_person(model, ROUND), person.pk))
    is_draft = Q(stage=Stage.DRAFT) | Q(working_copy__stage=Stage.DRAFT)
    return Q(is_back) & is_from_others & is_draft & written_by(model, person)


def last_message(model: type[Publishable]) -> dict[str, Any]:
    """Return annotations of a row: who spoke last in its round, when, and what was written."""
    return {
        "who": Coalesce(_last(model, ROUND, "person_name"), models.Value("")),
        "at": _last(model, ROUND, "at"),
        "text": Coalesce(_last(model, ROUND, "note"), models.Value(""), output_field=models.TextField()),
    }


def _until_submitted(entries: list[LogEntry]) -> list[LogEntry]:
    """Leave out what ended an earlier round, and what was answered by a later submission."""
    if not entries or entries[0].action not in SPOKEN:
        return []
    is_answer = entries[0].action == "send_back" and entries[-1].action == "submit"
    return entries if is_answer else entries[:1]


def _last_person(model: type[Publishable], actions) -> Coalesce:
    """Return who did the last of these; nobody, for a command or an account that is gone, is 0."""
    return Coalesce(_last(model, actions, "person_id"), 0, output_field=models.BigIntegerField())


def _last(model: type[Publishable], actions, field: str) -> Subquery:
    kind = ContentType.objects.get_for_model(model)
    key = Coalesce(OuterRef("copy_of_id"), OuterRef("pk"))
    entries = LogEntry.objects.filter(item_type=kind, item_id=key, action__in=actions)
    return Subquery(entries.annotate(note=KT("details__note")).order_by("-pk").values(field)[:1])


def _from_log(entry: LogEntry) -> Message:
    note = entry.details.get("note", "")
    return Message(entry.action, str(SPOKEN[entry.action]), entry.person_name, entry.at, note)


def _from_link(link: PreviewLink) -> Message:
    what = str(link.get_answer_display())  # type: ignore[attr-defined]
    return Message(link.answer, what, link.answered_by, link.answered_at, link.comment)  # type: ignore[arg-type]
