"""Whether a worker's memory stays as it is under load: for two minutes, or MINUTES=30."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.harness import options
from benchmarks.harness.archives import archive, copy_of
from benchmarks.harness.load import Plan, ask_whatever_comes
from benchmarks.harness.options import Options
from benchmarks.harness.pages import addresses, item_paths, write_paths
from benchmarks.harness.served import Server, served
from benchmarks.row import CannotRun, Row, print_rows
from benchmarks.serving.memory import megabytes

EACH = 2.0  # seconds between two looks
MOST = 1.05  # times, the last quarter : the second
ITEMS = 500


def main() -> int:
    chosen = options.read()
    return print_rows(f"{chosen.minutes:g} minutes of load", rows(chosen))


def rows(chosen: Options) -> Iterator[Row]:
    with (
        copy_of(archive(chosen.posts, chosen.archives)) as folder,
        served(folder, workers=chosen.workers) as server,
    ):
        paths = write_paths([*item_paths(server, ITEMS), *addresses(server).values()], folder / "paths")
        sizes, failed = watched(server, paths, chosen)
    growth = growth_of(sizes)
    note = f"{sizes[0]:,.0f} MB at first, {sizes[-1]:,.0f} MB at the end"
    yield Row("memory, last quarter : second", growth, "x", f"at most {MOST} x", growth <= MOST, note=note)
    yield Row("answers that failed", failed, "", "none", not failed)


def watched(server: Server, paths: Path, chosen: Options) -> tuple[list[float], int]:
    """Return the memory of all workers at each look, and how many answers failed."""
    sizes: list[float] = []
    ended = threading.Event()

    def look() -> None:
        while not ended.wait(EACH):
            sizes.append(sum(megabytes(server)))

    watching = threading.Thread(target=look)
    watching.start()
    try:
        load = ask_whatever_comes(Plan(server.url, seconds=60 * chosen.minutes, paths=paths))
    finally:
        ended.set()
        watching.join()
    return sizes, load.refused + load.broken


def growth_of(sizes: list[float]) -> float:
    """Compare the last quarter with the second: the first fills caches."""
    quarter = len(sizes) // 4
    if not quarter:
        raise CannotRun("the load was too short to say anything")
    return median(sizes[-quarter:]) / median(sizes[quarter : 2 * quarter])


if __name__ == "__main__":
    sys.exit(main())
