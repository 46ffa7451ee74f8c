"""Where in a normalised text a group stands: for the ranking, and for marking what was found."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from policyarchive.search.language.spellings import DateForm, Form
from policyarchive.search.query.groups import Group


class Place(NamedTuple):
    start: int
    end: int
    is_typed: bool


class Finder:
    """Finds a group in many texts; made once a query."""

    def __init__(self, group: Group):
        self._dates = [form for form in group.forms if isinstance(form, DateForm)]
        numbered = [(n, form) for n, form in enumerate(group.forms) if isinstance(form, Form)]
        numbered.sort(key=lambda item: -len(item[1].patterns[0]))
        ways = [(form, n < group.typed, pattern) for n, form in numbered for pattern in form.patterns]
        self._ways = [(form, is_typed) for form, is_typed, _ in ways]
        # The empty brackets tell which way it was. They stand last, because a search skips to the next of
        # the first letters only where each way begins with one.
        self._any = re.compile("|".join(f"{pattern}()" for _, _, pattern in ways)) if ways else None
        self._accepted: dict[tuple[int, str], bool] = {}

    def find(self, text: str) -> Iterator[Place]:
        for date in self._dates:
            yield from (Place(start, end, True) for start, end in date.find(text))
        if self._any is None:
            return
        at = 0
        while match := self._any.search(text, at):
            way = (match.lastindex or 1) - 1
            start, end = match.span()
            if self._accepts(way, match.group()):
                yield Place(start, end, self._ways[way][1])
                at = end
            else:
                at = start + 1

    def _accepts(self, way: int, found: str) -> bool:
        """Ask the form once for each thing that is found: in many texts it is always the same few."""
        key = way, found
        if (known := self._accepted.get(key)) is None:
            known = self._accepted[key] = self._ways[way][0].accepts(found)
        return known
