import math

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from policyarchive.lib.drawing.geometry.clipping import clipped, cut_at_edges, project, visible
from policyarchive.lib.drawing.geometry.land import COARSE, coast_vectors, coasts
from policyarchive.lib.drawing.geometry.projections import AroundHome, EqualEarth, globe_of
from policyarchive.lib.drawing.geometry.sphere import Place, vector
from tests.lib.drawing.places import (
    BEIJING,
    LAND,
    LONDON,
    SANTIAGO,
    SAO_PAULO,
    SEA,
    SEOUL,
    is_inside,
    places,
)

BOX = (0, 0, 100, 60)
points = st.tuples(st.floats(-200, 300), st.floats(-200, 300))


@given(st.lists(points, min_size=3, max_size=12))
def test_what_is_cut_lies_in_the_box(ring):
    for x, y in clipped(ring, BOX):
        assert -1e-6 <= x <= 100 + 1e-6 and -1e-6 <= y <= 60 + 1e-6


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0, 60)), min_size=3, max_size=12))
def test_what_lies_in_the_box_stays_as_it_is(ring):
    assert clipped(ring, BOX) == ring


def test_a_ring_around_the_box_becomes_the_box():
    around = [(-10, -10), (200, -10), (200, 200), (-10, 200)]
    assert sorted(clipped(around, BOX)) == [(0, 0), (0, 60), (100, 0), (100, 60)]
    assert clipped([(200, 1), (210, 1), (210, 9)], BOX) == []


@pytest.mark.parametrize("centre", [150, 10, 0, -90, 180])
def test_the_world_map_shows_land_where_land_is(centre):
    earth = EqualEarth(centre, 100)
    rings = [
        [earth.flat(*point) for point in part]
        for ring in coasts(COARSE)
        for part in cut_at_edges(list(ring), centre)
    ]
    assert [is_inside(earth(place), rings) for place in LAND] == [True] * len(LAND)
    assert [is_inside(earth(place), rings) for place in SEA] == [False] * len(SEA)


@settings(max_examples=50)
@given(places, places)
@example(SEOUL, LONDON)
@example(SEOUL, BEIJING)
@example(SEOUL, SAO_PAULO)
@example(Place(-150, -40), Place(-100, -50))  # the far side has its middle in Asia
def test_the_globe_shows_land_where_land_is(home, far):
    assume(home != far)
    globe = globe_of(home, far, half=350, x=600, y=345)
    rings = project(visible(coast_vectors(COARSE), globe.camera), globe.drawn)
    check(globe.camera, rings, globe, limit=0.0)


@settings(max_examples=50)
@given(places)
@example(SEOUL)
@example(SANTIAGO)  # its antipode lies in China
@example(Place(-155, -22))  # its antipode lies in the Sahara
@example(Place(51, 40))  # a ship on the Caspian
@example(Place(0, 90))
def test_the_world_around_home_shows_land_where_land_is(home):
    around = AroundHome(home, 500, 500, 500)
    limit = math.cos(around.edge)
    rings = project(visible(coast_vectors(COARSE), around.camera, limit=limit), around.drawn)
    check(around.camera, rings, around, limit=limit)


def check(camera, rings, projection, *, limit):
    """Compare places well inside the cap with what is drawn there."""
    for is_land, spots in ((True, LAND), (False, SEA)):
        for place in spots:
            depth = camera.seen(vector(place))[2]
            if depth > limit + 0.05 and depth < 0.999:
                assert is_inside(projection(place), rings) is is_land, place
