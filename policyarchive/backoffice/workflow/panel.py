"""What the panel above a page says: which row this is, its stage, what may be done now, why not the rest."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from policyarchive.backoffice.workflow.effects import plan_words
from policyarchive.lib.language.translated import language_codes
from policyarchive.publishing.guards import Finding, findings_about
from policyarchive.publishing.models import Publishable, Revision, Schedule
from policyarchive.publishing.plans import plans_about
from policyarchive.publishing.rights import (
    TO_THE_PUBLIC,
    languages_open_to,
    may,
    may_make,
    moves_open_to,
    reasons_against,
    reasons_not_to_discard,
    reasons_not_to_share,
    reasons_not_to_write,
)
from policyarchive.publishing.rounds import Message, messages_about
from policyarchive.publishing.stages import Stage, moves_from
from policyarchive.publishing.translations import outdated_languages, states_of


@dataclass(frozen=True)
class Button:
    label: str
    url: str
    name: str


@dataclass(frozen=True)
class Refusal:
    label: str
    reasons: list[str]


@dataclass(frozen=True)
class PlanLine:
    """What is planned for either row of the item, and where it is moved to another time or cancelled."""

    words: str
    row: str
    reschedule_url: str
    cancel_url: str


@dataclass(frozen=True)
class LanguageLine:
    """A language of the item: where its text stands, and the way to translate it."""

    code: str
    state: str
    label: str
    url: str


@dataclass(frozen=True)
class State:
    """What the template shows: `change` is the working copy of a public row, `public` the row of a copy."""

    item: Publishable
    buttons: list[Button]
    refusals: list[Refusal]
    messages: list[Message]
    plans: list[PlanLine]
    last_saved: Revision | None
    change_url: str
    public_url: str
    copy_url: str
    discard_url: str
    save_warning: str
    findings: list[Finding]
    languages: list[LanguageLine]
    why_not_write: list[str]
    previews: list[tuple[str, str]]  # a language and the address of the preview in it
    phone_url: str
    share_url: str


def state_of(item: Publishable, person, *, model_admin) -> State:
    open_moves = moves_open_to(person, item)
    findings = findings_about(item) if _may_become_public(item) else []
    against = {move.name: reasons_against(move, item, by=person, findings=findings) for move in open_moves}
    closed = [move for move in moves_from(item.stage) if not may_make(person, move, item)]
    plans = plans_about(item)
    return State(
        item=item,
        buttons=[
            Button(str(move.label), _move_url(model_admin, item, move.name), move.name)
            for move in open_moves
            if not against[move.name]
        ],
        refusals=[
            Refusal(
                str(move.label),
                against.get(move.name) or reasons_against(move, item, by=person, findings=findings),
            )
            for move in [*(move for move in open_moves if against[move.name]), *closed]
        ],
        messages=messages_about(item),
        plans=[_plan_line(plan, item, person, model_admin) for plan in plans],
        last_saved=Revision.objects.of(item).defer("data").first(),
        change_url=_row_url(model_admin, item.open_copy),
        public_url=_row_url(model_admin, item.copy_of),
        copy_url=_copy_url(model_admin, item, person),
        discard_url="" if reasons_not_to_discard(person, item) else _move_url(model_admin, item, "discard"),
        save_warning=_save_warning(item, person),
        findings=findings,
        languages=_languages(model_admin, item, person),
        why_not_write=reasons_not_to_write(person, item) if may(person, "translate", item) else [],
        previews=[(code, preview_address(item, code)) for code in language_codes()],
        phone_url=admin_url(model_admin, "phone", item.pk),
        share_url="" if reasons_not_to_share(person, item) else admin_url(model_admin, "previews", item.pk),
    )


def admin_url(model_admin, name: str, *args) -> str:
    """Return the address of one of our pages about a content type, such as `move`."""
    options = model_admin.opts
    return reverse(f"admin:{options.app_label}_{options.model_name}_{name}", args=args)


def _move_url(model_admin, item: Publishable, name: str) -> str:
    """Return the address of a move's page, with the version that was on the screen."""
    return f"{admin_url(model_admin, 'move', item.pk, name)}?seen={item.version}"


def _plan_line(plan: Schedule, item: Publishable, person, model_admin) -> PlanLine:
    row = _("public version") if plan.row_id == item.item_id else _("working copy")
    is_two = item.is_working_copy or item.open_copy is not None
    urls = {
        name: f"{admin_url(model_admin, 'move', plan.row_id, name)}?plan={plan.move}"
        for name in ("reschedule", "cancel")
        if may(person, "publish", item)
    }
    words = plan_words(plan)
    return PlanLine(words, row if is_two else "", urls.get("reschedule", ""), urls.get("cancel", ""))


def _save_warning(item: Publishable, person) -> str:
    """Say beforehand what a save makes of what a publisher approved."""
    if item.stage != Stage.SCHEDULED or reasons_not_to_write(person, item):
        return ""
    if settings.TWO_PERSON_RULE or not may(person, "publish", item):
        return _("It is approved as it is now. Saving a change takes it off the schedule and back to review.")
    return _("It is approved as it is now. Saving a change approves the change, in your name.")


def preview_address(item: Publishable, language: str) -> str:
    with override(language):
        return reverse("pages:preview_item", args=[item._meta.model_name, item.pk])


def _languages(model_admin, item: Publishable, person) -> list[LanguageLine]:
    states = states_of(item, outdated_languages(item))
    open_to = languages_open_to(person, item)
    return [
        LanguageLine(
            code,
            state,
            str(state.label),
            admin_url(model_admin, "translate", item.pk, code)
            if code in open_to and state != "original"
            else "",
        )
        for code, state in states.items()
    ]


def _may_become_public(item: Publishable) -> bool:
    return any(move.name in TO_THE_PUBLIC for move in moves_from(item.stage))


def _row_url(model_admin, row: Publishable | None) -> str:
    return admin_url(model_admin, "change", row.pk) if row is not None else ""


def _copy_url(model_admin, item: Publishable, person) -> str:
    is_offered = item.is_readable and item.open_copy is None and not reasons_not_to_write(person, item)
    return admin_url(model_admin, "copy", item.pk) if is_offered else ""
