"""What an answer was made of: the questions asked of the database, and the moment until which it holds.

Nobody declares anything. While a recording runs, each query of the thread is noted as it passes, with a
digest of the rows that it gave; so an answer is checked later by asking the same questions again. Whatever
depends on the day asks `today()`, which ends the recording's term at the next midnight.
"""

import datetime
import math
import pickle
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from hashlib import blake2b
from io import BytesIO
from typing import Any, NamedTuple

from django.db import connection
from django.utils import timezone

from policyarchive.lib.data.statements import Effect, effect_of

DIGEST = 16  # bytes
_DAY = datetime.timedelta(days=1)


class Question(NamedTuple):
    """A query as it was sent, and the digest of the rows that it gave."""

    sql: str
    parameters: tuple | None
    answer: bytes


class Recording:
    """The questions of one answer, each once. It is KEEPABLE where asking them again proves all of it."""

    __slots__ = ("_answers", "is_keepable", "until")

    def __init__(self) -> None:
        self._answers: dict[tuple[str, tuple | None], bytes] = {}
        self.is_keepable = True
        self.until = math.inf  # seconds since 1970

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(Question(*asked, answer) for asked, answer in self._answers.items())

    def take(self, questions: Iterable[Question], *, until: float = math.inf) -> None:
        """Take over what a part of the answer was made of."""
        for question in questions:
            self._add((question.sql, question.parameters), question.answer)
        self.until = min(self.until, until)

    def join(self, part: "Recording") -> None:
        self.take(part.questions, until=part.until)
        self.is_keepable = self.is_keepable and part.is_keepable

    def note(self, sql: str, parameters: Any, rows: list) -> None:
        asked = (sys.intern(sql), None if parameters is None else tuple(parameters))
        try:
            self._add(asked, digest(rows))
        except TypeError:  # a value that cannot be compared, such as a list
            self.is_keepable = False

    def _add(self, asked: tuple[str, tuple | None], answer: bytes) -> None:
        if self._answers.setdefault(asked, answer) != answer:
            self.is_keepable = False  # it changed in between: one half is of before, the other of after


_current: ContextVar[Recording | None] = ContextVar("recording", default=None)


@contextmanager
def record() -> Iterator[Recording]:
    """Record what is asked in this thread; what a part of it asked belongs to the whole as well."""
    whole, own = _current.get(), Recording()
    token = _current.set(own)
    try:
        if whole is None:
            with connection.execute_wrapper(_listen):
                yield own
        else:
            yield own
    finally:
        _current.reset(token)
        if whole is not None:
            whole.join(own)


def current() -> Recording | None:
    return _current.get()


def today(zone: datetime.tzinfo | None = None) -> datetime.date:
    """Return the day, in the site's zone unless another is named; what is being made holds until it ends."""
    zone = zone or timezone.get_current_timezone()
    day = timezone.localdate(timezone=zone)
    midnight = datetime.datetime.combine(day + _DAY, datetime.time.min, tzinfo=zone)
    holds_until(midnight.timestamp())
    return day


def holds_until(moment: float) -> None:
    """Say that what is being made is true no longer than this; in seconds since 1970."""
    if recording := _current.get():
        recording.until = min(recording.until, moment)


def depends_on_the_request() -> None:
    """Say that what is being made depends on who asks, or counts that somebody did: it is never kept."""
    if recording := _current.get():
        recording.is_keepable = False


def clock() -> float:
    return timezone.now().timestamp()


def digest(rows: list) -> bytes:
    """Return a digest of rows: equal values give equal ones, whether or not they are the same objects."""
    written = BytesIO()
    pickler = pickle.Pickler(written, 5)
    pickler.fast = True  # without references, which depend on which objects are the same
    pickler.dump(rows)
    return blake2b(written.getbuffer(), digest_size=DIGEST).digest()


def _listen(execute: Callable, sql: Any, parameters: Any, many: bool, context: dict) -> Any:
    """Pass a statement on; note what it asked, or that it changed something."""
    recording = _current.get()
    given = context["cursor"]
    given.cursor = getattr(given.cursor, "read_before", given.cursor)
    result = execute(sql, parameters, many, context)
    if recording is None:
        return result
    effect = Effect.UNKNOWN if many or not isinstance(sql, str) else effect_of(sql)
    if effect is Effect.UNKNOWN:
        recording.is_keepable = False
    if effect is not Effect.ASKS:
        return result
    given.cursor = _Rows(given.cursor)
    recording.note(sql, parameters, given.cursor.rows)
    return given.cursor


class _Rows:
    """A cursor all of whose rows were read, and are handed out again; the rest is the cursor's matter."""

    def __init__(self, cursor: Any):
        self.read_before = cursor
        self.rows = cursor.fetchall()
        self._next = 0

    def fetchone(self) -> Any:
        return next(iter(self.fetchmany(1)), None)

    def fetchmany(self, size: int = 1) -> list:
        first, self._next = self._next, self._next + size
        return self.rows[first : self._next]

    def fetchall(self) -> list:
        return self.fetchmany(len(self.rows))

    def __iter__(self) -> Iterator:
        return iter(self.fetchall())

    def __getattr__(self, name: str) -> Any:
        return getattr(self.read_before, name)
