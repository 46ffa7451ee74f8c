"""Publishing at its time, beside the pages: a thread of the server looks twice a second what is due.

Once an hour it also does what the composition root has to be done hourly.

Reading a page never publishes anything. One process of a machine looks, whichever holds a locked file; where
several machines do, the rows of the plans are locked, and each is carried out once.
"""

import logging
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO

from django.db import connection
from django.utils import timezone

from policyarchive.publishing.actions import publish_due
from policyarchive.publishing.models import Schedule

try:
    import fcntl
except ImportError:  # not on Windows, where each process looks
    fcntl = None  # type: ignore[assignment]

logger = logging.getLogger(__name__)
SECONDS = 0.5
SECONDS_AFTER_FAILURE = 5
HOUR = 3600


def start(*, lock_file: Path, hourly: Callable[[], object]) -> None:
    parts = [_Turn(lock_file), EveryHour(hourly)]
    threading.Thread(target=_run, args=parts, name="timer", daemon=True).start()


def tick() -> bool:
    """Publish what is due; return whether that went well. What goes wrong is logged and tried again later."""
    try:
        now = timezone.now()
        if Schedule.objects.due(now=now).exists():
            publish_due(now=now)
            return not Schedule.objects.due(now=now).exists()
    except Exception:
        logger.exception("What is due could not be published")
        with suppress(Exception):
            connection.close()
        return False
    return True


class EveryHour:
    """Does some work with the first call and then once an hour; what fails is logged."""

    def __init__(self, work: Callable[[], object]):
        self._work = work
        self._next = 0.0

    def __call__(self, *, now: float | None = None) -> None:
        moment = time.monotonic() if now is None else now
        if self._next and moment < self._next:
            return
        self._next = moment + HOUR
        try:
            self._work()
        except Exception:
            logger.exception("What is done every hour failed")
            with suppress(Exception):
                connection.close()


class _Turn:
    """The right to look, which the system takes from a process that ends."""

    def __init__(self, path: Path):
        self._path = path
        self._file: IO | None = None

    def is_mine(self) -> bool:
        """Take the lock where it is free; where no file can be locked, everybody looks."""
        if self._file or fcntl is None:
            return True
        try:
            file = self._path.open("a")
        except OSError:
            return True
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            return False
        self._file = file
        return True

    def give_up(self) -> None:
        if self._file:
            self._file.close()
        self._file = None


def _run(turn: _Turn, every_hour: EveryHour) -> None:
    pause = threading.Event()
    wait = SECONDS
    while True:
        pause.wait(wait)
        if not turn.is_mine():
            continue
        wait = SECONDS if tick() else SECONDS_AFTER_FAILURE
        every_hour()
