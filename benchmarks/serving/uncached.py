"""What each page costs that is not kept: with the page cache switched off, and the admin's pages."""

import sys
from collections.abc import Iterator

from benchmarks.harness import options
from benchmarks.harness.archives import archive, copy_of
from benchmarks.harness.contender import Contender, disturbed_note, joined
from benchmarks.harness.editor import LIST, log_in
from benchmarks.harness.options import Options
from benchmarks.harness.pages import addresses
from benchmarks.harness.rounds import interleaved, values_of
from benchmarks.harness.served import NO_CACHE, Server, served
from benchmarks.row import Row, attempted, print_rows

CONNECTIONS = 8


def main() -> int:
    chosen = options.read()
    title = f"pages that are not kept, {chosen.posts:,} posts, {CONNECTIONS} connections"
    return print_rows(title, rows(chosen))


def rows(chosen: Options) -> Iterator[Row]:
    with (
        copy_of(archive(chosen.posts, chosen.archives)) as folder,
        served(folder, workers=chosen.workers, settings=NO_CACHE) as server,
    ):
        for name, path in addresses(server).items():
            yield from measured(name, server, path, {"Accept-Encoding": "gzip, br"}, chosen)
        yield from admin_rows(server, chosen)


def admin_rows(server: Server, chosen: Options) -> Iterator[Row]:
    editor = log_in(server.url)
    for name, path in (("admin list", LIST), ("admin form", editor.rows(1)[0])):
        yield from measured(name, server, path, {"Cookie": editor.cookie}, chosen)


def measured(name: str, server: Server, path: str, headers: dict[str, str], chosen: Options) -> Iterator[Row]:
    contender = Contender(server, path, connections=CONNECTIONS, seconds=chosen.seconds, headers=headers)
    return attempted(name, lambda: [_row(name, contender, chosen)])


def _row(name: str, contender: Contender, chosen: Options) -> Row:
    rounds = interleaved({name: contender}, rounds=chosen.rounds)
    found = values_of(rounds, name)
    times = f"half within {contender.half_ms:,.1f} ms, {contender.cost_ms:,.2f} ms of processor time each"
    note = joined(times, disturbed_note(rounds))
    return Row(name, found.middle, "requests/s", low=found.low, high=found.high, note=note)


if __name__ == "__main__":
    sys.exit(main())
