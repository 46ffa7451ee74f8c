"""The matrix of partners and areas: counted and sorted, so that it fills from the top left."""

from collections import Counter
from collections.abc import Hashable, Iterable
from typing import Generic, NamedTuple, TypeVar

Row = TypeVar("Row", bound=Hashable)
Column = TypeVar("Column", bound=Hashable)
DEPTHS = 3  # of colour beside the number


class Matrix(NamedTuple, Generic[Row, Column]):
    rows: list[Row]
    columns: list[Column]
    counts: Counter

    def cells(self, row: Row) -> list[int]:
        return [self.counts[row, column] for column in self.columns]

    def total_of(self, column: Column) -> int:
        return sum(self.counts[row, column] for row in self.rows)


def matrix_of(pairs: Iterable[tuple[Row, Column]]) -> Matrix[Row, Column]:
    """Count pairs; rows and columns with most come first, of equal ones those that were met first."""
    counts = Counter(pairs)
    rows: Counter = Counter()
    columns: Counter = Counter()
    for (row, column), count in counts.items():
        rows[row] += count
        columns[column] += count
    return Matrix(_by_count(rows), _by_count(columns), counts)


def depth(count: int) -> int:
    return min(count, DEPTHS)


def _by_count(counts: Counter) -> list:
    return sorted(counts, key=lambda key: -counts[key])
