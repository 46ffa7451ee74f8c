"""What a worker takes of the memory, and how soon a server answers; with the largest archive of the run."""

import sys
import time
from collections.abc import Iterator
from statistics import mean

from benchmarks.harness import load, options, usage
from benchmarks.harness.archives import archive
from benchmarks.harness.contender import disturbed_note
from benchmarks.harness.options import Options
from benchmarks.harness.pages import addresses
from benchmarks.harness.rounds import interleaved, values_of
from benchmarks.harness.served import NO_CACHE, Server, served
from benchmarks.row import Row, print_rows

MOST = 150  # MB a worker, beside what the page cache may take
CACHE = 64  # MB for all workers, as the page cache has them by default
SOON = 2.0  # seconds


def main() -> int:
    chosen = options.read()
    return print_rows(f"memory and start, {chosen.largest:,} posts", rows(chosen))


def rows(chosen: Options) -> Iterator[Row]:
    folder = archive(chosen.largest, chosen.archives)
    room = CACHE / chosen.workers
    for name, settings, most in (
        ("a worker without the page cache", NO_CACHE, MOST),
        ("a worker with the page cache", {}, MOST + room),
    ):
        with served(folder, workers=chosen.workers, settings=settings) as server:
            ask_for_everything(server, chosen)
            sizes = megabytes(server)
        yield Row(name, mean(sizes), "MB", f"at most {most:g} MB", max(sizes) <= most, min(sizes), max(sizes))
    rounds = interleaved({"start": lambda: start(folder, chosen)}, rounds=chosen.rounds)
    found = values_of(rounds, "start")
    limits = {"low": found.low, "high": found.high, "note": disturbed_note(rounds)}
    yield Row(
        "start, to the first answer", found.middle, "s", f"at most {SOON:g} s", found.middle <= SOON, **limits
    )


def ask_for_everything(server: Server, chosen: Options) -> None:
    for path in addresses(server).values():
        load.ask_whatever_comes(load.Plan(server.url + path, seconds=chosen.seconds))


def megabytes(server: Server) -> list[float]:
    """Return what each worker takes; what they share counts in parts."""
    return [usage.pss_of(worker) for worker in server.workers()]


def start(folder, chosen: Options) -> float:
    before = time.perf_counter()
    with served(folder, workers=chosen.workers):
        return time.perf_counter() - before


if __name__ == "__main__":
    sys.exit(main())
