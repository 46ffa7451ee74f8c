"""The moves of the workflow's table. Each locks the row, asks for reasons against it, and writes it down."""

import copy
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from policyarchive.audit.actions import log
from policyarchive.audit.models import LogAction
from policyarchive.lib.language.translated import column, language_codes
from policyarchive.publishing.actions.copies import discard, open_copy_of, remove_copy, take_over
from policyarchive.publishing.actions.history import save
from policyarchive.publishing.actions.locking import locked
from policyarchive.publishing.actions.plans import end_plans
from policyarchive.publishing.actions.state import set_state
from policyarchive.publishing.actions.translations import current_languages, take_along
from policyarchive.publishing.guards import Finding, findings_about, findings_as_dated
from policyarchive.publishing.leading import reasons_not_to_lead
from policyarchive.publishing.models import Publishable, Stage
from policyarchive.publishing.models.revision import Occasion
from policyarchive.publishing.refusals import MoveRefused
from policyarchive.publishing.rights import (
    MOVES,
    reasons_against,
    reasons_to_ask_about_a_withdrawal,
    reasons_to_ask_twice,
)
from policyarchive.publishing.signals import announce
from policyarchive.publishing.snapshots import set_fields, take_snapshot, text_fields, write_rows


@transaction.atomic
def submit(item: Publishable, *, by, note: str = "", seen_version: int | None = None) -> Publishable:
    return _move(item, "submit", by=by, seen_version=seen_version, note=note)


@transaction.atomic
def send_back(item: Publishable, *, by, note: str = "", seen_version: int | None = None) -> Publishable:
    return _move(item, "send_back", by=by, seen_version=seen_version, note=note)


@transaction.atomic
def publish(
    item: Publishable,
    *,
    by,
    languages: Iterable[str] | None = None,
    is_major: bool = False,
    change_note: Mapping[str, str] | None = None,
    dated_now: bool | None = None,
    override: str = "",
    seen_version: int | None = None,
    findings: list[Finding] | None = None,
) -> Publishable:
    """Show an item, or what its working copy says, to the public. Return the public row.

    LANGUAGES are those whose texts go public; the others stay in a working copy. A major change shows its
    CHANGE_NOTE (texts by language) and the day on the page. DATED_NOW gives the item the day of today, or
    lets it keep its own; left open, it follows the first publication. OVERRIDE is the reason for setting
    aside what would otherwise be refused; it is logged. FINDINGS are those of the guards about ITEM as it is,
    where the caller has asked them already; they count while nobody has saved it since.
    """
    row = locked(item, seen_version=seen_version)
    is_dated_now = row.date_follows_publication if dated_now is None else dated_now
    found = findings_once_dated(row, item, is_dated_now, findings)
    _refuse(reasons_against(MOVES["publish"], row, by=by, findings=found))
    doubts = reasons_to_ask_twice(row, by=by, change_note=change_note, findings=found)
    _set_aside(row, doubts, by=by, override=override)
    end_plans(row, "publish", by=by)
    is_change = row.is_working_copy
    current = current_languages(row.public_row) if is_change and not is_major else set()
    held_back = set(language_codes()) - set(languages if languages is not None else language_codes())
    public, rows = _apply(row, held_back) if is_change else _show(row, by, held_back)
    date_now(public, is_dated_now)
    note = {code: text for code, text in (change_note or {}).items() if text}
    _make_public(public, is_change and is_major, note)
    how: dict[str, Any] = {"is_major": is_major, "change_note": note}
    revision = save(public, by=by, rows=rows, occasion=Occasion.PUBLISHED, **how)
    take_along(public, revision, current)
    return public


@transaction.atomic
def withdraw(
    item: Publishable,
    *,
    by,
    reason: Mapping[str, str],
    override: str = "",
    seen_version: int | None = None,
) -> Publishable:
    """Leave the item readable under a notice with the REASON (texts by language), and out of all lists.

    OVERRIDE says why readers may be shown what looks like personal data; it is logged.
    """
    if not any(reason.values()):
        raise MoveRefused([_("Say why the item is withdrawn; readers see the reason.")])
    columns: dict[str, Any] = {"withdrawn_at": timezone.now()}
    columns |= {column("withdrawal_reason", code): reason.get(code, "") for code in language_codes()}
    asked: dict[str, Any] = {"doubts": reasons_to_ask_about_a_withdrawal(reason), "override": override}
    return _move(
        item, "withdraw", by=by, seen_version=seen_version, columns=columns, reason=dict(reason), **asked
    )


@transaction.atomic
def reinstate(item: Publishable, *, by, seen_version: int | None = None) -> Publishable:
    return _move(item, "reinstate", by=by, seen_version=seen_version, columns=_no_withdrawal())


