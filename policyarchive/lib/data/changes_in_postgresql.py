"""PostgreSQL notifies who listens: triggers on the tables of pages send with the commit that changed them.

A thread holds a connection of its own. It asks four times a second whether the server is there, and what was
answered then holds for less than a second. Once the connection is lost or silent, nothing is known until it
listens again, and then something may have changed.
"""

import itertools
import logging
import select
import threading
import time
from typing import Any

logger = logging.getLogger(__name__)
CHANNEL = "policyarchive_changes"
SECONDS = 0.25
HOLDS_FOR = 0.9  # seconds: what another machine committed is seen within one
SECONDS_AFTER_FAILURE = 1
_moments = itertools.count(1)  # never the same twice in a process, whichever listener gives them


class Listener:
    def __init__(self, parameters: dict[str, Any]):
        self._parameters = parameters
        self._moment = next(_moments)
        self._known_until = 0.0
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="changes", daemon=True)
        self._thread.start()

    def moment(self) -> int | None:
        return self._moment if time.monotonic() < self._known_until else None

    def step(self) -> None:
        self._moment = next(_moments)

    def close(self) -> None:
        self._stopping.set()
        self._known_until = 0.0
        self._thread.join(5)

    def _run(self) -> None:
        import psycopg

        while not self._stopping.is_set():
            try:
                with psycopg.connect(**self._parameters, autocommit=True) as connection:
                    self._listen(connection)
            except psycopg.Error as error:
                self._known_until = 0.0
                logger.error("PostgreSQL does not tell of changes: %s", error)
                self._stopping.wait(SECONDS_AFTER_FAILURE)

    def _listen(self, connection: Any) -> None:
        connection.add_notify_handler(lambda notification: self.step())
        connection.execute(f"LISTEN {CHANNEL}")
        self.step()  # what was committed while nobody listened
        while not self._stopping.is_set():
            asked = time.monotonic()
            connection.execute("SELECT 1")  # behind it stands everything that was committed before
            self._known_until = asked + HOLDS_FOR
            select.select([connection.fileno()], [], [], SECONDS)
