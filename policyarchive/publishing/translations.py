"""Whether a language of an item is missing, current or outdated, compared with the text it was made from."""

from collections.abc import Collection, Iterable, Mapping
from functools import reduce
from operator import or_
from typing import Any

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from policyarchive.lib.language.translated import is_begun, is_lacking, is_original, language_codes
from policyarchive.lib.language.words import begun_languages, missing_texts, original_of
from policyarchive.publishing.models import Publishable, Revision, Translation
from policyarchive.publishing.snapshots import text_fields


class State(models.TextChoices):
    ORIGINAL = "original", _("Original")
    CURRENT = "current", _("Current")
    OUTDATED = "outdated", _("Outdated")
    PARTIAL = "partial", _("Partial")
    MISSING = "missing", _("Missing")


def source_language(item: Publishable) -> str:
    """Return the language that the others are made from: the item's own, else the first that it has."""
    return original_of(item, item.texts[0])


def source_texts(fields: Mapping[str, Any], item: Publishable, language: str) -> dict[str, str]:
    """Return the item's own texts in a language, out of the fields of a snapshot."""
    names = [field.attname for field in text_fields(type(item), [language])]
    return {name: fields.get(name) or "" for name in names}


def current_texts(item: Publishable, language: str) -> dict[str, str]:
    fields = text_fields(type(item), [language])
    return {field.attname: getattr(item, field.attname) or "" for field in fields}


def states_of(item: Publishable, outdated: Collection[str]) -> dict[str, State]:
    """Return the state of each language of the site; OUTDATED are those that the comparison found."""
    lacking = [code for code in language_codes() if missing_texts(item, code)]
    return states_from(source_language(item), begun_languages(item), lacking, outdated)


def states_from(
    original: str, begun: Collection[str], lacking: Collection[str], outdated: Collection[str]
) -> dict[str, State]:
    """Return the states where a list has asked the database, and leaves the texts there."""
    return {code: _state(code, original, begun, lacking, outdated) for code in language_codes()}


def outdated_languages(item: Publishable) -> set[str]:
    return set(Translation.objects.of(item).outdated().values_list("language", flat=True))


def current_translations(item: Publishable) -> list[str]:
    """Return the languages whose texts said at the last save what the original said."""
    known = Translation.objects.of(item).filter(is_outdated=False)
    return [code for code in known.values_list("language", flat=True) if code != source_language(item)]


def work_rows(model: type[Publishable]) -> models.QuerySet:
    """Return one row an item: the one that editors work on, which is the working copy where there is one."""
    rows: models.QuerySet = model._default_manager.all()
    return rows.filter(working_copy=None)


def rows_in_state(model: type[Publishable], state: str, languages: Iterable[str]) -> models.QuerySet:
    """Return those rows with one of the languages in that state."""
    return work_rows(model).filter(reduce(or_, (_in_state(model, state, code) for code in languages)))


def items_in_state(model: type[Publishable], state: str, languages: Iterable[str]) -> Q:
    """Return a condition on items, not copies: the row that is worked on is in that state."""
    rows = rows_in_state(model, state, languages).order_by()
    return Q(pk__in=rows.annotate(item_key=Coalesce("copy_of_id", "pk")).values("item_key"))


def is_outdated(translation: Translation, item: Publishable) -> bool:
    """Compare the original's texts with those of the revision that the translation was made from."""
    language = translation.source_language
    revision = Revision.objects.of(item).filter(number=translation.source_number).first()
    if revision is None or language != source_language(item):
        return True
    return source_texts(revision.data["fields"], item, language) != current_texts(item, language)


def _state(
    code: str, original: str, begun: Collection[str], lacking: Collection[str], outdated: Collection[str]
) -> State:
    if code not in begun:
        return State.MISSING
    if code == original:
        return State.ORIGINAL
    if code in lacking:
        return State.PARTIAL
    return State.OUTDATED if code in outdated else State.CURRENT


def _in_state(model: type[Publishable], state: str, code: str) -> Q:
    """Say in SQL what `states_of` says of a row."""
    is_there, is_partial = is_begun(model, code), is_lacking(model, code)
    is_outdated = Q(Translation.objects.outdated().filter(language=code).on(model))
    is_translation = is_there & ~is_original(model, code)
    return {
        State.MISSING: ~is_there,
        State.ORIGINAL: is_there & is_original(model, code),
        State.PARTIAL: is_translation & is_partial,
        State.OUTDATED: is_translation & ~is_partial & is_outdated,
        State.CURRENT: is_translation & ~is_partial & ~is_outdated,
    }[State(state)]
