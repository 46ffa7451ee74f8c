import pytest

from benchmarks.row import CannotRun
from benchmarks.serving.soak import growth_of


def test_memory_that_grows_once_at_the_start_is_flat():
    assert growth_of([100, 150, 200, 200, 200, 200, 200, 200]) == 1.0


def test_memory_that_grows_on_is_not():
    assert growth_of([100, 110, 120, 130, 140, 150, 160, 170]) == 165 / 125


def test_a_short_load_says_nothing():
    with pytest.raises(CannotRun):
        growth_of([100, 100, 100])
