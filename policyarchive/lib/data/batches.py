"""Counts that are collected in memory and written in batches, so that nobody waits for them.

Reading writes nothing: a page is answered from a database that is locked, read-only or full, and what is to
be counted waits here. What a process has not written yet when it is killed is lost: the last few seconds.
"""

import atexit
import logging
import threading
from collections import Counter
from collections.abc import Callable, Hashable, Mapping

from django.db import DatabaseError, InterfaceError, connections

logger = logging.getLogger(__name__)
SECONDS = 2
MOST_KEYS = 10_000  # memory is bounded: while nothing can be written, what is new beyond these is not counted

_batches: list["Batch"] = []


class Batch:
    """Sums by key. WRITE takes them in a transaction of its own, and raises DatabaseError where it cannot."""

    def __init__(self, name: str, write: Callable[[Mapping], None]):
        self.name = name
        self._write = write
        self._lock = threading.Lock()
        self._counts: Counter = Counter()
        self._is_failing = False
        _batches.append(self)

    def add(self, key: Hashable, count: int = 1) -> None:
        with self._lock:
            if key in self._counts or len(self._counts) < MOST_KEYS:
                self._counts[key] += count
        _writer.begin()

    def flush(self) -> None:
        """Write what was collected; what cannot be written now is tried again the next time."""
        counts = self._take()
        if not counts:
            return
        try:
            self._write(counts)
        except (DatabaseError, InterfaceError) as error:
            self._put_back(counts)
            self._note(error)
        else:
            self._is_failing = False

    def forget(self) -> None:
        self._take()

    def _take(self) -> Counter:
        with self._lock:
            counts, self._counts = self._counts, Counter()
        return counts

    def _put_back(self, counts: Counter) -> None:
        with self._lock:
            self._counts.update(dict(counts.most_common(max(0, MOST_KEYS - len(self._counts)))))

    def _note(self, error: Exception) -> None:
        """Log the first failure of a row of failures."""
        if not self._is_failing:
            logger.error("Counts of %s cannot be written and are kept in memory: %s", self.name, error)
        self._is_failing = True


class _Writer:
    """The thread that writes, begun with the first count of a process that asked for it."""

    def __init__(self) -> None:
        self.is_wanted = False
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()

    def begin(self) -> None:
        # After a fork the thread of the parent is not alive here, and another one begins.
        if not self.is_wanted or (self._thread and self._thread.is_alive()):
            return
        with self._lock:
            if not (self._thread and self._thread.is_alive()):
                self._thread = threading.Thread(target=self._run, name="counts", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        pause = threading.Event()
        while True:
            pause.wait(SECONDS)
            try:
                flush_all()
            except Exception:
                logger.exception("Counts cannot be written")
            for connection in connections.all(initialized_only=True):
                connection.close_if_unusable_or_obsolete()


_writer = _Writer()


def write_in_background() -> None:
    """Write every few seconds from now on, and what is left at the end of the process."""
    _writer.is_wanted = True
    atexit.register(flush_all)


def flush_all() -> None:
    for batch in _batches:
        batch.flush()


def forget_all() -> None:
    for batch in _batches:
        batch.forget()
