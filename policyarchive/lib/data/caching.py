"""Cache backends for a Redis that may be away: then a value is missing, or it is kept in the database.

Django's own backend raises, and a page that only wanted to save some work would answer 500.
"""

import logging
import time
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.base import BaseCache
from django.core.cache.backends.db import DatabaseCache
from django.core.cache.backends.dummy import DummyCache
from django.core.cache.backends.redis import RedisCache

logger = logging.getLogger(__name__)
SECONDS_LEFT_ALONE = 5  # a server that hangs costs a time-out once in this while, and not each request
OPERATIONS = (
    *("add", "get", "set", "touch", "delete", "has_key", "incr", "clear"),
    *("get_many", "set_many", "delete_many"),
)
_left_alone_until: dict[str, float] = {}  # one for all threads, each of which has a cache of its own


class _Forgiving(RedisCache):
    """Asks `_instead` while the server does not answer."""

    _instead: BaseCache

    def __init__(self, server, params):
        super().__init__(server, dict(params))
        self._server = str(server)

    def _ask(self, operation: Callable, name: str, *args, **kwargs) -> Any:
        from redis.exceptions import RedisError

        if time.monotonic() >= _left_alone_until.get(self._server, 0):
            try:
                return operation(self, *args, **kwargs)
            except RedisError as error:
                _left_alone_until[self._server] = time.monotonic() + SECONDS_LEFT_ALONE
                logger.error("The cache server does not answer: %s", error)
        return getattr(self._instead, name)(*args, **kwargs)


def _forgiving(name: str) -> Callable:
    operation = getattr(RedisCache, name)

    def ask(self, *args, **kwargs):
        return self._ask(operation, name, *args, **kwargs)

    return ask


for _name in OPERATIONS:
    setattr(_Forgiving, _name, _forgiving(_name))


class RedisOrNothing(_Forgiving):
    """For what can be made again: while the server is away, nothing is kept and nothing is found."""

    def __init__(self, server, params):
        super().__init__(server, params)
        self._instead = DummyCache(server, {})


class RedisOrDatabase(_Forgiving):
    """For what must hold, such as counted tries at the login: while the server is away, a table keeps it."""

    def __init__(self, server, params):
        options = dict(params.get("OPTIONS", {}))
        table = options.pop("TABLE")
        super().__init__(server, {**params, "OPTIONS": options})
        self._instead = DatabaseCache(table, {"OPTIONS": {"MAX_ENTRIES": 100_000}})
