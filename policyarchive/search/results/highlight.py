"""What is shown of a text: the part with most of what was looked for, and the words marked in it.

The marks are laid over the text as it was written; each piece is escaped before it is wrapped.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from policyarchive.search.language.normalise import compose, fold_with_places
from policyarchive.search.query.groups import Group
from policyarchive.search.results.matching import Finder

LONGEST = 150
READ = 20_000  # letters of a body in which a part is looked for


class Span(NamedTuple):
    start: int
    end: int
    group: int


class Marked(NamedTuple):
    html: SafeString
    groups: int  # how many of the groups stand in it


class Marker:
    """Marks the groups of a query in many texts."""

    def __init__(self, groups: Sequence[Group]):
        self._finders = [Finder(group) for group in groups]
        self.most = len(self._finders)  # groups that can stand in a text

    def spans(self, composed: str) -> list[Span]:
        folded, places = fold_with_places(composed)
        found = [
            Span(places[place.start], places[place.end - 1] + 1, number)
            for number, finder in enumerate(self._finders)
            for place in finder.find(folded)
        ]
        return sorted(found)

    def mark(self, text: str) -> Marked:
        """Mark a whole text, such as a title."""
        composed = compose(text)
        spans = self.spans(composed)
        return Marked(_html(composed, spans, 0, len(composed)), len({span.group for span in spans}))

    def snippet(self, text: str) -> Marked:
        """Mark the part of the text in which most groups stand."""
        composed = " ".join(compose(text[:READ]).split())
        spans = self.spans(composed)
        start = _best_start(spans)
        start, end = _at_spaces(composed, start)
        html = _html(composed, spans, start, end)
        before, after = "… " if start else "", " …" if end < len(composed) else ""
        groups = len({span.group for span in spans if start <= span.start and span.end <= end})
        return Marked(mark_safe(f"{before}{html}{after}"), groups)


def _best_start(spans: list[Span]) -> int:
    """Return where the window begins that holds most different groups, then most spans."""
    best = (0, 0, 0)
    for span in spans:
        inside = [other for other in spans if span.start <= other.start and other.end <= span.start + LONGEST]
        rank = (len({other.group for other in inside}), len(inside), -span.start)
        best = max(best, rank)
    return max(0, -best[2] - 30) if best[0] else 0


def _at_spaces(text: str, start: int) -> tuple[int, int]:
    """Move both ends to spaces, so that no word is cut."""
    if start:
        start = text.find(" ", start) + 1
    end = start + LONGEST
    if end >= len(text):
        return start, len(text)
    space = text.rfind(" ", start + LONGEST // 2, end)
    return start, space if space > 0 else end


def _html(text: str, spans: Iterable[Span], start: int, end: int) -> SafeString:
    parts, at = [], start
    for first, last in _merged(span for span in spans if span.start >= start and span.end <= end):
        parts += [escape(text[at:first]), "<mark>", escape(text[first:last]), "</mark>"]
        at = last
    return mark_safe("".join([*parts, escape(text[at:end])]))


def _merged(spans: Iterable[Span]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], span.end))
        else:
            merged.append((span.start, span.end))
    return merged
