"""What the panel above a page says: which row this is, its stage, what may be done now, why not the rest."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import override

from policyarchive.lib.translated import language_codes
from policyarchive.publishing.guards import Finding, findings_about
from policyarchive.publishing.models import Publishable, Revision, Schedule
from policyarchive.publishing.rights import (
    TO_THE_PUBLIC,
    languages_open_to,
    may,
    may_make,
    moves_open_to,
    reasons_against,
    reasons_not_to_write,
)
from policyarchive.publishing.rounds import Message, messages_about
from policyarchive.publishing.stages import moves_from
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
    plans: list[Schedule]
    last_saved: Revision | None
    change_url: str
    public_url: str
    copy_url: str
    discard_url: str
    cancel_url: str
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
    plans = list(Schedule.objects.of(item).waiting())
    may_cancel = any(plan.move != "publish" for plan in plans) and may(person, "publish", item)
    return State(
        item=item,
        buttons=[
            Button(str(move.label), admin_url(model_admin, "move", item.pk, move.name), move.name)
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
        plans=plans,
        last_saved=Revision.objects.of(item).defer("data").first(),
        change_url=_row_url(model_admin, item.open_copy),
        public_url=_row_url(model_admin, item.copy_of),
        copy_url=_copy_url(model_admin, item, person),
        discard_url=admin_url(model_admin, "move", item.pk, "discard")
        if item.is_working_copy and may(person, "change", item)
        else "",
        cancel_url=admin_url(model_admin, "move", item.pk, "cancel") if may_cancel else "",
        findings=findings,
        languages=_languages(model_admin, item, person),
        why_not_write=reasons_not_to_write(person, item) if may(person, "translate", item) else [],
        previews=[(code, preview_address(item, code)) for code in language_codes()],
        phone_url=admin_url(model_admin, "phone", item.pk),
        share_url=admin_url(model_admin, "previews", item.pk) if _may_share(item, person) else "",
    )


def admin_url(model_admin, name: str, *args) -> str:
    """Return the address of one of our pages about a content type, such as `move`."""
    options = model_admin.opts
    return reverse(f"admin:{options.app_label}_{options.model_name}_{name}", args=args)


def preview_address(item: Publishable, language: str) -> str:
    with override(language):
        return reverse("pages:preview_item", args=[item._meta.model_name, item.pk])


def _may_share(item: Publishable, person) -> bool:
    return may(person, "change", item) or may(person, "publish", item)


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
