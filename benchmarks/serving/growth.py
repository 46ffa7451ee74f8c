"""What a page costs in a large archive, beside the same page in a small one; nothing is kept."""

import contextlib
import sys
from collections.abc import Iterator
from functools import partial

from benchmarks.harness import options
from benchmarks.harness.archives import archive
from benchmarks.harness.contender import Contender, disturbed_note, joined
from benchmarks.harness.options import Options
from benchmarks.harness.pages import addresses
from benchmarks.harness.rounds import interleaved, ratio
from benchmarks.harness.served import NO_CACHE, Server, served
from benchmarks.row import Row, attempted, print_rows

PROMISES = {"item": 1.5, "board": 1.5, "last page": 1.5, "area": 1.5, "feed": 1.5, "search": 3.0}
CONNECTIONS = 2


def main() -> int:
    return print_rows("growth: times the smallest archive", rows(options.read()))


def rows(chosen: Options) -> Iterator[Row]:
    with contextlib.ExitStack() as stack:
        servers = {
            size: stack.enter_context(
                served(archive(size, chosen.archives), workers=chosen.workers, settings=NO_CACHE)
            )
            for size in chosen.sizes
        }
        pages = {size: addresses(server) for size, server in servers.items()}
        for name in PROMISES:
            paths = {size: pages[size][name] for size in servers}
            yield from attempted(name, partial(grown, name, servers, paths, chosen))


def grown(name: str, servers: dict[int, Server], paths: dict[int, str], chosen: Options) -> Iterator[Row]:
    how = {"connections": CONNECTIONS, "seconds": chosen.seconds, "headers": {}}
    contenders = {f"{size}": Contender(server, paths[size], **how) for size, server in servers.items()}
    rounds = interleaved(contenders, rounds=chosen.rounds)
    smallest, *larger = chosen.sizes
    for size in larger:
        found = ratio(rounds, f"{smallest}", f"{size}")
        costs = [contenders[f"{each}"].cost_ms for each in (smallest, size)]
        note = joined("{:,.2f} and {:,.2f} ms of processor time each".format(*costs), disturbed_note(rounds))
        most = PROMISES[name]
        title = f"{name}, {size:,} posts : {smallest:,}"
        is_kept = found.middle <= most
        yield Row(title, found.middle, "x", f"at most {most:g} x", is_kept, found.low, found.high, note)


if __name__ == "__main__":
    sys.exit(main())
