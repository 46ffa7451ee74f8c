"""Where in a normalised text a group stands: for the ranking, and for marking what was found."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from policyarchive.search.forms import DateForm, Form
from policyarchive.search.query import Group


class Place(NamedTuple):
    start: int
    end: int
    is_typed: bool


class Finder:
    """Finds a group in many texts; made once a query."""

    def __init__(self, group: Group):
        numbered = [(n, form) for n, form in enumerate(group.forms) if isinstance(form, Form)]
        numbered.sort(key=lambda item: -len(item[1].pattern))
        self._typed = group.typed
        self._dates = [form for form in group.forms if isinstance(form, DateForm)]
        self._forms = numbered
        self._any = re.compile("|".join(f"({form.pattern})" for _, form in numbered)) if numbered else None

    def find(self, text: str) -> Iterator[Place]:
        for date in self._dates:
            yield from (Place(start, end, True) for start, end in date.find(text))
        if self._any is None:
            return
        at = 0
        while match := self._any.search(text, at):
            number, form = self._forms[(match.lastindex or 1) - 1]
            if match.end() > match.start() and form.accepts(match.group()):
                yield Place(match.start(), match.end(), number < self._typed)
                at = match.end()
            else:
                at = match.start() + 1
