"""Saving the texts of one language, and nothing else of an item."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from policyarchive.lib.language.words import begun_languages
from policyarchive.publishing.actions.copies import start_working_copy
from policyarchive.publishing.actions.history import save
from policyarchive.publishing.actions.locking import locked
from policyarchive.publishing.actions.translations import declare_current, leave_unfinished
from policyarchive.publishing.models import Publishable
from policyarchive.publishing.refusals import MoveRefused, SavedMeanwhile
from policyarchive.publishing.rights import languages_open_to
from policyarchive.publishing.snapshots import text_fields
from policyarchive.publishing.translations import source_language


@transaction.atomic
def save_translation(
    item: Publishable,
    language: str,
    texts: Mapping[str, str],
    *,
    by,
    is_current: bool,
    seen_version: int | None = None,
) -> Publishable:
    """Write the TEXTS (by column) of a language, into a working copy where the item is public.

    IS_CURRENT says that they say what the original says now; a translation that lacks a text is partial all
    the same. Return the row that was written.
    """
    row = locked(item, seen_version=seen_version)
    _refuse_other_languages(row, language, by)
    if row.is_readable and row.open_copy:
        raise SavedMeanwhile([_("Somebody has made a working copy in the meantime. Reload the page.")])
    changed = _changed(row, language, texts)
    if changed:
        row = _write(row, language, changed, by=by)
    if is_current:
        declare_current(row, language, by=by)
    return row


def _refuse_other_languages(row: Publishable, language: str, by) -> None:
    name = get_language_info(language)["name_translated"]
    if language not in languages_open_to(by, row):
        raise MoveRefused([_("You may not write texts in this language: %(language)s.") % {"language": name}])
    if language == source_language(row):
        raise MoveRefused([_("%(language)s is the original language.") % {"language": name}])


def _changed(row: Publishable, language: str, texts: Mapping[str, str]) -> dict[str, str]:
    names = [field.attname for field in text_fields(type(row), [language])]
    return {
        name: texts[name]
        for name in names
        if name in texts and (getattr(row, name) or "") != (texts[name] or "")
    }


def _write(row: Publishable, language: str, changed: Mapping[str, str], *, by) -> Publishable:
    target = start_working_copy(row, by=by) if row.is_readable else row
    is_new = language not in begun_languages(target)
    for name, text in changed.items():
        field: Any = type(target)._meta.get_field(name)
        setattr(target, name, field.clean(text or "", target) or None)  # a body is sanitised by that
    save(target, by=by)
    if is_new:
        leave_unfinished(target, language)
    return target
