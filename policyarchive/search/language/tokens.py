"""The words of the index, made in Python so that both databases hold the same.

Hangul becomes pairs of syllables; a pair that crosses a space is marked with an x, so that one can look
inside a compound without finding words that are not there: 일부 산업 holds 부x산, but no 부산.
One word for each syllable, so positions in the stream are exact.
"""

import re
from collections import Counter
from functools import lru_cache
from itertools import accumulate, chain, islice
from operator import add
from typing import NamedTuple

import snowballstemmer

from policyarchive.search.language.dates import find_dates
from policyarchive.search.language.particles import without_particle

# Of the words and of how they are made. Rows written under another version are stale.
VERSION = 4
CJK = "가-힣㐀-䶿一-鿿぀-ヿ"
_OTHERS = rf"[a-z0-9]+(?:'[a-z]+)?|[^\W\d_{CJK}a-z]+"
RUN = re.compile(rf"[{CJK}]+|{_OTHERS}")
_SEGMENT = re.compile(rf"[{CJK}]+(?:[\s·]+[{CJK}]+)*|{_OTHERS}")
ALONE = "°"  # before a syllable that is a word of its own; a pair cannot tell 책 from 정책
# Syllables that end in ㅅ, as the first part of a compound may: 빗 in 빗물, 바닷 in 바닷길.
JOINING_S = "".join(map(chr, range(ord("갓"), ord("힣") + 1, 28)))
GAP = "¦"  # a place that no phrase crosses; no query holds it
MOST_WORDS = 16_000  # PostgreSQL counts positions up to 16,383
MOST_PLACES = 255  # and keeps so many of one word
LONGEST_WORD = 30
_IS_CJK = re.compile(rf"[{CJK}]")
_HYPHENATED = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
_stemmer = snowballstemmer.stemmer("english")


class Stream(NamedTuple):
    """The words of a text in their order, and words under which it is found besides."""

    words: list[str]
    besides: list[str]


def is_cjk(run: str) -> bool:
    return bool(_IS_CJK.match(run))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the word of the index for a Latin word or a number."""
    word = short(word.split("'")[0])
    if word.isdigit():
        return word.lstrip("0") or "0"
    return _stemmer.stemWord(word)


def short(word: str) -> str:
    """Cut what is no word: PostgreSQL holds a megabyte of them for a document."""
    return word[:LONGEST_WORD] if word.isascii() else word[: LONGEST_WORD // 2]


def pairs(run: str) -> list[str]:
    return list(map(add, run, run[1:]))


def stream(normalised: str) -> Stream:
    """Read runs of syllables that only spaces part as one, since a text has ten times as many words."""
    words: list[str] = []
    runs: dict[str, None] = {}
    for segment in _SEGMENT.findall(normalised):
        if is_cjk(segment):
            parts = segment.replace("·", " ").split()
            words += _words_of(parts)
            runs |= dict.fromkeys(parts)
        else:
            words.append(stem(segment))
            runs[segment] = None
    besides = dict.fromkeys(chain.from_iterable(map(_besides, runs)))
    if "-" in normalised:
        besides |= dict.fromkeys(short(run.replace("-", "")) for run in _HYPHENATED.findall(normalised))
    besides |= dict.fromkeys(word for date in find_dates(normalised) for word in date.words)
    return Stream(words, list(besides))


def field(texts: list[str]) -> list[str]:
    """Return the words of a column: each text, then what it is found under besides; no phrase crosses."""
    words: list[str] = []
    for text in texts:
        if not text:
            continue
        found = stream(text)
        words += [*found.words, GAP]
        for word in found.besides:
            words += [word, GAP]
    return words


def capped(columns: list[list[str]]) -> list[list[str]]:
    """Return columns with no more words than both databases hold; what is too much becomes a gap."""
    if sum(map(len, columns)) + len(columns) <= MOST_WORDS and not _is_repeated(columns):
        return columns
    room, seen, kept = MOST_WORDS, Counter(), []
    for words in columns:
        words = words[: max(0, room)]
        room -= len(words) + 1
        column = []
        for word in words:
            seen[word] += 1
            column.append(word if seen[word] <= MOST_PLACES else GAP)
        kept.append(column)
    return kept


def _is_repeated(columns: list[list[str]]) -> bool:
    """Tell whether any word stands more often than both databases keep its places."""
    times = Counter(chain.from_iterable(columns))
    times.pop(GAP, None)
    return max(times.values(), default=0) > MOST_PLACES


def _words_of(parts: list[str]) -> list[str]:
    """Return a word for each syllable: it and the next, marked where a space lies between; the last alone."""
    syllables = "".join(parts)
    words = [*map(add, syllables, syllables[1:]), syllables[-1]]
    for end in islice(accumulate(map(len, parts)), len(parts) - 1):
        words[end - 1] = f"{syllables[end - 1]}x{syllables[end]}"
    return words


@lru_cache(maxsize=50_000)
def _besides(run: str) -> tuple[str, ...]:
    return tuple(_alone(run) if is_cjk(run) else _unstemmed(run))


def _alone(run: str) -> list[str]:
    """Return the index's word for a word of one syllable: 책 of 책을 and, after a joining ㅅ, 물 of 빗물.

    In other words it is a part of something else: 책 in 정책, 집 in 누리집.
    """
    words = [run, *without_particle(run, shortest=1)] if len(run) <= LONGEST_WORD else []
    return [ALONE + word[-1] for word in words if len(word) == 1 or word[-2] in JOINING_S]


def _unstemmed(run: str) -> list[str]:
    word = short(run.split("'")[0])
    return [] if word.isdigit() or stem(run) == word else [word]
