"""From what somebody typed to groups: each group must be found, in any of its forms."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from policyarchive.search.documents import Name, Tag
from policyarchive.search.language.dates import find_dates
from policyarchive.search.language.normalise import compose, normalise
from policyarchive.search.language.particles import PARTICLES, without_particle
from policyarchive.search.language.spellings import (
    DateForm,
    Form,
    Phrase,
    Segment,
    exact_form,
    joined_forms,
    loose_form,
)
from policyarchive.search.language.stopwords import STOP_WORDS
from policyarchive.search.language.tokens import CJK, RUN, is_cjk
from policyarchive.search.query.names import MOST_WORDS, Names, forms_of

LONGEST = 200
MOST_GROUPS = 10
_QUOTED = re.compile(r'"([^"]*)"')
_WORD = re.compile(rf"(?:[{CJK}]+|[a-z0-9]+(?:[-'][a-z0-9]+)*|[^\W\d_{CJK}a-z]+)+")
_LATIN_THEN_PARTICLE = re.compile(rf"(.*[a-z0-9])([{CJK}]+)")
_LONE_JAMO = re.compile(r"[ㄱ-ㅣ]+$")


@dataclass(frozen=True)
class Group:
    """One thing looked for. FORMS begin with those TYPED; TAGS are rows that a document may be about."""

    text: str
    forms: tuple[Form | DateForm, ...]
    typed: int = 1
    names: tuple[Name, ...] = ()
    tags: tuple[Tag, ...] = ()

    @cached_property
    def phrases(self) -> tuple[Phrase, ...]:
        return _without_longer([phrase for form in self.forms for phrase in form.phrases])


@dataclass(frozen=True)
class Query:
    text: str
    groups: tuple[Group, ...] = field(default=())
    is_quoted: bool = False

    @property
    def names(self) -> tuple[Name, ...]:
        """Return the rows that the whole query names."""
        return self.groups[0].names if len(self.groups) == 1 else ()

    def with_groups(self, groups: list[Group]) -> "Query":
        text = " ".join(group.text for group in groups)
        return replace(self, text=text, groups=tuple(groups))


def clean(text: str) -> str:
    """Return a query as it is shown and kept: composed, on one line, no longer than it may be."""
    return " ".join(compose(text.replace("\0", " "))[:LONGEST].split())


def parse(text: str, names: Names, *, is_typing: bool = False) -> Query:
    """Read a query; whatever was typed, no part of it is ever taken for a command."""
    shown = clean(text)
    rest = normalise(shown)
    groups: list[Group] = []
    quotes = [quoted for quoted in _QUOTED.findall(rest) if RUN.search(quoted)]
    rest = _QUOTED.sub(" ", rest)
    for quoted in quotes:
        groups.append(Group(f'"{quoted}"', (exact_form(quoted),)))  # type: ignore[arg-type]
    for date in reversed(list(find_dates(rest))):
        groups.append(Group(rest[date.start : date.end].strip(), (DateForm(date.word),)))
        rest = f"{rest[: date.start]} {rest[date.end :]}"
    groups += _groups_of(_WORD.findall(rest), names, is_typing=is_typing)
    return Query(shown, tuple(_with_tags(group, names) for group in groups[:MOST_GROUPS]), bool(quotes))


def _groups_of(words: list[str], names: Names, *, is_typing: bool) -> list[Group]:
    groups, place = [], 0
    while place < len(words):
        group, used = _longest_name(words[place : place + MOST_WORDS], names)
        if group is None:
            is_last = is_typing and place == len(words) - 1
            group = _unfinished(words[place], names) if is_last else _word_group(words[place])
        groups += [group] if group else []
        place += used
    telling = [group for group in groups if group.names or group.text not in STOP_WORDS]
    return telling or groups


def _longest_name(words: list[str], names: Names) -> tuple[Group | None, int]:
    for count in range(len(words), 0, -1):
        if found := names.find(words[:count]):
            return _name_group(" ".join(words[:count]), found), count
    return None, 1


def _name_group(text: str, names: list[Name]) -> Group:
    forms = forms_of(names)
    typed = [form for form in forms if _says(form, text)]
    others = [form for form in forms if form not in typed]
    tags = tuple(tag for name in names for tag in name.tags)
    return Group(text, (*typed, *others), typed=len(typed), names=tuple(names), tags=tags)


def _says(form: Form, text: str) -> bool:
    return any(re.match(pattern, text) for pattern in form.patterns)


def _word_group(word: str) -> Group | None:
    forms = list(_forms_of_word(word))
    return Group(word, tuple(dict.fromkeys(forms))) if forms else None


def _forms_of_word(word: str) -> Iterator[Form]:
    """Yield the word as typed, then what it is without a particle, or with its hyphens closed."""
    typed = loose_form(word)
    if typed is None:
        return
    yield typed
    yield from joined_forms(word)
    if is_cjk(word) and len(typed.segments) == 1:
        yield from (form for shorter in without_particle(word) if (form := loose_form(shorter)))
    elif (match := _LATIN_THEN_PARTICLE.fullmatch(word)) and match[2] in PARTICLES:
        yield from (form for form in [loose_form(match[1]), *joined_forms(match[1])] if form)


def _unfinished(word: str, names: Names) -> Group | None:
    """Read the word that is being typed: the beginning of a name, or of any word."""
    begun = names.beginning_with(word)
    if len(begun) == 1:
        group = _name_group(word, begun)
        latin = [form] if not is_cjk(word) and (form := loose_form(word, is_beginning=True)) else []
        return replace(group, forms=(*latin, *group.forms), names=group.names)
    whole = _LONE_JAMO.sub("", word)
    if not whole:
        return None
    if not is_cjk(whole[-1]):
        form = loose_form(whole, is_beginning=True)
        return Group(word, (form,)) if form else None
    if len(whole) == 1:
        return Group(word, (Form((Segment(whole),), is_beginning=True),))
    return _word_group(whole)


def prefix_group(group: Group) -> Group:
    """Return the group with its last Latin word taken for the beginning of one."""
    form = loose_form(group.text, is_beginning=True)
    return replace(group, forms=(*group.forms, form)) if form else group


def _with_tags(group: Group, names: Names) -> Group:
    tags = dict.fromkeys([*group.tags, *names.tags_of(list(group.phrases))])
    return replace(group, tags=tuple(tags))


def _without_longer(phrases: list[Phrase]) -> tuple[Phrase, ...]:
    """Drop what holds another phrase as a part: who finds 런던 finds 런던과."""
    kept: list[tuple[str, Phrase]] = []
    for phrase in sorted(dict.fromkeys(phrases), key=lambda phrase: len(phrase.words)):
        words = f" {' '.join(phrase.words)}{'' if phrase.is_prefix else ' '}"
        if not any(shorter in words for shorter, _ in kept):
            kept.append((words, phrase))
    return tuple(phrase for _, phrase in kept)
