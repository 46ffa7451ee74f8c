"""How far a long operation is, drawn for a person at a terminal only."""

from collections.abc import Callable, Iterable, Iterator
from typing import TextIO, TypeVar

Item = TypeVar("Item")
WIDTH = 30


def with_progress(items: Iterable[Item], *, total: int, stream: TextIO) -> Iterator[Item]:
    """Pass the items on and draw on STREAM how many of TOTAL have gone by."""
    drawn = ""
    for done, item in enumerate(items, start=1):
        yield item
        if (line := _line(done, max(total, done), "files")) != drawn:
            stream.write(f"\r{line}")
            stream.flush()
            drawn = line
    stream.write("\n" if drawn else "")


def bar(stream, what: str) -> Callable[[int, int], None]:
    """Return a function that draws how many of how many are done; silent where nobody looks on."""
    drawn = [""]

    def draw(done: int, total: int) -> None:
        line = _line(done, total, what)
        if line == drawn[0] or not stream.isatty():
            return
        drawn[0] = line
        stream.write(f"\r{line}", ending="\n" if done >= total else "")
        stream.flush()

    return draw


def _line(done: int, total: int, what: str) -> str:
    filled = WIDTH * done // max(total, 1)
    return f"[{'#' * filled}{'.' * (WIDTH - filled)}] {done}/{total} {what}"
