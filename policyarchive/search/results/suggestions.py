"""Suggestions while somebody types, in the middle of a syllable too: 런ㄷ, 깋, ㄹㄷ."""

from typing import NamedTuple

from policyarchive.search.language.hangul import is_initials, keystrokes
from policyarchive.search.language.normalise import normalise
from policyarchive.search.models import SearchTerm
from policyarchive.search.query.groups import clean, parse
from policyarchive.search.query.names import Key, Names, current_names
from policyarchive.search.results.selection import found_in_titles

MOST = 8
LONGEST = 60
LEAST_DOCUMENTS = 2
_LAST = "\U0010ffff"


class Suggestion(NamedTuple):
    """KIND and KEY name the row that goes by that name; a term of titles has none, nor a LANGUAGE."""

    text: str
    kind: str = ""
    key: int = 0
    language: str = ""


def suggest(typed: str, *, language: str) -> list[Suggestion]:
    """Return names first, then terms of public titles; none leads to an empty page."""
    text = normalise(clean(typed))[:LONGEST]
    keys = keystrokes(text)
    if not keys:
        return []
    names = current_names()
    named = _named(names, text, keys, language)
    seen = {normalise(one.text) for one in named}
    terms = [term for term in _terms(keys) if term not in seen]
    return [*named, *map(Suggestion, _public(names, terms, most=MOST - len(named)))]


def _named(names: Names, text: str, keys: str, language: str) -> list[Suggestion]:
    """Return each row once, by the name that fits: of two, the one in the reader's language."""
    wanted = "".join(text.split())
    found: dict[tuple, Key] = {}
    for key in names.keys:
        by_initials = is_initials(wanted) and key.initials.startswith(wanted)
        if not (key.keys.startswith(keys) or by_initials):
            continue
        known = found.get(key.name.tag)
        if known is None or _rank(key, language) < _rank(known, language):
            found[key.name.tag] = key
    ordered = sorted(found.values(), key=lambda key: (_rank(key, language)[0], len(key.text), key.text))
    return [Suggestion(key.text, key.name.kind, key.name.key, key.language) for key in ordered[:MOST]]


def _rank(key: Key, language: str) -> tuple[int, int]:
    return (0 if key.language == language else 1 if key.language else 2, len(key.text))


def _terms(keys: str) -> list[str]:
    terms = SearchTerm.objects.filter(keys__gte=keys, keys__lt=keys + _LAST, documents__gte=LEAST_DOCUMENTS)
    ordered = terms.order_by("-documents", "keys", "text")
    return list(ordered.values_list("text", flat=True)[: 2 * MOST])


def _public(names: Names, terms: list[str], *, most: int) -> list[str]:
    """Return so many terms that stand in a public title; few do not, so no more are asked about at first."""
    if most <= 0:
        return []
    found = _in_public_titles(names, terms[:most])
    return [*found, *_in_public_titles(names, terms[most:])][:most] if len(found) < most else found


def _in_public_titles(names: Names, terms: list[str]) -> list[str]:
    groups = [(term, parse(term, names).groups) for term in terms]
    asked = [(term, found) for term, found in groups if found]
    are_there = found_in_titles([found for _, found in asked])
    return [term for (term, _), is_there in zip(asked, are_there, strict=True) if is_there]
