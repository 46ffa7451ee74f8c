"""Values of the database that a process keeps, such as the choices of a filter, made once for each state.

The only home of such values: they hold the questions that made them, which become those of every page that is
made with them. `functools.cache` would keep a value for ever, and with it pages that nobody notices are old.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import connection

from policyarchive.lib.data import changes
from policyarchive.lib.data.asking import is_unchanged
from policyarchive.lib.data.recording import Question, clock, current, record

MOST_VALUES = 1_000
T = TypeVar("T")


@dataclass
class _Value:
    value: Any
    questions: tuple[Question, ...]
    until: float
    seen: int | None

    def is_true(self, moment: int | None) -> bool:
        if clock() >= self.until:
            return False
        if moment is not None and self.seen == moment:
            return True
        if not is_unchanged(self.questions, moment):
            return False
        self.seen = moment
        return True


_values: dict[Hashable, _Value] = {}


def kept(key: Hashable, make: Callable[[], T]) -> T:
    """Return what MAKE made at this state of the database; it is called again where that has changed.

    The value is shared by all threads and must not be changed. It may depend on KEY, on what is asked of the
    database and on `today()`, and on nothing else. Inside a transaction, which may see what nobody else
    does, nothing is kept.
    """
    if connection.in_atomic_block:
        return make()
    moment = changes.moment()
    found = _values.get(key)
    if found is None or not found.is_true(moment):
        return _made(key, make, moment)
    if whole := current():
        whole.take(found.questions, until=found.until)
    return found.value


def forget_all() -> None:
    _values.clear()


def _made(key: Hashable, make: Callable[[], T], moment: int | None) -> T:
    with record() as recording:
        value = make()
    if recording.is_keepable:
        _values.pop(key, None)
        while len(_values) >= MOST_VALUES:
            _values.pop(next(iter(_values)), None)
        _values[key] = _Value(value, recording.questions, recording.until, moment)
    return value
