import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyarchive.lib.drawing.matrix import depth, matrix_of

PAIRS = [("런던", "관광"), ("파리", "환경"), ("런던", "환경"), ("런던", "환경"), ("밀라노", "교통")]


def test_rows_and_columns_with_most_come_first():
    made = matrix_of(PAIRS)
    assert made.rows == ["런던", "파리", "밀라노"]
    assert made.columns == ["환경", "관광", "교통"]
    assert [made.cells(row) for row in made.rows] == [[2, 1, 0], [1, 0, 0], [0, 0, 1]]
    assert made.total_of("환경") == 3


def test_without_pairs_it_is_empty():
    made = matrix_of([])
    assert (made.rows, made.columns) == ([], [])


@pytest.mark.parametrize(("count", "colour"), [(0, 0), (1, 1), (2, 2), (3, 3), (40, 3)])
def test_three_depths_of_colour(count, colour):
    assert depth(count) == colour


@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from("abc"))))
def test_every_pair_is_counted_once(pairs):
    made = matrix_of(pairs)
    assert sum(sum(made.cells(row)) for row in made.rows) == len(pairs)