@transaction.atomic
def unpublish(
    item: Publishable,
    *,
    by,
    redirect_to: str = "",
    reason: str = "",
    discard_copy: bool = False,
    seen_version: int | None = None,
) -> Publishable:
    """Take the item from the public: its address answers 410 or leads to REDIRECT_TO.

    The text of an open working copy stays: the item holds it from then on, for whoever goes on with it.
    Only with DISCARD_COPY it goes too.
    """
    columns = {"redirect_to": redirect_to}
    details: dict[str, Any] = {"redirect_to": redirect_to, "reason": reason}
    if item.public_row.open_copy is not None:
        details["copy"] = "discarded" if discard_copy else "kept"
    row = _move(item, "unpublish", by=by, seen_version=seen_version, columns=columns, **details)
    if row.open_copy is not None:
        (discard if discard_copy else take_over)(row.open_copy, row, by=by)
    return row


def _move(
    item: Publishable,
    name: str,
    *,
    by,
    seen_version: int | None = None,
    columns=None,
    doubts: Iterable[str] = (),
    override: str = "",
    **details: Any,
) -> Publishable:
    """Make a move that changes nothing but the row's state."""
    row = locked(item, seen_version=seen_version)
    redirect_to = (columns or {}).get("redirect_to", "")
    _refuse(reasons_against(MOVES[name], row, by=by) or reasons_not_to_lead(row, redirect_to))
    _set_aside(row, [*doubts], by=by, override=override)
    end_plans(row, name, by=by)
    before = row.stage
    set_state(row, stage=str(MOVES[name].target), **(columns or {}))
    given = {key: value for key, value in details.items() if value}
    log(LogAction(name), row, by=by, **{"from": before, "to": row.stage, **given})
    announce(row)
    return row


def _refuse(reasons: list[str]) -> None:
    if reasons:
        raise MoveRefused(reasons)


def _set_aside(row: Publishable, doubts: list[str], *, by, override: str) -> None:
    if doubts and not override.strip():
        raise MoveRefused([*doubts, _("Give a reason to do it anyway; it will be logged.")])
    if doubts:
        log(LogAction.OVERRIDE, row, by=by, reason=override.strip(), against=doubts)


# What is published, in memory, and what writes its rows; the one save of `publish` follows.
Shown = tuple[Publishable, Callable[[], None] | None]


def _show(row: Publishable, by, held_back: set[str]) -> Shown:
    """Return a hidden row without what is held back, which goes on in a working copy."""
    texts = text_fields(type(row), held_back)
    if any(getattr(row, field.attname) for field in texts):
        open_copy_of(row, by=by)
        for field in texts:
            setattr(row, field.attname, None)
    return row, None


def _apply(copy: Publishable, held_back: set[str]) -> Shown:
    """Return the public row with what its working copy says; the copy stays if it holds something back."""
    public = locked(copy.public_row)
    snapshot = take_snapshot(copy)
    if held_back:
        set_fields(snapshot, public, languages=set(language_codes()) - held_back)
        set_state(copy, stage=Stage.DRAFT)
        return public, None
    remove_copy(copy)
    set_fields(snapshot, public)
    return public, partial(write_rows, snapshot, public)


def findings_once_dated(
    row: Publishable, item: Publishable, is_dated_now: bool, findings: list[Finding] | None
) -> list[Finding]:
    """Date the row, in memory, and return what the guards find in it.

    They are not asked where the caller knows their FINDINGS about ITEM, and nobody has saved it since.
    """
    as_it_was = copy.copy(row)
    date_now(row, is_dated_now)
    is_known = findings is not None and row.version == item.version
    return findings_as_dated(as_it_was, row, findings or []) if is_known else findings_about(row)


def date_now(row: Publishable, is_wanted: bool) -> None:
    """Give the row the day of today, in memory; saving it is the caller's."""
    if row.dated_by and is_wanted:
        setattr(row, row.dated_by, timezone.localdate())


def _make_public(row: Publishable, is_major_change: bool, note: Mapping[str, str]) -> None:
    """Give a row, in memory, the state of what has just become public."""
    state = {"stage": Stage.LIVE, "redirect_to": "", **_no_withdrawal()}
    for name, value in (state | _dates(row, is_major_change, note)).items():
        setattr(row, name, value)


def _no_withdrawal() -> dict[str, Any]:
    return {"withdrawn_at": None} | {column("withdrawal_reason", code): "" for code in language_codes()}


def _dates(public: Publishable, is_major_change: bool, note: Mapping[str, str]) -> dict[str, Any]:
    now = timezone.now()
    columns: dict[str, Any] = {} if public.first_published_at else {"first_published_at": now}
    if is_major_change:
        columns |= {"revised_on": timezone.localdate(now), "revised_at": now}
        columns |= {column("change_note", code): note.get(code, "") for code in language_codes()}
    return columns
