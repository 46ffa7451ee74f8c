"""The change counter: it has moved if anything that pages show was committed, by whichever program.

`moment()` is a number that stays the same while nothing was committed, or None where that cannot be known;
then whoever keeps something has to look whether it is still true.
"""

import os
import threading
from typing import Protocol

from django.conf import settings
from django.db import connection

from policyarchive.lib.data.changes_in_postgresql import Listener
from policyarchive.lib.data.changes_in_sqlite import DataVersion
from policyarchive.lib.data.statements import changes_pages


class Counter(Protocol):
    def moment(self) -> int | None: ...

    def step(self) -> None: ...

    def close(self) -> None: ...


class Unknown:
    """For a database that tells nobody of its changes: through a pool of connections nobody can listen."""

    def moment(self) -> int | None:
        return None

    def step(self) -> None:
        pass

    close = step


_counter: Counter | None = None
_lock = threading.Lock()


def moment() -> int | None:
    return (_counter or _begun()).moment()


def step() -> None:
    """Move the counter of this process: what itself committed is noticed before anybody hears of it."""
    if _counter:
        _counter.step()


def notice_own_commits(sender, connection, **kwargs) -> None:
    """Have a new connection move the counter with what it commits; SQLite tells of that by itself."""
    if connection.vendor != "sqlite" and _step_after_commit not in connection.execute_wrappers:
        connection.execute_wrappers.insert(0, _step_after_commit)


def _step_after_commit(execute, sql, parameters, many, context):
    result = execute(sql, parameters, many, context)
    connection = context["connection"]
    is_noted = any(callback is step for _ids, callback, _robust in connection.run_on_commit)
    if not is_noted and isinstance(sql, str) and changes_pages(sql):
        connection.on_commit(step)
    return result


def forget() -> None:
    """Let go of the database; the next question begins again, and finds the counter elsewhere."""
    global _counter
    with _lock:
        counter, _counter = _counter, None
    if counter:
        counter.close()


def _begun() -> Counter:
    global _counter
    with _lock:
        if _counter is None:
            _counter = _counter_of_the_database()
        return _counter


def _counter_of_the_database() -> Counter:
    if connection.vendor == "sqlite":
        return DataVersion(connection.settings_dict["NAME"])
    if address := settings.DATABASE_DIRECT_URL:
        return Listener({"conninfo": address})
    if connection.settings_dict["DISABLE_SERVER_SIDE_CURSORS"]:
        return Unknown()
    return Listener(connection.get_connection_params())


def _after_fork() -> None:
    """Leave the parent's connection alone, and the thread that is not here."""
    global _counter, _lock
    _counter, _lock = None, threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
