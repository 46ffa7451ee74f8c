"""The order of what was found: the same sums, in Python, on both databases.

The database sorts by the first stage and gives the first some hundred; the second stage reads their texts.
"""

import datetime
import math
from dataclasses import dataclass
from typing import NamedTuple

from policyarchive.search.language.particles import is_tail
from policyarchive.search.query.groups import Group, Query
from policyarchive.search.results.matching import Finder

FIRST_STAGE_TITLE = 4
FIRST_STAGE_TAG = 2
FIRST_STAGE_OWN_PAGE = 100
RESCORED = 200


@dataclass(frozen=True)
class Weights:
    title: float = 6
    tag: float = 3
    body: float = 1.5
    typed_title: float = 1
    typed_body: float = 0.4
    all_in_title: float = 3
    close_in_title: float = 1.5
    side_by_side_in_body: float = 2
    close_in_body: float = 1
    own_page: float = 6
    short_title: float = 1
    recent: float = 0.6
    recent_years: float = 3
    # Where in a word the match stands.
    whole: float = 1
    beginning: float = 0.9
    later: float = 0.8
    one_after: float = 0.6
    one_before: float = 0.2
    # Of how often a body says it, and how much its length counts.
    saturation: float = 1.2
    length: float = 0.7
    most_times: float = 12


WEIGHTS = Weights()
SIDE_BY_SIDE, CLOSE = 6, 60


class Candidate(NamedTuple):
    """A document as the first stage gives it; FACETS tell what it is about."""

    kind: str
    object_id: int
    date: datetime.date | None
    title: str
    body: str
    facets: frozenset[str]


@dataclass(slots=True)
class _Found:
    weight: float = 0
    typed: float = 0
    best: tuple[int, int] | None = None
    times: float = 0


def rescore(
    query: Query, candidates: list[Candidate], *, today: datetime.date
) -> list[tuple[float, Candidate]]:
    """Return the candidates with their scores, best first; ties by date, kind and key."""
    finders = [(group, Finder(group)) for group in query.groups]
    length = sum(len(candidate.body) for candidate in candidates) / max(1, len(candidates)) or 1
    scored = [
        (round(_score(query, finders, candidate, length, today), 6), candidate) for candidate in candidates
    ]
    return sorted(scored, key=lambda pair: (-pair[0], *newest_first(pair[1])))


def newest_first(one) -> tuple:
    """Return what a candidate or a hit is sorted by where nothing else decides."""
    return (-(one.date.toordinal() if one.date else 0), one.kind, -one.object_id)


def _score(query: Query, finders: list, candidate: Candidate, length: float, today: datetime.date) -> float:
    in_title = [_look(finder, candidate.title) for _, finder in finders]
    in_body = [_look(finder, candidate.body) for _, finder in finders]
    score = sum(
        _group_score(group, title, body, candidate, length)
        for (group, _), title, body in zip(finders, in_title, in_body, strict=True)
    )
    return (
        score
        + _together(in_title, in_body)
        + _fits(query, in_title, candidate)
        + _recency(candidate.date, today)
    )


def _group_score(group: Group, title: _Found, body: _Found, candidate: Candidate, length: float) -> float:
    w = WEIGHTS
    is_tagged = any(tag.facet in candidate.facets for tag in group.tags)
    times = min(body.times, w.most_times)
    damped = w.saturation * (1 - w.length + w.length * len(candidate.body) / length)
    often = times * (w.saturation + 1) / (times + damped) if times else 0
    typed = max(w.typed_title * title.typed, w.typed_body * body.typed)
    return w.title * title.weight + w.tag * is_tagged + w.body * often + typed


def _together(in_title: list[_Found], in_body: list[_Found]) -> float:
    """Return what it is worth that all groups stand in one place, and near each other."""
    if len(in_title) < 2:
        return WEIGHTS.all_in_title * in_title[0].weight
    if worst := min(found.weight for found in in_title):
        near = WEIGHTS.close_in_title if _distance(in_title) <= SIDE_BY_SIDE else 0
        return worst * (WEIGHTS.all_in_title + near)
    if not all(found.weight for found in in_body):
        return 0
    distance = _distance(in_body)
    if distance <= SIDE_BY_SIDE:
        return WEIGHTS.side_by_side_in_body
    return WEIGHTS.close_in_body if distance <= CLOSE else 0


def _distance(found: list[_Found]) -> int:
    """Return the letters between the first and the last group that belong to neither."""
    places = sorted(one.best for one in found if one.best)
    return max(end for _, end in places) - places[0][0] - sum(end - start for start, end in places)


def _fits(query: Query, in_title: list[_Found], candidate: Candidate) -> float:
    if any(name.kind == candidate.kind and name.key == candidate.object_id for name in query.names):
        return WEIGHTS.own_page
    titles = candidate.title.split("¦")
    matched = [found.best for found in in_title if found.best]
    if not matched:
        return 0
    covered = sum(end - start for start, end in matched)
    return WEIGHTS.short_title * min(1, covered / min(len(title.strip()) or 1 for title in titles))


def _recency(date: datetime.date | None, today: datetime.date) -> float:
    if date is None:
        return 0
    years = max(0, (today - date).days) / 365.25
    return WEIGHTS.recent * math.exp(-years / WEIGHTS.recent_years)


def _look(finder: Finder, text: str) -> _Found:
    """Look until more would count no more."""
    found = _Found()
    for place in finder.find(text):
        weight = place_weight(text, place.start, place.end)
        found.times += weight
        if weight > found.weight:
            found.weight, found.best = weight, (place.start, place.end)
        if place.is_typed:
            found.typed = max(found.typed, weight)
        if found.times >= WEIGHTS.most_times and found.weight == found.typed == WEIGHTS.whole:
            break
    return found


def place_weight(text: str, start: int, end: int) -> float:
    """Return what a match is worth by its place in its word: 대만 in 기대만큼 is hardly one."""
    before, after = _hangul_before(text, start), _hangul_after(text, end)
    if not ("가" <= text[end - 1] <= "힣"):
        return WEIGHTS.whole
    if not before:
        if is_tail(after):
            return WEIGHTS.whole
        return WEIGHTS.one_after if len(after) == 1 else WEIGHTS.beginning
    if before == 1:
        return WEIGHTS.one_before
    return WEIGHTS.later if is_tail(after) or len(after) > 1 else WEIGHTS.one_after


def _hangul_before(text: str, start: int) -> int:
    count = 0
    while start - count > 0 and "가" <= text[start - count - 1] <= "힣":
        count += 1
    return count


def _hangul_after(text: str, end: int) -> str:
    last = end
    while last < len(text) and "가" <= text[last] <= "힣":
        last += 1
    return text[end:last]
