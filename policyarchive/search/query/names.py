"""The names that readers know things by, as a dictionary that a process keeps until one of them changes."""

from collections.abc import Iterable
from dataclasses import dataclass

from policyarchive.search.documents import Name, Tag
from policyarchive.search.language.hangul import initials, keystrokes
from policyarchive.search.language.normalise import normalise
from policyarchive.search.language.particles import without_particle, without_place_word
from policyarchive.search.language.spellings import Form, Phrase, name_forms
from policyarchive.search.language.tokens import RUN, is_cjk, stem, stream
from policyarchive.search.models import SearchState
from policyarchive.search.registry import read_names

MOST_WORDS = 5  # of a name that is looked up in a query


@dataclass(frozen=True)
class Key:
    """A name's text as keys typed; TEXT is how it is written."""

    keys: str
    initials: str
    text: str
    language: str
    name: Name


class Names:
    def __init__(self, names: Iterable[Name]):
        self.all = list(names)
        self._by_key: dict[str, list[Name]] = {}
        self._streams: list[tuple[Tag, str]] = []
        self.keys: list[Key] = []
        for name in self.all:
            self._add(name)
        self._words = {word for _tag, words in self._streams for word in words.split()}

    def _add(self, name: Name) -> None:
        languages = {text: language for language, text in name.main.items()}
        for text in name.texts:
            normalised = normalise(text)
            known = self._by_key.setdefault(name_key(normalised), [])
            if name not in known:
                known.append(name)
            typed = "".join(normalised.split())
            key = Key(keystrokes(normalised), initials(typed), text, languages.get(text, ""), name)
            self.keys.append(key)
        for text in filter(None, name.main.values()):
            words = f" {' '.join(stream(normalise(text)).words)} "
            self._streams += [(tag, words) for tag in name.tags]

    def find(self, words: list[str]) -> list[Name]:
        """Return what goes by exactly these words, but for a particle or a 시 after the last."""
        for last in _bare(words[-1]):
            if found := self._by_key.get(name_key(" ".join([*words[:-1], last]))):
                return found
        return []

    def beginning_with(self, typed: str) -> list[Name]:
        keys = keystrokes(typed)
        found = (key.name for key in self.keys if key.keys.startswith(keys))
        return list({name.tag: name for name in found}.values()) if keys else []

    def tags_of(self, phrases: list[Phrase]) -> list[Tag]:
        """Return the rows in whose own names one of these phrases stands."""
        wanted = [
            f" {' '.join(phrase.words)}{'' if phrase.is_prefix else ' '}"
            for phrase in phrases
            if phrase.is_prefix or self._words.issuperset(phrase.words)
        ]
        found = (tag for tag, words in self._streams if any(words.find(one) >= 0 for one in wanted))
        return list(dict.fromkeys(found))


def name_key(normalised: str) -> str:
    """Return the key under which a name is kept: spaces, hyphens and endings make no difference."""
    return "".join(run if is_cjk(run) else stem(run) for run in RUN.findall(normalised))


def forms_of(names: Iterable[Name]) -> list[Form]:
    texts = dict.fromkeys(normalise(text) for name in names for text in name.texts)
    forms = [form for text in texts for form in name_forms(text)]
    return list(dict.fromkeys(forms))


def current_names() -> Names:
    """Return the names as they are now; one small query tells whether they changed."""
    global _kept
    version = SearchState.names_version_now()
    if _kept is None or _kept[0] != version:
        _kept = (version, Names(read_names()))
    return _kept[1]


def _bare(word: str) -> Iterable[str]:
    bare = [word, *without_particle(word, shortest=1)]
    return [*bare, *(shorter for longer in bare for shorter in without_place_word(longer))]


_kept: tuple[int, Names] | None = None
