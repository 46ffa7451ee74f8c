"""Who may make which move, and the sentences that say why not; the admin and the actions ask it alike."""

from collections.abc import Mapping

from django.conf import settings
from django.utils.translation import gettext as _

from policyarchive.lib.permissions import languages_open_to, may
from policyarchive.publishing.guards import (
    GUARDS,
    Finding,
    change_note_texts,
    findings_about,
    personal_data_in,
    withdrawal_reason_texts,
)
from policyarchive.publishing.models import Publishable, Revision
from policyarchive.publishing.models.revision import WITHOUT_WRITING, Occasion
from policyarchive.publishing.stages import MOVES, OPEN, Move, Stage, moves_from

TO_THE_PUBLIC = ("publish", "schedule", "reinstate")


def may_make(person, move: Move, item_or_model) -> bool:
    return any(may(person, right, item_or_model) for right in move.rights)


def reasons_not_to_write(person, item_or_model) -> list[str]:
    """Return why a person may write no text of such an item, and the way out; none means that they may."""
    if languages_open_to(person, item_or_model):
        return []
    if not may(person, "translate", item_or_model):
        return [_("Your role may not change it.")]
    return [
        _(
            "You may write no language yet, so there is nothing here that you could change. "
            "An administrator grants languages: People, your name, “Languages that a translator may write”."
        )
    ]


def reasons_not_to_discard(person, copy: Publishable) -> list[str]:
    """Return why a person may not throw this working copy away."""
    if not copy.is_working_copy:
        return [_("“%(item)s” is not a working copy.") % {"item": copy}]
    if not may(person, "change", copy):
        return [_("Your role may not discard working copies.")]
    if copy.stage == Stage.SCHEDULED and not may(person, "publish", copy):
        return [_("It is scheduled. Who may publish can discard it.")]
    return []


def reasons_not_to_delete(person, item: Publishable) -> list[str]:
    """Return why a person may not delete the row: what was public once keeps its address for good."""
    if item.is_working_copy:
        return [_("“%(item)s” is a working copy; discard it instead.") % {"item": item}]
    if item.first_published_at or item.stage not in OPEN:
        return [_("“%(item)s” was public; unpublish it instead.") % {"item": item}]
    if may(person, "delete", item) or _is_own_draft(person, item):
        return []
    return [_("Your role may not delete it.")]


def reasons_not_to_share(person, item_or_model) -> list[str]:
    """Return why a person may neither make, see nor revoke preview links of such an item."""
    if any(may(person, right, item_or_model) for right in ("change", "publish")):
        return []
    return [_("Your role may not share previews.")]


def moves_open_to(person, item: Publishable) -> list[Move]:
    """Return the moves that the stage allows and the person holds the right to."""
    return [move for move in moves_from(item.stage) if may_make(person, move, item) and _fits(move, item)]


def reasons_against(move: Move, item: Publishable, *, by, findings: list[Finding] | None = None) -> list[str]:
    """Return why this person may not make the move now, in sentences; none means that they may.

    FINDINGS are those of the guards, where the caller has asked them already.
    """
    if reasons := reasons_not_to_begin(move, item, by=by):
        return reasons
    return reasons_not_to_publish(item, findings=findings) if move.name in TO_THE_PUBLIC else []


def reasons_not_to_begin(move: Move, item: Publishable, *, by) -> list[str]:
    """Return why the move is out of the question, whatever its page asks: the stage, or the person's role."""
    if item.stage not in move.sources or not _fits(move, item):
        return [
            _("“%(move)s” is not possible: the item is in the stage “%(stage)s”.")
            % {"move": move.label, "stage": Stage(item.stage).label}
        ]
    if not may_make(by, move, item):
        return [_("Your role may not do this: “%(move)s”.") % {"move": move.label}]
    return []


def reasons_not_to_publish(item: Publishable, *, findings: list[Finding] | None = None) -> list[str]:
    """Return what stands between the item and the public, whoever asks."""
    if reasons := _public_row_first(item):
        return reasons
    found = findings_about(item) if findings is None else findings
    return [*item.reasons_not_to_be_live(), *(str(finding) for finding in found if finding.is_obstacle)]


def reasons_to_ask_twice(
    item: Publishable,
    *,
    by,
    change_note: Mapping[str, str] | None = None,
    findings: list[Finding] | None = None,
) -> list[str]:
    """Return what a publisher may set aside with a reason, which is logged. FINDINGS as above."""
    about_item = findings_about(item) if findings is None else findings
    all_findings = [*about_item, *personal_data_in(change_note_texts(change_note))]
    found = [str(finding) for finding in all_findings if finding.may_override]
    return [*_two_person_rule(item, by), *_changed_underneath(item), *found]


def reasons_to_ask_about_a_withdrawal(reason: Mapping[str, str] | None) -> list[str]:
    """Return what a publisher may tell readers all the same, with a reason, which is logged."""
    return [str(finding) for finding in personal_data_in(withdrawal_reason_texts(reason))]


def _is_own_draft(person, item: Publishable) -> bool:
    """Tell whether nobody else has had a hand in it: who began a page by mistake may remove it."""
    if item.pk is None or item.stage != Stage.DRAFT or not may(person, "change", item):
        return False
    savers = set(Revision.objects.of(item).order_by().values_list("saved_by_id", flat=True))
    return savers == {person.pk}


def _public_row_first(item: Publishable) -> list[str]:
    """What was taken from the public comes back by a move of its own, never through its working copy."""
    public = item.public_row
    if not item.is_working_copy or public.is_published:
        return []
    if public.is_withdrawn:
        return [_("It is withdrawn. Reinstate it first.")]
    values = {"stage": Stage(public.stage).label}
    return [
        _("Its public version is not public: it is in the stage “%(stage)s”. Publish that first.") % values
    ]


def _fits(move: Move, item: Publishable) -> bool:
    """A working copy cannot be unpublished; what it is a copy of can."""
    return not item.is_working_copy or move.target in (*OPEN, Stage.LIVE)


def _two_person_rule(item: Publishable, by) -> list[str]:
    if not settings.TWO_PERSON_RULE or by is None:
        return []
    last = Revision.objects.of(item).exclude(occasion__in=WITHOUT_WRITING).first()
    if last is None or last.saved_by_id != by.pk:
        return []
    return [_("You saved the item last; another person should publish it.")]


def _changed_underneath(item: Publishable) -> list[str]:
    """A public row that an import changed after the copy was made would lose that change."""
    if not item.is_working_copy:
        return []
    revisions = Revision.objects.of(item)
    opened = revisions.filter(occasion=Occasion.OPENED).first()
    later = revisions.filter(occasion=Occasion.IMPORTED, number__gt=opened.number if opened else 0)
    if not later.exists():
        return []
    return [_("The public version was changed by an import after this working copy was made.")]


__all__ = [
    "GUARDS",
    "MOVES",
    "languages_open_to",
    "may",
    "may_make",
    "moves_open_to",
    "reasons_against",
    "reasons_not_to_delete",
    "reasons_not_to_discard",
    "reasons_not_to_publish",
    "reasons_not_to_share",
    "reasons_not_to_write",
    "reasons_to_ask_about_a_withdrawal",
    "reasons_to_ask_twice",
]
