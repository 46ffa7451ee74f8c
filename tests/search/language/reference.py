"""The words of a text made the plain and slow way: run by run, and dates looked for everywhere."""

import re
from collections import Counter

from policyarchive.search.language.dates import _DATE, _read
from policyarchive.search.language.tokens import (
    _HYPHENATED,
    GAP,
    MOST_PLACES,
    MOST_WORDS,
    RUN,
    Stream,
    _alone,
    _unstemmed,
    is_cjk,
    short,
    stem,
)

_JOINT = re.compile(r"[\s·]*")


def stream(normalised: str) -> Stream:
    words: list[str] = []
    besides: dict[str, None] = {}
    matches = list(RUN.finditer(normalised))
    for match, following in zip(matches, [*matches[1:], None], strict=False):
        run = match.group()
        if is_cjk(run):
            words += [run[place : place + 2] for place in range(len(run) - 1)]
            words.append(_last(normalised, match, following))
            besides |= dict.fromkeys(_alone(run))
        else:
            words.append(stem(run))
            besides |= dict.fromkeys(_unstemmed(run))
    besides |= dict.fromkeys(
        short(match.group().replace("-", "")) for match in _HYPHENATED.finditer(normalised)
    )
    besides |= dict.fromkeys(word for date in dates(normalised) for word in date.words)
    return Stream(words, list(besides))


def dates(normalised: str):
    return [date for match in _DATE.finditer(normalised) if (date := _read(match))]


def capped(columns):
    left, seen, kept = MOST_WORDS, Counter(), []
    for words in columns:
        words = words[: max(0, left)]
        left -= len(words) + 1
        column = []
        for word in words:
            seen[word] += 1
            column.append(word if seen[word] <= MOST_PLACES else GAP)
        kept.append(column)
    return kept


def _last(text, match, following):
    last = match.group()[-1]
    if following and is_cjk(following.group()) and _JOINT.fullmatch(text, match.end(), following.start()):
        return f"{last}x{following.group()[0]}"
    return last
