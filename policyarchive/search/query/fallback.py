"""What a reader may have meant who finds nothing: tried in turn, and always said.

The beginning of a word, the other layout of the keyboard, two words typed as one or one as two, a slip of the
pen, a part of a long word, and at last fewer words.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from policyarchive.search.language.hangul import typed_as_hangul, typed_as_latin
from policyarchive.search.language.particles import without_particle
from policyarchive.search.language.stopwords import FAINT_WORDS
from policyarchive.search.language.tokens import is_cjk
from policyarchive.search.query.corrections import corrections
from policyarchive.search.query.groups import Group, Query, parse, prefix_group
from policyarchive.search.query.names import Names

PREFIX, KEYBOARD, SPLIT, JOINED, SPELLING = "prefix", "keyboard", "split", "joined", "spelling"
PART, FEWER = "part", "fewer"
MOST_CORRECTIONS = 5
SHORTEST_END = 3
SYLLABLE, WORD = 1, 2  # what a part of a question weighs
Finds = Callable[[list[Group]], bool]


@dataclass(frozen=True)
class Instead:
    """The query that is answered in the place of the one that was typed, and why.

    LEAST is how many groups a document must hold; 0 is all.
    """

    query: Query
    note: str = ""
    least: int = 0


def instead_of(query: Query, names: Names, finds: Finds) -> Instead:
    """Return the first thing that finds something, else the query as it is. A quotation stays one."""
    if query.is_quoted or not query.groups:
        return Instead(query)
    attempts = (_beginnings, _other_keyboard, _split, _joined, _spelled, _part)
    for attempt in attempts:
        for other, note in attempt(query, names, finds):
            if finds(list(other.groups)):
                return Instead(other, note)
    return _fewer(query, finds) or Instead(query)


def _beginnings(query: Query, names: Names, finds: Finds) -> Iterator[tuple[Query, str]]:
    last = query.groups[-1]
    if not is_cjk(last.text[-1:]) and len(last.text) >= 3:
        yield replace(query, groups=(*query.groups[:-1], prefix_group(last))), PREFIX


def _other_keyboard(query: Query, names: Names, finds: Finds) -> Iterator[tuple[Query, str]]:
    hangul = " ".join(typed_as_hangul(word) or word for word in query.text.split())
    for text in (hangul, typed_as_latin(query.text)):
        if text != query.text:
            yield parse(text, names), KEYBOARD


def _split(query: Query, names: Names, finds: Finds) -> Iterator[tuple[Query, str]]:
    """Cut one long Korean word in two, where both are found."""
    for place, group in enumerate(query.groups):
        if not is_cjk(group.text) or len(group.text) < 4 or finds([group]):
            continue
        for cut in range(2, len(group.text) - 1):
            parts = parse(f"{group.text[:cut]} {group.text[cut:]}", names).groups
            yield query.with_groups([*query.groups[:place], *parts, *query.groups[place + 1 :]]), SPLIT


def _joined(query: Query, names: Names, finds: Finds) -> Iterator[tuple[Query, str]]:
    """Take two Korean words for one: 빈 집 for 빈집."""
    for place, (one, other) in enumerate(pairwise(query.groups)):
        if is_cjk(one.text) and is_cjk(other.text):
            whole = parse(one.text + other.text, names).groups
            yield query.with_groups([*query.groups[:place], *whole, *query.groups[place + 2 :]]), JOINED


def _spelled(query: Query, names: Names, finds: Finds) -> Iterator[tuple[Query, str]]:
    """Put near words in the place of those that nothing holds."""
    unknown = [place for place, group in enumerate(query.groups) if not finds([group])]
    best: dict[int, tuple[Group, ...]] = {}
    for place in unknown:
        for word in corrections(query.groups[place].text, names)[:MOST_CORRECTIONS]:
            groups = parse(word, names).groups
            if finds(list(groups)):
                best[place] = groups
                break
    if best:
        yield _with_others(query, best), SPELLING


def _part(query: Query, names: Names, finds: Finds) -> Iterator[tuple[Query, str]]:
    """Put the longest part that is found in the place of a long Korean word: 업무협약 for 업무협약식."""
    best: dict[int, tuple[Group, ...]] = {}
    for place, group in enumerate(query.groups):
        if is_cjk(group.text) and len(group.text) >= 4 and not finds([group]):
            texts = _parts(group.text, is_alone=len(query.groups) == 1)
            parts = (parse(part, names).groups for part in texts)
            if found := next((groups for groups in parts if groups and finds(list(groups))), None):
                best[place] = found
    if best:
        yield _with_others(query, best), PART


def _parts(word: str, *, is_alone: bool) -> Iterator[str]:
    """Yield beginnings down to half of a word, the longest first; and ends of one that stands alone."""
    for length in range(len(word) - 1, (len(word) + 1) // 2 - 1, -1):
        yield word[:length]
        if is_alone and length >= SHORTEST_END:
            yield word[-length:]


def _with_others(query: Query, others: dict[int, tuple[Group, ...]]) -> Query:
    parts = [others.get(place, (group,)) for place, group in enumerate(query.groups)]
    return query.with_groups([group for part in parts for group in part])


def _fewer(query: Query, finds: Finds) -> Instead | None:
    """Leave out what says little, then what nothing holds; then ask for most of the rest, down to half.

    Nothing is answered where less than half of the question would be left: that is another question.
    """
    telling = [group for group in query.groups if _weight(group)]
    if telling and len(telling) < len(query.groups) and finds(telling):
        return Instead(query.with_groups(telling), FEWER)
    known = [group for group in telling if finds([group])]
    strong = [group for group in known if _weight(group) > 1]
    asked = sum(_weight(group) for group in telling if group in known or _weight(group) > 1)
    if len(query.groups) < 2 or not strong or 2 * sum(map(_weight, strong)) < asked:
        return None
    if len(known) < len(query.groups) and finds(known):
        return Instead(query.with_groups(known), FEWER)
    return Instead(query.with_groups(strong), FEWER, least=(len(strong) + 1) // 2)


def _weight(group: Group) -> int:
    """Return what a group says of the question: nothing, little (one syllable), or what a word says."""
    if group.names:
        return WORD
    bare = [group.text, *without_particle(group.text, shortest=1)]
    if any(word in FAINT_WORDS for word in bare):
        return 0
    return WORD if len(group.text) > 1 else SYLLABLE
