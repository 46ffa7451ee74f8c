"""The product as people start it, on an archive: a process of its own with a port of its own."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from benchmarks.harness import usage
from benchmarks.harness.archives import ROOT, environment
from benchmarks.row import CannotRun

PATIENCE = 120
NO_CACHE = {"PAGE_CACHE_MB": "0"}


class Server(NamedTuple):
    url: str
    process: int  # of which the workers are children

    def seconds(self) -> float:
        """Return the processor time that it took so far."""
        return usage.seconds_of(self.process)

    def workers(self) -> list[int]:
        """Return those processes that answer: all but the parent and what only watches."""
        return [child for child in usage.family(self.process) if child != self.process and _is_big(child)]

    def get(self, path: str, **headers: str) -> "Answer":
        return get(self.url + path, **headers)


class Answer(NamedTuple):
    status: int
    headers: Mapping[str, str]  # names in lower case
    body: bytes


@contextlib.contextmanager
def served(folder: Path, *, workers: int, settings: Mapping[str, str] | None = None) -> Iterator[Server]:
    """Serve an archive, and stop as Ctrl-C does."""
    signal.signal(
        signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM)
    )  # it is stopped with this process
    port = spare_port()
    with (folder / "server.log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--workers", str(workers), "--port", str(port)],
            cwd=ROOT,
            env=environment(folder, settings),
            start_new_session=True,
            stdout=log,
            stderr=log,
        )
    url = f"http://127.0.0.1:{port}"
    try:
        wait_for(url + "/readyz", process, folder / "server.log")
        yield Server(url, process.pid)
    finally:
        stop(process)


def wait_for(url: str, process: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError):
            if get(url).status == 200:
                return
        time.sleep(0.01)
    raise CannotRun(f"the server does not start: {log.read_text(errors='replace').strip()[-300:]}")


def stop(process: subprocess.Popen) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGINT)
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def get(url: str, **headers: str) -> Answer:
    """Ask once; an answer of 400 and above is an answer, too."""
    request = urllib.request.Request(
        url, headers={name.replace("_", "-"): text for name, text in headers.items()}
    )
    try:
        with urllib.request.urlopen(request, timeout=60) as response:
            return _answer(response)
    except urllib.error.HTTPError as response:
        return _answer(response)


def spare_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


def _answer(response) -> Answer:
    headers = {name.lower(): value for name, value in response.headers.items()}
    return Answer(response.status, headers, response.read())


def _is_big(process: int) -> bool:
    """Tell a worker, which has the whole program in memory, from Python's small helpers beside it."""
    try:
        return usage.pss_of(process) > 20
    except OSError:
        return False
