"""Publishes one change a second, and reads meanwhile what was changed: no answer may be older."""

import threading
import time
from collections.abc import Sequence
from typing import NamedTuple

from benchmarks.harness.editor import Editor, Prepared
from benchmarks.harness.served import Server

LISTS = ("/ko/", "/ko/news/")


class Seen(NamedTuple):
    asked: int
    stale: int


def publish_each_second(server: Server, editor: Editor, changes: Sequence[Prepared]) -> Seen:
    """Publish all changes; return how many pages were asked for meanwhile, and how many were stale."""
    published: list[Prepared] = []
    seen: list[bool] = []
    ended = threading.Event()
    reader = threading.Thread(target=_read_until, args=[ended, server, published, seen])
    reader.start()
    try:
        for change in changes:
            start = time.monotonic()
            editor.publish(change)
            published.append(change)
            time.sleep(max(0.0, 1 - (time.monotonic() - start)))
    finally:
        ended.set()
        reader.join()
    return Seen(len(seen), sum(seen))


def _read_until(ended: threading.Event, server: Server, published: list[Prepared], seen: list[bool]) -> None:
    while not ended.is_set():
        now = list(published)  # what is published from here on may be seen or not
        for path in (*LISTS, *(change.path for change in now[-5:])):
            seen.append(is_stale(path, server.get(path).body.decode(), now))


def is_stale(path: str, page: str, published: Sequence[Prepared]) -> bool:
    """Tell whether a page shows an item that was changed before it was asked for, without its new title."""
    shown = [change for change in published if change.path == path or f'href="{change.path}"' in page]
    return any(change.title not in page for change in shown)
