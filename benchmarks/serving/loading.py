"""How fast posts are loaded with their index, and what they take on the disk."""

import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from benchmarks.harness import options
from benchmarks.harness.archives import make_empty, seed
from benchmarks.harness.contender import disturbed_note
from benchmarks.harness.options import Options
from benchmarks.harness.rounds import interleaved, values_of
from benchmarks.row import Row, print_rows

PROMISES = {5_000: 600, 1_000: 2_000}  # posts a second by bytes of text
PROMISED_MEGABYTES = 18  # of the database, for 1,000 posts of 5 kB
POSTS = 1_000  # a round


def main() -> int:
    return print_rows(
        "loading posts by import_posts, with the search index and first revisions", rows(options.read())
    )


def rows(chosen: Options) -> Iterator[Row]:
    with tempfile.TemporaryDirectory(prefix="policyarchive-bench-") as name:
        folder = Path(name) / "archive"
        make_empty(folder)
        loaders = {f"{size}": Loader(folder, size) for size in PROMISES}
        rounds = interleaved(loaders, rounds=chosen.rounds)
        for size, least in PROMISES.items():
            found = values_of(rounds, f"{size}")
            is_kept = found.middle >= least
            limits = {"low": found.low, "high": found.high, "note": disturbed_note(rounds)}
            promise = f"at least {least:,} posts/s"
            yield Row(f"posts of {size // 1000} kB", found.middle, "posts/s", promise, is_kept, **limits)
        megabytes = loaders["5000"].megabytes
        promise = f"at most {PROMISED_MEGABYTES} MB"
        is_kept = megabytes <= PROMISED_MEGABYTES
        yield Row("database, for 1,000 posts of 5 kB", megabytes, "MB", promise, is_kept)


class Loader:
    """Called, it loads further posts of one size, and returns how many a second."""

    def __init__(self, folder: Path, size: int):
        self._folder, self._size = folder, size
        self._next = 1 + size * 1_000_000  # far from the numbers of other sizes
        self.megabytes = 0.0  # that 1,000 posts take

    def __call__(self) -> float:
        before = bytes_of(self._folder)
        rate = seed(self._folder, POSTS, size=self._size, first=self._next)
        self._next += POSTS
        self.megabytes = (bytes_of(self._folder) - before) / POSTS * 1_000 / 1e6
        return rate


def bytes_of(folder: Path) -> int:
    with closing(sqlite3.connect(folder / "policyarchive.sqlite3")) as database:
        sql = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
        return database.execute(sql).fetchone()[0]


if __name__ == "__main__":
    sys.exit(main())
