"""PostgreSQL's full text as literals: documents as `tsvector`, questions as `tsquery`.

Beside the words stand the longer Korean words whole. The server's index knows no places, so for a phrase the
server reads each row that may hold it; where the whole word stands it need not.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from policyarchive.search.backends import Match
from policyarchive.search.language.spellings import Phrase
from policyarchive.search.language.tokens import GAP, is_cjk

WHOLE = "^"  # before a word that is kept whole; no word of a text begins with it
SHORTEST_WHOLE, LONGEST_WHOLE = 3, 12  # syllables
_WEIGHTS = "ABCD"
_COLUMNS = {"": "", "title": "A", "tags": "B", "body": "C", "authors": "D"}


def vector(columns: Sequence[list[str]]) -> str:
    """Write words with their places; a gap takes a place and is not written."""
    places: dict[str, list[str]] = {}
    place = 0
    for weight, words in zip(_WEIGHTS, columns, strict=False):
        for word in words:
            place += 1
            if word != GAP:
                places.setdefault(word, []).append(f"{place}{weight}")
        place += 1
    return " ".join(f"{_quoted(word)}:{','.join(where)}" for word, where in places.items())


def whole_words(columns: Sequence[list[str]]) -> str:
    words = dict.fromkeys(word for column in columns for word in _words_of_pairs(column))
    return " ".join(_quoted(WHOLE + word) for word in words)


def expression(match: Match) -> str:
    weight = _COLUMNS[match.columns]
    return _any_of(_phrase(phrase, weight) for phrase in match.phrases)


def sure_and_unsure(matches: Iterable[Match]) -> tuple[str, str]:
    """Return what the index alone can tell, and what else a row may hold; either may be empty.

    The two are asked apart: one row that may hold a phrase makes the server read all that come after it.
    """
    phrases = [phrase for match in matches for phrase in match.phrases]
    sure = [_phrase(phrase) for phrase in phrases if len(phrase.words) == 1]
    unsure = [phrase for phrase in phrases if len(phrase.words) > 1]
    wholes = ("" if phrase.is_prefix else _joined(phrase.words) for phrase in unsure)
    sure += [f"{_quoted(WHOLE + whole)}:*" for whole in wholes if whole]
    rest = _any_of(map(_phrase, unsure)) if unsure else ""
    if sure and rest:
        rest = f"{rest} & !{_any_of(sure)}"
    return _any_of(sure) if sure else "", rest


def _any_of(expressions: Iterable[str]) -> str:
    return f"({' | '.join(expressions)})"


def _phrase(phrase: Phrase, weight: str = "") -> str:
    marks = [weight] * len(phrase.words)
    marks[-1] = ("*" if phrase.is_prefix else "") + weight
    return " <-> ".join(
        f"{_quoted(word)}{f':{mark}' if mark else ''}" for word, mark in zip(phrase.words, marks, strict=True)
    )


def _words_of_pairs(stream: list[str]) -> Iterator[str]:
    """Yield the longer words of a column, put together from their pairs of syllables."""
    word = ""
    for part in [*stream, GAP]:
        if _is_pair(part):
            word = word + part[1] if word else part
            continue
        if len(word) >= SHORTEST_WHOLE:
            yield word[:LONGEST_WHOLE]
        word = ""


def _joined(parts: Sequence[str]) -> str:
    """Return the word of which these are the pairs; nothing where they are not of one, or it is too short."""
    if len(parts) + 1 not in range(SHORTEST_WHOLE, LONGEST_WHOLE + 1) or not all(map(_is_pair, parts)):
        return ""
    is_one = all(one[1] == other[0] for one, other in pairwise(parts))
    return parts[0] + "".join(part[1] for part in parts[1:]) if is_one else ""


def _is_pair(part: str) -> bool:
    return len(part) == 2 and is_cjk(part[0]) and is_cjk(part[1])


def _quoted(word: str) -> str:
    doubled = word.replace("\\", "\\\\").replace("'", "''")
    return f"'{doubled}'"
