"""A line of a benchmark's table: what was measured, what was promised, and whether that was kept."""

import json
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple


class CannotRun(Exception):
    """Why something cannot be measured here, in half a sentence."""


class Row(NamedTuple):
    name: str
    value: float | None
    unit: str
    promise: str = ""
    is_kept: bool = True
    low: float | None = None  # of all rounds
    high: float | None = None
    note: str = ""

    @property
    def verdict(self) -> str:
        if self.value is None:
            return "not run"
        return ("kept" if self.is_kept else "BROKEN") if self.promise else ""


def not_run(name: str, why: object) -> Row:
    """Return the line of what could not be measured; it is no broken promise, and it is said."""
    return Row(name, None, "", note=str(why))


def attempted(name: str, measure: Callable[[], Iterable[Row]]) -> Iterator[Row]:
    """Yield what can be measured; what cannot leaves the rows after it in peace."""
    try:
        yield from measure()
    except CannotRun as why:
        yield not_run(name, why)


def print_rows(title: str, rows: Iterable[Row]) -> int:
    """Print a table; return the exit code, 1 where a promise is broken.

    Each row is also added to the file that BENCHMARK_ROWS names, from which the results are written.
    """
    print(f"\n{title}", flush=True)
    kept = []
    try:
        for row in rows:
            _keep(title, row)
            kept.append(_print_row(row))
    except CannotRun as why:
        _keep(title, not_run(title, why))
        print(f"  not run: {why}", flush=True)
    return int(not all(kept))


def _print_row(row: Row) -> bool:
    value = "" if row.value is None else f"{row.value:,.2f}"
    line = f"  {row.name:<44}{value:>10} {row.unit:<10}{row.promise:<28}{row.verdict}".rstrip()
    print(f"{line}  ({row.note})" if row.note else line, flush=True)
    return row.is_kept


def _keep(title: str, row: Row) -> None:
    if name := os.environ.get("BENCHMARK_ROWS"):
        with Path(name).open("a", encoding="utf-8") as file:
            file.write(json.dumps({"title": title, **row._asdict()}) + "\n")
