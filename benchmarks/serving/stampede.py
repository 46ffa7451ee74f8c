"""Many clients at once on a page that nobody asked for before: how often it is made."""

import http.client
import sys
import threading
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

from benchmarks.harness import options
from benchmarks.harness.archives import archive, copy_of
from benchmarks.harness.options import Options
from benchmarks.harness.pages import item_paths
from benchmarks.harness.renders import Renders
from benchmarks.harness.served import Server, served
from benchmarks.row import CannotRun, Row, print_rows

CLIENTS = 200
PAGES = 5


def main() -> int:
    return print_rows(f"stampede: {CLIENTS} clients at once on a cold page", rows(options.read()))


def rows(chosen: Options) -> Iterator[Row]:
    with copy_of(archive(chosen.posts, chosen.archives)) as folder:
        renders = Renders(folder)
        with served(folder, workers=chosen.workers, settings=renders.settings) as server:
            cold = item_paths(server, PAGES)
            seconds = [asked_at_once(server, path) for path in cold]
            counts = [renders.by_path()[path] for path in cold]
    most, limits = max(counts), {"low": min(counts), "high": max(counts)}
    promise = f"at most {chosen.workers}, one a worker"
    yield Row("renders of one page", most, "times", promise, most <= chosen.workers, **limits)
    yield Row(f"until all {CLIENTS} had it, the slowest page", max(seconds) * 1000, "ms")


def asked_at_once(server: Server, path: str) -> float:
    """Connect all clients, then let all ask; return how long it took until the last had its answer."""
    place = urlsplit(server.url)
    clients = [
        http.client.HTTPConnection(place.hostname or "", place.port, timeout=60) for _ in range(CLIENTS)
    ]
    for client in clients:
        client.connect()
    answers: list[int] = []
    start = threading.Barrier(CLIENTS + 1)
    threads = [threading.Thread(target=_ask, args=[client, path, start, answers]) for client in clients]
    for thread in threads:
        thread.start()
    start.wait()
    before = time.perf_counter()
    for thread in threads:
        thread.join()
    if answers != [200] * CLIENTS:
        raise CannotRun(f"{CLIENTS - answers.count(200)} of {CLIENTS} clients had no page")
    return time.perf_counter() - before


def _ask(client: http.client.HTTPConnection, path: str, start: threading.Barrier, answers: list[int]) -> None:
    start.wait()
    client.request("GET", path)
    with client.getresponse() as response:
        response.read()
        answers.append(response.status)
    client.close()


if __name__ == "__main__":
    sys.exit(main())
