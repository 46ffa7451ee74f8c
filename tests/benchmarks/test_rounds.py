import pytest

from benchmarks.harness import rounds
from benchmarks.harness.rounds import Round, Spread, disturbance, interleaved, quietest, ratio, values_of
from benchmarks.harness.usage import Moment, share_of_others


@pytest.fixture
def quiet(monkeypatch):
    """A machine on which nobody else does anything, and nothing is waited for."""
    monkeypatch.setattr(rounds.usage, "wait_for_quiet", lambda root, **limits: 0.0)
    monkeypatch.setattr(rounds.usage, "now", lambda root: Moment(0, 0, 0, 0))


def test_each_contender_is_measured_once_a_round_and_the_order_turns(quiet):
    asked = []
    contenders = {name: lambda name=name: asked.append(name) or 1.0 for name in "ab"}
    assert len(interleaved(contenders, rounds=3, root=1)) == 3
    assert "".join(asked) == "abbaab"


def test_a_disturbed_round_is_measured_again_until_it_is_quiet(quiet):
    tries = iter([0.5, 0.05, 0.0])
    found = quietest(lambda: Round({"a": 1.0}, next(tries)), root=1)
    assert found.disturbed == 0.05
    assert next(tries) == 0.0


def test_of_rounds_that_are_all_disturbed_the_quietest_counts(quiet):
    tries = iter([(1.0, 0.5), (2.0, 0.3), (3.0, 0.4)])

    def measure():
        value, disturbed = next(tries)
        return Round({"a": value}, disturbed)

    assert quietest(measure, root=1) == Round({"a": 2.0}, 0.3)
    assert next(tries, None) is None


ROUNDS = [
    Round({"ours": 10.0, "theirs": 20.0}, 0.0),
    Round({"ours": 30.0, "theirs": 40.0}, 0.2),
    Round({"ours": 90.0, "theirs": 30.0}, 0.1),
]


def test_ratios_are_taken_within_a_round():
    assert ratio(ROUNDS, "ours", "theirs") == Spread(0.75, 0.5, 3.0)
    assert ratio(ROUNDS[:1], "ours", "theirs") == Spread(0.5, 0.5, 0.5)


def test_the_middle_of_the_rounds_counts_and_the_limits_are_said():
    assert values_of(ROUNDS, "ours") == Spread(30.0, 10.0, 90.0)


def test_the_table_says_how_disturbed_the_worst_round_was():
    assert disturbance(ROUNDS) == 0.2


@pytest.mark.parametrize(
    ("programs", "stolen", "ours", "share"),
    [(6.0, 0.0, 6.0, 0.0), (6.0, 0.0, 2.0, 0.4), (6.0, 1.0, 6.0, 0.1), (2.0, 0.0, 2.5, 0.0)],
)
def test_others_are_what_took_the_processors_beside_the_run(programs, stolen, ours, share):
    before = Moment(100.0, 7.0, 1000.0, 50.0)
    after = Moment(100.0 + programs, 7.0 + stolen, 1010.0, 50.0 + ours)
    assert share_of_others(before, after) == pytest.approx(share)


def test_a_moment_without_length_is_not_disturbed():
    moment = Moment(1.0, 0.0, 2.0, 0.5)
    assert share_of_others(moment, moment) == 0.0
