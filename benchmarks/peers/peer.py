"""What a peer has to offer to be compared, and how its server is run."""

import contextlib
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.harness import usage
from benchmarks.harness.served import get, stop
from benchmarks.row import CannotRun


class Peer(NamedTuple):
    name: str  # with its version
    url: str
    processes: Sequence[int]  # of the server and its database
    paths: Mapping[str, str]  # by the names of pages.py
    posts_a_second: float  # while it was filled

    def seconds(self) -> float:
        return sum(usage.seconds_of(process) for process in self.processes)


def run(command: Sequence[str | Path], *, what: str, **options) -> str:
    """Run a step of a set-up; where it fails, say which and why."""
    ended = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    if ended.returncode:
        raise CannotRun(f"{what} failed: {(ended.stderr or ended.stdout).strip()[-300:]}")
    return ended.stdout


@contextlib.contextmanager
def running(command: Sequence[str | Path], log: Path, **options) -> Iterator[int]:
    """Run a server beside the rest, and stop it."""
    with log.open("ab") as file:
        process = subprocess.Popen(command, stdout=file, stderr=file, start_new_session=True, **options)
    try:
        yield process.pid
    finally:
        stop(process)


def wait_for(url: str, log: Path) -> None:
    for _ in range(600):
        with contextlib.suppress(OSError):
            if get(url).status == 200:
                return
        time.sleep(0.1)
    raise CannotRun(f"{url} does not answer: {log.read_text(errors='replace').strip()[-300:]}")
