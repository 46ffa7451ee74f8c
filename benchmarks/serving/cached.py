"""Pages from the page cache, beside nginx that serves the same bytes as a file on the same cores."""

import sys
from collections.abc import Iterator
from functools import partial

from benchmarks.harness import options
from benchmarks.harness.archives import archive
from benchmarks.harness.contender import Contender, disturbed_note, joined
from benchmarks.harness.nginx import Files, files_served
from benchmarks.harness.options import Options
from benchmarks.harness.pages import addresses
from benchmarks.harness.rounds import interleaved, ratio
from benchmarks.harness.served import Answer, Server, served
from benchmarks.row import CannotRun, Row, attempted, print_rows

PAGES = ("item", "board", "home")
PROMISES = {64: 0.5, 8: 0.45}  # by connections
AS_BROWSERS_ASK = {"Accept-Encoding": "gzip, br"}


def main() -> int:
    chosen = options.read()
    return print_rows(f"cached pages, {chosen.workers} workers, beside nginx", rows(chosen))


def rows(chosen: Options) -> Iterator[Row]:
    folder = archive(chosen.posts, chosen.archives)
    with served(folder, workers=chosen.workers) as server:
        paths = {name: path for name, path in addresses(server).items() if name in PAGES}
        answers = {name: kept_answer(server, path) for name, path in paths.items()}
        with files_served(answers, workers=chosen.workers) as files:
            for name, path in paths.items():
                for connections in PROMISES:
                    measure = partial(compared, name, path, connections, server, files, chosen)
                    yield from attempted(f"{name}, {connections} connections", measure)


def kept_answer(server: Server, path: str) -> Answer:
    """Ask until each worker has the page; return what a browser gets."""
    for _ in range(20):
        answer = server.get(path, Accept_Encoding=AS_BROWSERS_ASK["Accept-Encoding"])
    if answer.status != 200:
        raise CannotRun(f"{path} answers {answer.status}")
    return answer


def compared(
    name: str, path: str, connections: int, server: Server, files: Files, chosen: Options
) -> Iterator[Row]:
    how = {"connections": connections, "seconds": chosen.seconds, "headers": AS_BROWSERS_ASK}
    ours, nginx = Contender(server, path, **how), Contender(files, f"/{name}", **how)
    rounds = interleaved({"ours": ours, "nginx": nginx}, rounds=chosen.rounds)
    found, least = ratio(rounds, "ours", "nginx"), PROMISES[connections]
    rates = f"{ours.rate:,.0f} and {nginx.rate:,.0f} requests/s"
    costs = f"{ours.cost_ms * 1000:,.0f} and {nginx.cost_ms * 1000:,.0f} µs of processor time each"
    yield Row(
        f"{name}, {connections} connections : nginx",
        found.middle,
        "x",
        f"at least {least:g} x",
        found.middle >= least,
        found.low,
        found.high,
        joined(rates, costs, disturbed_note(rounds)),
    )


if __name__ == "__main__":
    sys.exit(main())
