import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyarchive.lib.drawing.geometry.sphere import (
    Place,
    across,
    angle,
    dot,
    great_circle,
    heading,
    kilometres,
    on_the_way,
    place_at,
    vector,
)
from tests.lib.drawing.places import (
    BEIJING,
    LONDON,
    NORTH_POLE,
    SAO_PAULO,
    SEOUL,
    SOUTH_POLE,
    WELLINGTON,
    places,
)


def length(a):
    return math.sqrt(dot(a, a))


@given(places)
def test_a_place_is_a_point_on_the_sphere_and_comes_back(place):
    point = vector(place)
    assert length(point) == pytest.approx(1)
    assert angle(vector(place_at(point)), point) == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (SEOUL, LONDON, 8857),
        (SEOUL, BEIJING, 952),
        (SEOUL, WELLINGTON, 10021),
        (SEOUL, SAO_PAULO, 18342),
        (NORTH_POLE, SOUTH_POLE, 20015),
        (SEOUL, SEOUL, 0),
        (Place(179.9, 0), Place(-179.9, 0), 22),
    ],
)
def test_distances_are_those_of_the_earth(a, b, expected):
    assert abs(kilometres(a, b) - expected) <= 1
    assert kilometres(a, b) == kilometres(b, a)


@given(places, places, st.floats(0, 1))
def test_every_point_of_the_way_lies_on_the_sphere_and_at_its_share(a, b, share):
    start, end = vector(a), vector(b)
    point = on_the_way(start, end, share)
    assert length(point) == pytest.approx(1, abs=1e-6)
    assert angle(start, point) == pytest.approx(share * angle(start, end), abs=1e-6)


@given(places, places)
def test_the_shortest_line_leads_from_one_to_the_other(a, b):
    line = list(great_circle(a, b, steps=8))
    assert len(line) == 9
    assert angle(vector(line[0]), vector(a)) == pytest.approx(0, abs=1e-6)
    assert angle(vector(line[-1]), vector(b)) == pytest.approx(0, abs=1e-6)
    steps = [angle(vector(one), vector(other)) for one, other in pairwise(line)]
    assert sum(steps) == pytest.approx(angle(vector(a), vector(b)), abs=1e-6)


@given(places, places)
def test_directions_are_square_to_the_place(a, b):
    start = vector(a)
    for direction in (across(start), heading(start, vector(b))):
        assert length(direction) == pytest.approx(1)
        assert dot(direction, start) == pytest.approx(0, abs=1e-6)


def test_between_antipodes_the_way_leads_over_the_north():
    line = list(great_circle(Place(10, 0), Place(-170, 0), steps=2))
    assert line[1].latitude == pytest.approx(90)
