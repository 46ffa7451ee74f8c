"""Whether a language of an item is missing, current or outdated, compared with the text it was made from."""

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from policyarchive.lib.translated import language_codes
from policyarchive.lib.words import languages_of
from policyarchive.publishing.models import Publishable, Revision, Translation
from policyarchive.publishing.snapshots import text_fields


class State(models.TextChoices):
    ORIGINAL = "original", _("Original")
    CURRENT = "current", _("Current")
    OUTDATED = "outdated", _("Outdated")
    MISSING = "missing", _("Missing")


def source_language(item: Publishable) -> str:
    """Return the language that the others are made from: the item's own, else the first that it has."""
    own = getattr(item, "original_language", None)
    there = languages_of(item, "title")
    return own or (there or language_codes())[0]


def source_texts(fields: Mapping[str, Any], item: Publishable, language: str) -> dict[str, str]:
    """Return the item's own texts in a language, out of the fields of a snapshot."""
    names = [field.attname for field in text_fields(type(item), [language])]
    return {name: fields.get(name) or "" for name in names}


def current_texts(item: Publishable, language: str) -> dict[str, str]:
    fields = text_fields(type(item), [language])
    return {field.attname: getattr(item, field.attname) or "" for field in fields}


def states_of(item: Publishable, translations: Mapping[str, Translation]) -> dict[str, State]:
    """Return the state of each language of the site; TRANSLATIONS are the item's, by language."""
    original, there = source_language(item), languages_of(item, "title")
    return {code: _state(code, original, there, translations.get(code)) for code in language_codes()}


def is_outdated(translation: Translation, item: Publishable) -> bool:
    """Compare the original's texts with those of the revision that the translation was made from."""
    language = translation.source_language
    revision = Revision.objects.of(item).filter(number=translation.source_number).first()
    if revision is None or language != source_language(item):
        return True
    return source_texts(revision.data["fields"], item, language) != current_texts(item, language)


def _state(code: str, original: str, there: list[str], translation: Translation | None) -> State:
    if code not in there:
        return State.MISSING
    if code == original:
        return State.ORIGINAL
    return State.OUTDATED if translation and translation.is_outdated else State.CURRENT
