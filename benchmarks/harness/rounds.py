"""Interleaved rounds: each contender is measured once a round, so that what disturbs one disturbs all.

A round in which other programs took more than MOST_DISTURBED of the processors is measured again, a few
times; then the quietest try counts, and the table says how disturbed it was.
"""

import os
from collections.abc import Callable, Mapping
from statistics import median
from typing import NamedTuple

from benchmarks.harness import options, usage

MOST_DISTURBED = 0.10
TRIES = 3


class Round(NamedTuple):
    """What each contender reached, and the share of the processors that others took meanwhile."""

    values: dict[str, float]
    disturbed: float


class Spread(NamedTuple):
    """The median of several rounds, and the smallest and largest."""

    middle: float
    low: float
    high: float


def interleaved(
    contenders: Mapping[str, Callable[[], float]], *, rounds: int, root: int | None = None
) -> list[Round]:
    """Measure all contenders in turn, so many rounds; each second round goes the other way."""
    root = root or root_of_the_run()
    names = list(contenders)
    return [
        quietest(lambda order=names[:: 1 if number % 2 == 0 else -1]: _once(contenders, order, root), root)
        for number in range(rounds)
    ]


def quietest(measure: Callable[[], Round], root: int) -> Round:
    """Measure until others keep still, at most so many times; return the least disturbed round."""
    found: list[Round] = []
    patience = options.read().patience
    while len(found) < TRIES:
        usage.wait_for_quiet(root, most=MOST_DISTURBED, patience=patience)
        found.append(measure())
        if found[-1].disturbed <= MOST_DISTURBED:
            break
    return min(found, key=lambda one: one.disturbed)


def spread(values: list[float]) -> Spread:
    return Spread(median(values), min(values), max(values))


def values_of(rounds: list[Round], name: str) -> Spread:
    return spread([one.values[name] for one in rounds])


def ratio(rounds: list[Round], over: str, under: str) -> Spread:
    """Compare two contenders round by round, never the best of one with the worst of the other."""
    return spread([one.values[over] / one.values[under] for one in rounds])


def disturbance(rounds: list[Round]) -> float:
    return max(one.disturbed for one in rounds)


def root_of_the_run() -> int:
    """Return the process that all servers and load generators of this run descend from."""
    return int(os.environ.get("BENCHMARK_ROOT") or os.getpid())


def _once(contenders: Mapping[str, Callable[[], float]], order: list[str], root: int) -> Round:
    before = usage.now(root)
    values = {name: contenders[name]() for name in order}
    return Round(values, usage.share_of_others(before, usage.now(root)))
