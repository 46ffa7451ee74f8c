"""A line of a benchmark's table: what was measured, what was promised, and whether that was kept."""

from collections.abc import Iterable
from typing import NamedTuple


class Row(NamedTuple):
    name: str
    value: float
    unit: str
    promise: str = ""
    is_kept: bool = True


def print_rows(title: str, rows: Iterable[Row]) -> int:
    """Print a table; return the exit code, 1 where a promise is broken."""
    print(f"\n{title}", flush=True)
    kept = [_print_row(row) for row in rows]
    return int(not all(kept))


def _print_row(row: Row) -> bool:
    verdict = ("kept" if row.is_kept else "BROKEN") if row.promise else ""
    print(
        f"  {row.name:<44}{row.value:>10,.2f} {row.unit:<10}{row.promise:<28}{verdict}".rstrip(), flush=True
    )
    return row.is_kept
