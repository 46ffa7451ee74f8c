"""The words of the index, made in Python so that both databases hold the same.

Hangul becomes pairs of syllables; a pair that crosses a space is marked with an x, so that one can look
inside a compound without finding words that are not there: 일부 산업 holds 부x산, but no 부산.
One word for each syllable, so positions in the stream are exact.
"""

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

import snowballstemmer

from policyarchive.search.language.dates import find_dates
from policyarchive.search.language.particles import without_particle

# Of the words and of how they are made. Rows written under another version are stale.
VERSION = 3
CJK = "가-힣㐀-䶿一-鿿぀-ヿ"
RUN = re.compile(rf"[{CJK}]+|[a-z0-9]+(?:'[a-z]+)?|[^\W\d_{CJK}a-z]+")
ALONE = "°"  # before a syllable that is a word of its own; a pair cannot tell 책 from 정책
# Syllables that end in ㅅ, as the first part of a compound may: 빗 in 빗물, 바닷 in 바닷길.
JOINING_S = "".join(map(chr, range(ord("갓"), ord("힣") + 1, 28)))
GAP = "¦"  # a place that no phrase crosses; no query holds it
MOST_WORDS = 16_000  # PostgreSQL counts positions up to 16,383
MOST_PLACES = 255  # and keeps so many of one word
LONGEST_WORD = 30
_IS_CJK = re.compile(rf"[{CJK}]")
_JOINT = re.compile(r"[\s·]*")
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
    return [run[place : place + 2] for place in range(len(run) - 1)]


def stream(normalised: str) -> Stream:
    words: list[str] = []
    besides: dict[str, None] = {}
    matches = list(RUN.finditer(normalised))
    for match, following in zip(matches, [*matches[1:], None], strict=False):
        run = match.group()
        if is_cjk(run):
            words += [*pairs(run), _last(normalised, match, following)]
            besides |= dict.fromkeys(_alone(run))
        else:
            words.append(stem(run))
            besides |= dict.fromkeys(_unstemmed(run))
    besides |= dict.fromkeys(
        short(match.group().replace("-", "")) for match in _HYPHENATED.finditer(normalised)
    )
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


def _last(text: str, match: re.Match, following: re.Match | None) -> str:
    """Return the word for a run's last syllable: joined to the next run where only a space lies between."""
    last = match.group()[-1]
    if following and is_cjk(following.group()) and _JOINT.fullmatch(text, match.end(), following.start()):
        return f"{last}x{following.group()[0]}"
    return last


def _alone(run: str) -> list[str]:
    """Return the index's word for a word of one syllable: 책 of 책을 and, after a joining ㅅ, 물 of 빗물.

    In other words it is a part of something else: 책 in 정책, 집 in 누리집.
    """
    words = [run, *without_particle(run, shortest=1)] if len(run) <= LONGEST_WORD else []
    return [ALONE + word[-1] for word in words if len(word) == 1 or word[-2] in JOINING_S]


def _unstemmed(run: str) -> list[str]:
    word = short(run.split("'")[0])
    return [] if word.isdigit() or stem(run) == word else [word]
