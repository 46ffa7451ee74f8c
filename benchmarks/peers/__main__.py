"""`python -m benchmarks.peers` measures Wagtail and WordPress beside the product, with the same posts."""

import contextlib
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.harness import archives, options, results
from benchmarks.harness.contender import Contender, disturbed_note, joined
from benchmarks.harness.options import Options
from benchmarks.harness.pages import addresses
from benchmarks.harness.rounds import interleaved, ratio
from benchmarks.harness.served import NO_CACHE, Server, served
from benchmarks.peers.peer import Peer
from benchmarks.peers.wagtail import wagtail
from benchmarks.peers.wordpress import wordpress
from benchmarks.row import CannotRun, Row, attempted, not_run, print_rows

FOLDER = Path(__file__).parent
RESULTS = FOLDER.parent / "results-peers.md"
PEERS = {"Wagtail": wagtail, "WordPress": wordpress}
PROMISES = {"item": 4, "board": 8, "last page": 8}  # times Wagtail
PROMISED_LOADING = 8  # times Wagtail
CONNECTIONS = 8


def main() -> int:
    start, chosen = time.monotonic(), options.read()
    with tempfile.TemporaryDirectory(prefix="policyarchive-peers-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # for nginx, whose workers are nobody
        os.environ["BENCHMARK_ROWS"] = str(folder / "rows")
        title = f"pages that are not kept, beside peers, {chosen.posts:,} posts, {chosen.workers} workers"
        code = print_rows(title, rows(chosen, folder))
        found = results.read(folder / "rows")
    texts = {name: os.environ.get(name) or default for name, default in options.DEFAULTS.items()}
    minutes = (time.monotonic() - start) / 60
    results.write(RESULTS, found, command="make bench-peers", chosen=texts, minutes=minutes)
    return code


def rows(chosen: Options, folder: Path) -> Iterator[Row]:
    archive = folder / "archive"
    archives.make_empty(archive)
    rate = archives.seed(archive, chosen.posts)
    lines = folder / "lines"
    command = [sys.executable, "-m", "benchmarks.seed", str(chosen.posts), "--lines", str(lines)]
    archives.run(command, archive)
    lines.chmod(0o644)
    with contextlib.ExitStack() as stack:
        server = stack.enter_context(served(archive, workers=chosen.workers, settings=NO_CACHE))
        yield Row("this product, loading", rate, "posts/s")
        for name, start in PEERS.items():
            place = folder / name
            place.mkdir()
            try:
                peer = stack.enter_context(start(place, lines, workers=chosen.workers))
            except CannotRun as why:
                yield not_run(name, why)
                continue
            yield from compared(server, rate, peer, name == "Wagtail", chosen)


def compared(server: Server, rate: float, peer: Peer, is_promised: bool, chosen: Options) -> Iterator[Row]:
    found, least = rate / peer.posts_a_second, PROMISED_LOADING
    promise = (f"at least {least} x", found >= least) if is_promised else ("", True)
    note = f"{peer.name} {peer.posts_a_second:,.1f} posts/s"
    yield Row(f"loading : {peer.name}", found, "x", *promise, note=note)
    for name, path in addresses(server).items():
        if name in PROMISES:
            least = PROMISES[name] if is_promised else 0
            measure = partial(page, name, path, server, peer, least, chosen)
            yield from attempted(f"{name} : {peer.name}", measure)


def page(name: str, path: str, server: Server, peer: Peer, least: float, chosen: Options) -> Iterator[Row]:
    how = {"connections": CONNECTIONS, "seconds": chosen.seconds, "headers": {}}
    ours, theirs = Contender(server, path, **how), Contender(peer, peer.paths[name], **how)
    rounds = interleaved({"ours": ours, "theirs": theirs}, rounds=chosen.rounds)
    found = ratio(rounds, "ours", "theirs")
    promise = (f"at least {least} x", found.middle >= least) if least else ("", True)
    rates = f"{ours.rate:,.1f} and {theirs.rate:,.1f} requests/s"
    costs = f"{ours.cost_ms:,.2f} and {theirs.cost_ms:,.2f} ms of processor time each"
    note = joined(rates, costs, disturbed_note(rounds))
    yield Row(f"{name} : {peer.name}", found.middle, "x", *promise, found.low, found.high, note)


if __name__ == "__main__":
    sys.exit(main())
