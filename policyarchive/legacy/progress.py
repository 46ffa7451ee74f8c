"""A progress bar, for a person at a terminal only."""

from collections.abc import Iterable, Iterator
from typing import TextIO, TypeVar

Item = TypeVar("Item")
WIDTH = 30


def with_progress(items: Iterable[Item], *, total: int, stream: TextIO) -> Iterator[Item]:
    """Pass the items on and draw on STREAM how many of TOTAL have gone by."""
    drawn = ""
    for done, item in enumerate(items, start=1):
        yield item
        if (bar := _bar(done, max(total, done))) != drawn:
            stream.write(f"\r{bar}")
            stream.flush()
            drawn = bar
    stream.write("\n" if drawn else "")


def _bar(done: int, total: int) -> str:
    filled = WIDTH * done // total
    return f"[{'#' * filled}{'.' * (WIDTH - filled)}] {done}/{total} files"
