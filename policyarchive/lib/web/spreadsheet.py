"""Rows as CSV that spreadsheet programs open right: UTF-8 with a mark, and no cell that runs as a formula."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

BYTE_ORDER_MARK = "\ufeff"
# The wide forms are what a Korean or Japanese keyboard writes; some spreadsheets take them for the same.
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_lines(head: Iterable[str], rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    """Yield the lines of a CSV file, the head first."""
    yield BYTE_ORDER_MARK + _line(head)
    for row in rows:
        yield _line(row)


def safe_cell(value: Any) -> str:
    """Return a value as text; what a spreadsheet would take for a formula gets an apostrophe."""
    if isinstance(value, int | float):
        return str(value)
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(BEGINS_A_FORMULA) else text


def _line(cells: Iterable[Any]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerow([safe_cell(cell) for cell in cells])
    return buffer.getvalue()
