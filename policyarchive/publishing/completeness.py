"""What a translation lacks of its original: whole texts, and pictures, tables and links within them.

A publisher is shown it before publishing and decides; readers see what is missing in the original language.
"""

from collections.abc import Iterator
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from policyarchive.lib.body.parts import Part, Parts, parts_of
from policyarchive.lib.language.translated import column
from policyarchive.lib.language.words import begun_languages, original_of
from policyarchive.publishing.guards import Finding
from policyarchive.publishing.models import Publishable
from policyarchive.publishing.models.publishable import PUBLISHABLE_TEXTS
from policyarchive.publishing.snapshots import translated_names

SHOWN = 3  # of the parts that are missing, so many are named


def incomplete_translations(item: Publishable) -> Iterator[Finding]:
    """Name, for each translation that was begun, what the original has and it has not."""
    original = original_of(item, item.texts[0])
    for code in begun_languages(item):
        if code != original:
            yield from _missing_in(item, original, code)


def _missing_in(item: Publishable, original: str, code: str) -> Iterator[Finding]:
    for name in _names(item):
        before, after = (getattr(item, column(name, one)) or "" for one in (original, code))
        if before and not after:
            yield _finding(item, name, code, _("The original has text here; the translation does not."))
        elif after and "<" in before:
            yield from _missing_parts(item, name, code, parts_of(before), parts_of(after))


def _names(item: Publishable) -> list[str]:
    """Return all translated fields in the order of the model, offices and places included."""
    names = translated_names(type(item)) - set(PUBLISHABLE_TEXTS)
    return [field.name for field in item._meta.concrete_fields if field.name in names]


def _missing_parts(item: Publishable, name: str, code: str, before: Parts, after: Parts) -> Iterator[Finding]:
    for sentence, missing in (
        (_pictures, _by_count(before.pictures, after.pictures)),
        (_tables, _by_count(before.tables, after.tables)),
        (_links, _links_missing(before.links, after.links)),
    ):
        if missing:
            named = ", ".join(part.label for part in missing[:SHOWN] if part.label)
            yield _finding(item, name, code, sentence(len(missing)), named)


def _by_count(before: list[Part], after: list[Part]) -> list[Part]:
    """Return as many as are fewer, those first that are not there themselves: a chart may be another one."""
    lacking = max(0, len(before) - len(after))
    kept = {part.key for part in after}
    return sorted(before, key=lambda part: part.key in kept)[:lacking]


def _links_missing(before: list[Part], after: list[Part]) -> list[Part]:
    """Compare links to our own pages one by one; pages of others have their own in each language."""
    own = [part for part in before if part.is_own and part.key not in {link.key for link in after}]
    others = [[part for part in parts if not part.is_own] for parts in (before, after)]
    return own + _by_count(*others)


def _pictures(count: int) -> str:
    sentence = ngettext(
        "%(count)d picture of the original is missing here.",
        "%(count)d pictures of the original are missing here.",
        count,
    )
    return sentence % {"count": count}


def _tables(count: int) -> str:
    sentence = ngettext(
        "%(count)d table of the original is missing here.",
        "%(count)d tables of the original are missing here.",
        count,
    )
    return sentence % {"count": count}


def _links(count: int) -> str:
    sentence = ngettext(
        "%(count)d link of the original is missing here.",
        "%(count)d links of the original are missing here.",
        count,
    )
    return sentence % {"count": count}


def _finding(item: Publishable, name: str, code: str, sentence: str, excerpt: str = "") -> Finding:
    field: Any = item._meta.get_field(name)
    label = str(capfirst(field.verbose_name))
    return Finding(sentence, label, code, excerpt, may_override=False, is_advice=True)
