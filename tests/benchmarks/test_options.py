import pytest

from benchmarks.harness import options
from benchmarks.row import CannotRun


def test_a_plain_run_is_modest():
    chosen = options.read({})
    assert (chosen.sizes, chosen.largest, chosen.posts) == ((1_000, 20_000), 20_000, 2_000)
    assert (chosen.rounds, chosen.seconds, chosen.minutes, chosen.workers) == (3, 3, 2, 2)


def test_sizes_are_sorted_and_may_be_grouped():
    assert options.read({"SIZES": "1_000_000,1000,1000"}).sizes == (1_000, 1_000_000)


@pytest.mark.parametrize("name", options.DEFAULTS)
@pytest.mark.parametrize("text", ["0", "-1", "many", "1,x" * 2])
def test_what_is_no_number_is_refused_by_name(name, text):
    with pytest.raises(CannotRun, match=f"^{name}="):
        options.read({name: text})
