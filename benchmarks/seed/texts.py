"""Sentences in both languages. A Korean noun is written with the particle that its last sound asks for."""

import random
from collections.abc import Callable, Sequence
from typing import NamedTuple

from benchmarks.seed import words

_PARTICLES = {
    "은": "는",
    "이": "가",
    "을": "를",
    "과": "와",
    "으로": "로",
}  # after a consonant, after a vowel
_BASE, _TAILS, _RIEUL = ord("가"), 28, 8
_KO = [
    "서울시는 {city:과} {noun} {noun:을} {adverb} {verb} 했다.",
    "{city} 대표단은 {noun} 현장을 찾아 {noun} 정책과 {noun:을} 살펴보았다.",
    "이번 {noun:은} {date}부터 시작하며 {noun}·{noun} 분야의 {number}개 과제를 담고 있다.",
    "두 도시는 {area} 분야에서 {noun} {noun:을} {verb} 뜻을 모았다.",
    "{person} 국장은 “{noun:이} 시민의 삶을 바꾸도록 {noun:을} {adverb} 챙기겠다”고 말했다.",
    "{noun} {noun} 예산은 지난해보다 {percent}% 늘어난 {money}억 원이다.",
    "{city}의 {noun} 사례는 {noun:과} {noun:을} 잇는 {noun:으로} 널리 알려졌다.",
    "참가자들은 {noun} {noun:과} 관련한 {noun:을} 발표하고 {noun:을} {verb} 하였다.",
    "{noun:은} {noun}의 기초가 되며, {area} 정책의 {noun:과} 함께 다루어진다.",
    "시는 {number}개 자치구의 {noun:을} 조사하여 {noun} {noun:을} {verb} 방침이다.",
    "{date}에 열린 {noun} 회의에는 {noun} 담당자 {number}명이 참석하였다.",
    "자세한 내용은 {noun} 누리집에서 볼 수 있고 {noun:은} 담당 부서로 문의하면 된다.",
]
_EN = [
    "Seoul and {city} agreed to {verb} {adjective} {noun} and {noun} for their residents.",
    "A delegation from {city} visited a {noun} site and discussed {noun} with officials.",
    "The {noun} starts on {date} and covers {number} projects in {noun} and {noun}.",
    "Both cities will {verb} {noun} in the field of {area} and report on {noun}.",
    "“We want {noun} to serve people, and we will {verb} {noun} step by step,” said Director {person}.",
    "The budget for {adjective} {noun} rises by {percent}% to {money} billion won.",
    "What {city} learned about {noun} became an example of {adjective} {noun}.",
    "Participants presented {noun} and {noun} and agreed to {verb} the {noun} plan.",
    "The city surveyed {noun} in {number} districts in order to {verb} {noun} and {noun}.",
    "Details of the {noun} are on the website; questions about {noun} go to the division.",
]
_MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905


class Subject(NamedTuple):
    """What a text is about: names of the site's register in each language."""

    cities: Sequence[tuple[str, str]]
    areas: Sequence[tuple[str, str]]


class Noun(str):
    """A Korean noun; `f"{noun:을}"` writes it with 을 or 를."""

    __slots__ = ()

    def __format__(self, particle: str) -> str:
        return str(self) + with_particle(self, particle) if particle else str(self)


def with_particle(noun: str, particle: str) -> str:
    """Return the form of the particle that follows the noun; a word that is not Korean counts as a vowel."""
    tail = (ord(noun[-1]) - _BASE) % _TAILS if "가" <= noun[-1] <= "힣" else 0
    is_closed = tail != 0 and not (particle == "으로" and tail == _RIEUL)
    return particle if is_closed else _PARTICLES[particle]


NOUNS_KO = [Noun(word) for word in words.NOUNS_KO]


class Writer:
    """Writes sentences about a subject; the dice alone decide what they say."""

    def __init__(self, dice: random.Random, subject: Subject):
        self._dice = dice
        self._subject = subject

    def title(self, language: str) -> str:
        city, area = self._name(self._subject.cities, language), self._name(self._subject.areas, language)
        if language == "ko":
            return f"{city:과} {area} {self._noun(NOUNS_KO)} {self._noun(NOUNS_KO)}"
        verb, adjective = self._pick(words.VERBS_EN), self._pick(words.ADJECTIVES_EN)
        return f"{city} and Seoul {verb} {adjective} {self._noun(words.NOUNS_EN)} in {area}"

    def paragraphs(self, language: str, size: int) -> list[str]:
        """Return paragraphs of two to five sentences, of SIZE bytes or little more together."""
        found: list[str] = []
        while size > 0:
            sentences = []
            for _ in range(self._dice.randint(2, 5)):
                sentences.append(self.sentence(language))
                size -= len(sentences[-1].encode()) + 1
                if size <= 0:
                    break
            found.append(" ".join(sentences))
        return found

    def sentence(self, language: str) -> str:
        return _compose(self, _KO if language == "ko" else _EN, language)

    def word(self, slot: str, language: str) -> str:
        """Return a word for a slot of a sentence."""
        if slot == "noun":
            return self._noun(NOUNS_KO if language == "ko" else words.NOUNS_EN)
        if slot in ("city", "area"):
            return self._name(self._subject.cities if slot == "city" else self._subject.areas, language)
        return _SLOTS[slot](self._dice, language)

    def _name(self, names: Sequence[tuple[str, str]], language: str) -> str:
        korean, english = self._pick(names)
        return Noun(korean) if language == "ko" else english

    def _noun(self, nouns: Sequence[str]) -> str:
        """Pick the first nouns far more often than the last, as people do."""
        return nouns[int(len(nouns) * self._dice.random() ** 2)]

    def _pick(self, among: Sequence):
        return among[int(len(among) * self._dice.random())]


class _Slots(dict):
    def __init__(self, writer: Writer, language: str):
        super().__init__()
        self._writer, self._language = writer, language

    def __getitem__(self, slot: str) -> str:
        return self._writer.word(slot, self._language)


def _compose(writer: Writer, sentences: Sequence[str], language: str) -> str:
    return writer._pick(sentences).format_map(_Slots(writer, language))


def _date(dice: random.Random, language: str) -> str:
    year, month, day = (
        2004 + int(23 * dice.random()),
        1 + int(12 * dice.random()),
        1 + int(28 * dice.random()),
    )
    return f"{year}년 {month}월 {day}일" if language == "ko" else f"{_MONTHS[month - 1]} {day}, {year}"


def _person(dice: random.Random, language: str) -> str:
    if language == "ko":
        return dice.choice(words.SURNAMES_KO) + dice.choice(words.GIVEN_KO) + dice.choice(words.GIVEN_KO)
    return f"{dice.choice(words.GIVEN_EN)} {dice.choice(words.SURNAMES_EN)}"


_SLOTS: dict[str, Callable[[random.Random, str], str]] = {
    "verb": lambda dice, language: dice.choice(words.VERBS_KO if language == "ko" else words.VERBS_EN),
    "adverb": lambda dice, language: dice.choice(words.ADVERBS_KO),
    "adjective": lambda dice, language: dice.choice(words.ADJECTIVES_EN),
    "number": lambda dice, language: str(2 + int(198 * dice.random())),
    "percent": lambda dice, language: f"{1 + 40 * dice.random():.1f}",
    "money": lambda dice, language: f"{10 + int(4_990 * dice.random()):,}",
    "date": _date,
    "person": _person,
}
