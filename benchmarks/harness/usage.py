"""Processor time: of a process and all that it started, and of everybody else on the machine.

Linux keeps both in ticks; other systems have no /proc, and say so when they are asked.
"""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

TICK = os.sysconf("SC_CLK_TCK")
PROC = Path("/proc")
# Columns of the line `cpu`: what programs take, what other machines on this host take, and all of it.
PROGRAMS, STOLEN, ALL = (0, 1, 2), 7, range(8)


class Moment(NamedTuple):
    """Seconds of processor time since the machine started, and those of the run itself."""

    programs: float
    stolen: float
    all: float
    ours: float


def now(root: int) -> Moment:
    """Ask for what everybody took so far; ROOT is the process that all of the run descends from."""
    columns = [int(text) / TICK for text in (PROC / "stat").read_text().splitlines()[0].split()[1:]]
    programs = sum(columns[place] for place in PROGRAMS)
    return Moment(programs, columns[STOLEN], sum(columns[place] for place in ALL), seconds_of(root))


def share_of_others(before: Moment, after: Moment) -> float:
    """Return which part of the processors other programs, or other machines on the host, took meanwhile."""
    passed = after.all - before.all
    if passed <= 0:
        return 0.0
    programs = after.programs - before.programs - (after.ours - before.ours)
    return max(0.0, programs + after.stolen - before.stolen) / passed


def seconds_of(root: int) -> float:
    """Return the processor time of a process and of all that it started, the ended ones included."""
    return sum(_seconds(process, with_ended=True) for process in family(root))


def family(root: int) -> Iterator[int]:
    """Yield a process and all that descend from it."""
    children = _children()
    waiting = [root]
    while waiting:
        process = waiting.pop()
        yield process
        waiting += children.get(process, ())


def pss_of(process: int) -> float:
    """Return a process' megabytes; what it shares with others counts in parts."""
    for line in (PROC / str(process) / "smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0


def wait_for_quiet(root: int, *, most: float, patience: float) -> float:
    """Wait until others take at most that share of the processors, or patience ends; return the share."""
    deadline = time.monotonic() + patience
    while True:
        before = now(root)
        time.sleep(1)
        share = share_of_others(before, now(root))
        if share <= most or time.monotonic() > deadline:
            return share


def _children() -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for folder in PROC.iterdir():
        if folder.name.isdigit() and (fields := _fields(int(folder.name))):
            found.setdefault(int(fields[1]), []).append(int(folder.name))
    return found


def _seconds(process: int, *, with_ended: bool) -> float:
    fields = _fields(process)
    return sum(int(text) for text in fields[11 : 15 if with_ended else 13]) / TICK


def _fields(process: int) -> list[str]:
    """Return the fields of /proc/N/stat after the name, or none where the process has ended."""
    try:
        return (PROC / str(process) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []
