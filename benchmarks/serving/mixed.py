"""Readers by zipf over all items while an editor publishes one a second: how much comes from the cache, and
whether any answer is older than promised.

wrk asks about READS times a second, as readers do, and not as fast as it can: asked without a pause every
page is soon kept, and the share says nothing.
"""

import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.harness import options
from benchmarks.harness.archives import archive, copy_of
from benchmarks.harness.editor import log_in
from benchmarks.harness.load import Load, Plan, ask_whatever_comes, asking
from benchmarks.harness.options import Options
from benchmarks.harness.pages import item_paths, write_paths
from benchmarks.harness.renders import Renders
from benchmarks.harness.served import Server, served
from benchmarks.row import Row, print_rows
from benchmarks.serving.publishing import Seen, publish_each_second

READS = 1_000  # a second
CONNECTIONS = 50
CHANGES = 30
ROOM = {"PAGE_CACHE_MB": "150"}  # 15,000 pages in each of two workers
LEAST = 95
ITEMS = 20_000
IS_ITEM = re.compile(r"/\w+/news/\d+/")


def main() -> int:
    chosen = options.read()
    posts = min(ITEMS, size_for(chosen))
    return print_rows(f"readers by zipf over {posts:,} posts, one publication a second", rows(chosen))


def size_for(chosen: Options) -> int:
    """Return the smallest archive of the run that has so many items, or else the largest."""
    return min((size for size in chosen.sizes if size >= ITEMS), default=chosen.largest)


def rows(chosen: Options) -> Iterator[Row]:
    with (
        copy_of(archive(size_for(chosen), chosen.archives)) as folder,
        served(folder, workers=chosen.workers, settings=ROOM | Renders(folder).settings) as server,
    ):
        measured, seen = measure(server, folder, chosen)
        renders = sum(count for path, count in Renders(folder).by_path().items() if IS_ITEM.fullmatch(path))
    times = f"half within {measured.half_ms:,.1f} ms, {measured.refused + measured.broken} failed"
    yield Row("answers older than promised", seen.stale, f"of {seen.asked:,}", "none", not seen.stale)
    yield Row("reads", measured.rate, "requests/s", note=times)
    share = max(0.0, 100 * (1 - renders / measured.requests))
    note = f"{renders:,} renders, those for the reader who looks for stale answers included"
    yield Row("answers from the cache", share, "%", f"at least {LEAST}%", share >= LEAST, note=note)


def measure(server: Server, folder: Path, chosen: Options) -> tuple[Load, Seen]:
    paths = item_paths(server, ITEMS)
    first, second = (write_paths(by_zipf(paths, dice), folder / f"paths-{dice}") for dice in (1, 2))
    editor = log_in(server.url)
    changes = [editor.prepare(row, f"바뀜 {number}") for number, row in enumerate(editor.rows(CHANGES))]
    ask_whatever_comes(Plan(server.url, CONNECTIONS, 30 * chosen.minutes, paths=first))
    Renders(folder).forget()
    pace = 1000 * CONNECTIONS / READS
    with asking(Plan(server.url, CONNECTIONS, len(changes), paths=second, wait_ms=pace)) as finish:
        seen = publish_each_second(server, editor, changes)
        return finish(), seen


def by_zipf(paths: list[str], dice: int, count: int = 120_000) -> list[str]:
    """Return so many addresses, the first asked for often and the last hardly ever."""
    weights = [1 / rank for rank in range(1, len(paths) + 1)]
    return random.Random(dice).choices(paths, weights, k=count)


if __name__ == "__main__":
    sys.exit(main())
