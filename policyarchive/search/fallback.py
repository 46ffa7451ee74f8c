"""What a reader may have meant who finds nothing: tried in turn, and always said.

The beginning of a word, the other layout of the keyboard, two words typed as one, a slip of the pen, and at
last fewer words.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from policyarchive.search.hangul import typed_as_hangul, typed_as_latin
from policyarchive.search.names import Names
from policyarchive.search.query import Group, Query, parse, prefix_group
from policyarchive.search.spelling import corrections
from policyarchive.search.tokens import is_cjk

PREFIX, KEYBOARD, SPLIT, SPELLING, FEWER = "prefix", "keyboard", "split", "spelling", "fewer"
MOST_CORRECTIONS = 5
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
    attempts = (_beginnings, _other_keyboard, _split, _spelled)
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
        parts = [best.get(place, (group,)) for place, group in enumerate(query.groups)]
        yield query.with_groups([group for part in parts for group in part]), SPELLING


def _fewer(query: Query, finds: Finds) -> Instead | None:
    """Leave out what nothing holds; then ask for most of the rest, down to half."""
    known = [group for group in query.groups if finds([group])]
    if not known or len(query.groups) < 2:
        return None
    fewer = query.with_groups(known)
    if len(known) < len(query.groups) and finds(known):
        return Instead(fewer, FEWER)
    return Instead(fewer, FEWER, least=max(1, (len(known) + 1) // 2))
