"""A server under load in a comparison, with what its requests took and cost on the side."""

from collections.abc import Mapping
from statistics import median
from typing import Protocol

from benchmarks.harness.load import Load, Plan, ask
from benchmarks.harness.rounds import Round, disturbance


class Running(Protocol):
    """A server whose processor time can be asked for."""

    @property
    def url(self) -> str: ...

    def seconds(self) -> float: ...


class Contender:
    """Called, it asks for a page for some seconds and returns requests/s."""

    def __init__(
        self, server: Running, path: str, *, connections: int, seconds: float, headers: Mapping[str, str]
    ):
        self._server = server
        self._plan = Plan(server.url + path, connections, seconds, headers)
        self._loads: list[Load] = []
        self._costs: list[float] = []

    def __call__(self) -> float:
        before = self._server.seconds()
        load = ask(self._plan)
        self._costs.append((self._server.seconds() - before) / load.requests)
        self._loads.append(load)
        return load.rate

    @property
    def cost_ms(self) -> float:
        """Return the milliseconds of processor time that a request took."""
        return median(self._costs) * 1000

    @property
    def half_ms(self) -> float:
        """Return how long half of the requests took at most."""
        return median(load.half_ms for load in self._loads)

    @property
    def rate(self) -> float:
        return median(load.rate for load in self._loads)


def disturbed_note(rounds: list[Round]) -> str:
    """Return what has to be said of rounds that others disturbed all the same."""
    share = disturbance(rounds)
    return f"other programs took up to {share:.0%} of the processors" if share > 0.1 else ""


def joined(*parts: str) -> str:
    return "; ".join(filter(None, parts))
