"""Many clients at once on a page that nobody asked for before: how often it is computed."""

import http.client
import sys
import threading
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

from benchmarks.harness import options
from benchmarks.harness.archives import archive
from benchmarks.harness.kept import is_hit, refuse_silence
from benchmarks.harness.options import Options
from benchmarks.harness.pages import addresses, item_paths
from benchmarks.harness.served import Server, served
from benchmarks.row import Row, print_rows

CLIENTS = 200
PAGES = 5


def main() -> int:
    return print_rows(f"stampede: {CLIENTS} clients at once on a cold page", rows(options.read()))


def rows(chosen: Options) -> Iterator[Row]:
    folder = archive(chosen.posts, chosen.archives)
    with served(folder, workers=chosen.workers) as server:
        refuse_silence(server, addresses(server)["board"])
        cold = item_paths(server, PAGES)
        found = [asked_at_once(server, path) for path in cold]
    renders = [sum(1 for hit in hits if not hit) for hits, _ in found]
    slowest = max(seconds for _, seconds in found)
    promise = f"one for each worker ({chosen.workers})"
    yield Row(
        "renders of one page",
        max(renders),
        "times",
        promise,
        max(renders) <= chosen.workers,
        min(renders),
        max(renders),
    )
    yield Row(f"until all {CLIENTS} had it", slowest * 1000, "ms")


def asked_at_once(server: Server, path: str) -> tuple[list[bool], float]:
    """Connect all, then let all ask; return whether each answer came from the cache, and the time."""
    address = urlsplit(server.url)
    clients = [http.client.HTTPConnection(address.hostname, address.port, timeout=60) for _ in range(CLIENTS)]
    for client in clients:
        client.connect()
    hits: list[bool] = []
    start = threading.Barrier(CLIENTS + 1)

    def one(client: http.client.HTTPConnection) -> None:
        start.wait()
        client.request("GET", path)
        response = client.getresponse()
        response.read()
        hits.append(response.status == 200 and bool(is_hit(lowered(response.headers))))
        client.close()

    threads = [threading.Thread(target=one, args=[client]) for client in clients]
    for thread in threads:
        thread.start()
    start.wait()
    before = time.perf_counter()
    for thread in threads:
        thread.join()
    return hits, time.perf_counter() - before


def lowered(headers) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


if __name__ == "__main__":
    sys.exit(main())
