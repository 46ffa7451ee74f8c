"""Words that are nearly what was typed, counted in keys: 업무혐약 is one key from 업무협약."""

from collections.abc import Iterable

from django.db.models import Q
from django.db.models.functions import Length, Substr

from policyarchive.search.language.hangul import keystrokes
from policyarchive.search.language.normalise import normalise
from policyarchive.search.models import SearchTerm
from policyarchive.search.query.names import Names

SHORT, LONG = 5, 8  # keys up to which one slip is allowed, and from which any two
SHORTEST = 3
NAME_COMES_FIRST = 1_000_000
MOST_WORDS = 200_000


def corrections(typed: str, names: Names) -> list[str]:
    """Return near words, the nearest first; of two equally near ones the name or the more frequent one."""
    keys = keystrokes(typed)
    most = 1 if len(keys) <= SHORT else 2
    if len(keys) < SHORTEST or any(map(str.isdigit, keys)):
        return []
    found: dict[str, tuple[int, int]] = {}
    for text, others, documents in _vocabulary(names, keys, most):
        far = distance(keys, others, most)
        if 0 < far <= most and (far == 1 or _is_near(keys, others)):
            found[text] = min(found.get(text, (far, 0)), (far, -documents))
    return sorted(found, key=lambda text: (found[text], text))


def _is_near(keys: str, others: str) -> bool:
    """Tell whether two slips may lie between words: in a short one they make another word of it."""
    return len(keys) >= LONG or (keys[0] == others[0] and abs(len(keys) - len(others)) < 2)


def distance(one: str, other: str, most: int) -> int:
    """Return how many keys differ, two in the wrong order counted once; MOST + 1 for any more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before, row = [], list(range(len(other) + 1))
    for i, key in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, other_key in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (key != other_key))
            if i > 1 and j > 1 and key == other[j - 2] and one[i - 2] == other_key:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


def _vocabulary(names: Names, keys: str, most: int) -> Iterable[tuple[str, str, int]]:
    """Yield names, and words of titles that begin nearly alike, with their keys and how much they count."""
    length = len(keys)
    for key in names.keys:
        if abs(len(key.keys) - length) <= most:
            yield normalise(key.text), key.keys, NAME_COMES_FIRST
        for word in normalise(key.text).split():
            if len(word) > 3:
                yield word, keystrokes(word), NAME_COMES_FIRST // 2
    if length <= SHORT:
        return  # nearly every short word is one key from another
    words = SearchTerm.objects.annotate(length=Length("keys"), second=Substr("keys", 2, 2)).filter(
        Q(keys__startswith=keys[0]) | Q(keys__startswith=keys[1] + keys[0]) | Q(second=keys[1:3]),
        is_word=True,
        documents__gt=0,
        length__range=(length - most, length + most),  # type: ignore[misc]
    )
    yield from words.order_by("text").values_list("text", "keys", "documents")[:MOST_WORDS]
