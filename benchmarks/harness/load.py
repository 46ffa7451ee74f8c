"""Load by wrk, a program that many use, so that nobody has to trust a load generator of our own."""

import contextlib
import json
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from benchmarks.row import CannotRun

REPORT = Path(__file__).with_name("report.lua")


class Plan(NamedTuple):
    """What is asked for, and how."""

    url: str
    connections: int = 8
    seconds: float = 3
    headers: Mapping[str, str] = {}
    paths: Path | None = None  # a file with an address a line, asked for in turn
    wait_ms: float = 0  # of each connection between its requests


class Load(NamedTuple):
    requests: int
    seconds: float
    half_ms: float  # half of the requests took no longer
    slow_ms: float  # 99 of 100 took no longer
    refused: int  # answers of 400 and above
    broken: int  # no answer at all

    @property
    def rate(self) -> float:
        return self.requests / self.seconds


def ask(plan: Plan) -> Load:
    """Ask, and refuse a wrong answer: the measurement would mean nothing."""
    measured = ask_whatever_comes(plan)
    if measured.refused or measured.broken or not measured.requests:
        bad = f"{measured.refused} refused and {measured.broken} broken"
        raise CannotRun(f"of {measured.requests} answers {bad} at {plan.url}")
    return measured


def ask_whatever_comes(plan: Plan) -> Load:
    """Ask where answers may be missing, and their number is what matters."""
    with asking(plan) as finish:
        return finish()


@contextlib.contextmanager
def asking(plan: Plan) -> Iterator[Callable[[], Load]]:
    """Ask beside something else; what is given waits for the end."""
    with subprocess.Popen(
        command(plan), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            yield lambda: _read(process)
        finally:
            process.terminate()


def command(plan: Plan) -> list[str]:
    options = [
        "--threads=1",
        f"--connections={plan.connections}",
        f"--duration={max(1, round(plan.seconds))}s",
    ]
    options += [part for name, value in plan.headers.items() for part in ("--header", f"{name}: {value}")]
    arguments = ["--", str(plan.paths or "/dev/null"), f"{plan.wait_ms:g}"]
    return [program(), "--timeout=30s", *options, "--script", str(REPORT), plan.url, *arguments]


def _read(process: subprocess.Popen) -> Load:
    said, complained = process.communicate()
    lines = [line for line in said.splitlines() if line.startswith("{")]
    if process.returncode or not lines:
        raise CannotRun(f"wrk ended with {process.returncode}: {(complained or said).strip()[-300:]}")
    return Load(**json.loads(lines[-1]))


def program() -> str:
    if found := shutil.which("wrk"):
        return found
    raise CannotRun("there is no wrk here (on Debian and Ubuntu: sudo apt install wrk)")
