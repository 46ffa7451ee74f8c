"""Work that is spread over processes comes back whole, in its order, whatever becomes of a process."""

import os

import pytest

from policyarchive.lib.data.workers import PIECE, ahead, all_cores, spread

MANY = range(5 * PIECE + 3)


def doubled(number):
    return 2 * number


def doubled_elsewhere(number):
    return 2 * number, os.getpid()


def refused(number):
    raise ValueError(number)


def dies_elsewhere(given):
    """Return the number where the tests run; end any other process."""
    number, here = given
    if os.getpid() != here:
        os._exit(1)
    return number


@pytest.mark.parametrize("processes", [1, 2])
def test_all_items_come_back_in_their_order(processes):
    with all_cores(processes=processes):
        assert spread(doubled, iter(MANY)) == [2 * number for number in MANY]


def test_other_processes_do_the_work_and_few_items_stay_here():
    with all_cores(processes=2):
        assert os.getpid() not in {process for _, process in spread(doubled_elsewhere, MANY)}
        assert {process for _, process in spread(doubled_elsewhere, range(PIECE))} == {os.getpid()}


def test_without_a_pool_everything_stays_here():
    assert {process for _, process in spread(doubled_elsewhere, MANY)} == {os.getpid()}


@pytest.mark.parametrize("processes", [1, 2])
def test_only_one_batch_is_read_ahead(processes):
    taken = []

    def batches():
        for number in range(6):
            taken.append(number)
            yield [number] * (PIECE + 1)

    with all_cores(processes=processes):
        for number, batch in enumerate(ahead(doubled, batches())):
            assert batch == [2 * number] * (PIECE + 1)
            assert len(taken) == min(6, number + 2)


def test_an_error_of_the_function_is_raised_here():
    with all_cores(processes=2), pytest.raises(ValueError, match="0"):
        spread(refused, MANY)


def test_a_process_that_dies_costs_only_time():
    given = [(number, os.getpid()) for number in MANY]
    with all_cores(processes=2):
        assert spread(dies_elsewhere, given) == list(MANY)
        assert spread(dies_elsewhere, given) == list(MANY)
        assert list(ahead(dies_elsewhere, [given])) == [list(MANY)]
