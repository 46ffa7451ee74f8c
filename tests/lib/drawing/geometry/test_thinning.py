from hypothesis import given
from hypothesis import strategies as st

from policyarchive.lib.drawing.geometry.thinning import signed_area, thinned, weighed

rings = st.lists(st.tuples(st.integers(-500, 500), st.integers(-500, 500)), min_size=3, max_size=40)
SQUARE = [(0, 0), (50, 1), (100, 0), (100, 100), (0, 100)]


def test_the_point_that_says_least_goes_first():
    assert thinned(weighed(SQUARE), 51) == [(0, 0), (100, 0), (100, 100), (0, 100)]
    assert thinned(weighed(SQUARE), 49) == SQUARE


def test_what_is_too_small_goes_as_a_whole():
    assert thinned(weighed([(0, 0), (3, 0), (3, 3), (0, 3)]), 20) == []


def test_the_sense_of_a_ring_shows_in_its_area():
    assert (signed_area(SQUARE), signed_area(SQUARE[::-1])) == (9950, -9950)


@given(rings, st.floats(0, 5000), st.floats(0, 5000))
def test_a_greater_threshold_leaves_fewer_of_the_same_points(ring, one, other):
    ring = list(dict.fromkeys(ring))
    if len(ring) < 3:
        return
    known = weighed(ring)
    fine, coarse = thinned(known, min(one, other)), thinned(known, max(one, other))
    assert set(coarse) <= set(fine) or not fine
    assert [point for point in ring if point in set(fine)] == fine


@given(rings)
def test_any_ring_can_be_weighed(ring):
    assert len(weighed(ring)) <= len(ring)


def test_points_that_fall_together_count_once():
    assert [point[:2] for point in weighed([(0, 0), (0, 0), (9, 0), (9, 9), (0, 0)])] == [
        (9, 0),
        (9, 9),
        (0, 0),
    ]
    assert weighed([(1, 1), (1, 1), (1, 1)]) == []
