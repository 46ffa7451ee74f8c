"""What a reader notices of others who are slow or idle, and of a worker that is killed."""

import contextlib
import os
import resource
import signal
import socket
import sys
import time
from collections.abc import Iterator
from math import inf
from urllib.parse import urlsplit

from benchmarks.harness import options
from benchmarks.harness.archives import archive, copy_of
from benchmarks.harness.load import Load, Plan, ask_whatever_comes, asking
from benchmarks.harness.options import Options
from benchmarks.harness.pages import addresses
from benchmarks.harness.served import Server, served
from benchmarks.row import Row, attempted, print_rows

IDLE, SLOW = 10_000, 64
SPARE = 500  # connections that other things need
MOST = 2.0  # times the time that half of the requests take without them
SECONDS = 5


def main() -> int:
    return print_rows("slow and idle clients, and a killed worker", rows(options.read()))


def rows(chosen: Options) -> Iterator[Row]:
    with (
        copy_of(archive(chosen.posts, chosen.archives)) as folder,
        served(folder, workers=chosen.workers) as server,
    ):
        path = addresses(server)["item"]
        yield from attempted("idle connections", lambda: beside_idle(server, path))
        yield from attempted("slow readers", lambda: beside_slow(server, path))
        yield from attempted("a worker killed", lambda: beside_a_kill(server, path))


def beside_idle(server: Server, path: str) -> Iterator[Row]:
    count = min(IDLE, resource.getrlimit(resource.RLIMIT_NOFILE)[0] - SPARE)
    alone = ask(server, path)
    with contextlib.ExitStack() as stack:
        held = 0
        with contextlib.suppress(OSError):  # the server takes no more
            for held in range(1, count + 1):  # noqa: B007 - how many there are is what is asked
                stack.enter_context(connected(server))
        yield Row("idle connections", held, "", f"at least {count:,}", held >= count)
        yield compared("beside them : without", ask(server, path), alone)


def beside_slow(server: Server, path: str) -> Iterator[Row]:
    """Ask for pages that nobody takes: each client has sent its request, and reads nothing."""
    alone = ask(server, path)
    with contextlib.ExitStack() as stack:
        for _ in range(SLOW):
            client = stack.enter_context(connected(server))
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
            client.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode() * 20)
        time.sleep(SECONDS)  # what they asked for is made; from here on they only wait
        yield compared(f"beside {SLOW} readers who take nothing : without", ask(server, path), alone)


def beside_a_kill(server: Server, path: str) -> Iterator[Row]:
    """Kill a worker under load; what it was answering is lost, and nothing else."""
    before = server.workers()
    connections = 8
    with asking(Plan(server.url + path, connections, 3 * SECONDS)) as finish:
        time.sleep(SECONDS)
        os.kill(before[0], signal.SIGKILL)
        seconds = until_there_are(len(before), server, without=before[0])
        load = finish()
    lost = load.broken + load.refused
    promise = f"at most {connections}, one a connection"
    name, unit = "requests lost with a killed worker", f"of {load.requests:,}"
    yield Row(name, lost, unit, promise, lost <= connections)
    yield Row("until another took its place", seconds, "s")


def until_there_are(count: int, server: Server, *, without: int) -> float:
    start = time.monotonic()
    while time.monotonic() - start < 30:
        now = set(server.workers()) - {without}
        if len(now) >= count:
            break
        time.sleep(0.1)
    return time.monotonic() - start


def compared(name: str, load: Load, alone: Load) -> Row:
    ratio = load.half_ms / alone.half_ms if load.requests else inf
    failed = load.refused + load.broken
    is_kept = ratio <= MOST and not failed
    note = f"half within {alone.half_ms:,.1f} and {load.half_ms:,.1f} ms, {failed} failed"
    return Row(name, ratio, "x", f"at most {MOST:g} x, none failed", is_kept, note=note)


def ask(server: Server, path: str) -> Load:
    return ask_whatever_comes(Plan(server.url + path, 2, SECONDS))


def connected(server: Server) -> socket.socket:
    place = urlsplit(server.url)
    return socket.create_connection((place.hostname, place.port), timeout=3)


if __name__ == "__main__":
    sys.exit(main())
