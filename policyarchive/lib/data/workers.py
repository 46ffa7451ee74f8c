"""Pure functions on all cores: for commands that go through many thousand rows.

A function that is spread gets and gives plain values. It may not touch the database: a connection must not be
shared by two processes.
"""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from itertools import chain
from typing import TypeVar

__all__ = ["ahead", "all_cores", "cores", "spread"]

Given = TypeVar("Given")
Made = TypeVar("Made")
PIECE = 32  # items that go to a process at once
_pool: ContextVar[ProcessPoolExecutor | None] = ContextVar("pool", default=None)


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def all_cores(*, processes: int | None = None) -> Iterator[None]:
    """Let `spread` and `ahead` use all cores while this lasts; with one core they work as ever."""
    count = processes or cores()
    if count < 2 or _pool.get():
        yield
        return
    pool = ProcessPoolExecutor(count, mp_context=_context(), initializer=_begin)
    token = _pool.set(pool)
    try:
        yield
    finally:
        _pool.reset(token)
        pool.shutdown(cancel_futures=True)


def spread(function: Callable[[Given], Made], items: Iterable[Given]) -> list[Made]:
    """Return what a pure function makes of each item, in their order."""
    return _start(function, list(items))()


def ahead(function: Callable[[Given], Made], batches: Iterable[Sequence[Given]]) -> Iterator[list[Made]]:
    """Yield what a pure function makes of each batch, while other processes are busy with the next one."""
    waiting: Callable[[], list[Made]] | None = None
    for batch in batches:
        following = _start(function, batch)
        if waiting:
            yield waiting()
        waiting = following
    if waiting:
        yield waiting()


def _start(function: Callable[[Given], Made], items: Sequence[Given]) -> Callable[[], list[Made]]:
    """Begin with the items and return what waits for the end; a process that dies costs only time."""
    pool = _pool.get()
    if pool is None or len(items) <= PIECE:
        return lambda: [function(item) for item in items]
    pieces = [items[start : start + PIECE] for start in range(0, len(items), PIECE)]
    try:
        futures = [pool.submit(_each, function, piece) for piece in pieces]
    except BrokenProcessPool:
        return lambda: _each(function, items)
    return partial(_gather, function, items, futures)


def _gather(function: Callable[[Given], Made], items: Sequence[Given], futures: list[Future]) -> list[Made]:
    try:
        return list(chain.from_iterable(future.result() for future in futures))
    except BrokenProcessPool:
        return _each(function, items)


def _each(function: Callable[[Given], Made], items: Sequence[Given]) -> list[Made]:
    return [function(item) for item in items]


def _context() -> multiprocessing.context.BaseContext:
    """Fork where that is safe, since a new interpreter reads the whole program again."""
    is_safe = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if is_safe else "spawn")


def _begin() -> None:
    """Leave Ctrl-C to the parent, which stops its workers; a new interpreter has no apps yet."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _pool.set(None)  # a fork has the parent's, which is not its own to ask
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()
