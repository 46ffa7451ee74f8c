import pytest

from policyarchive.lib.drawing.geometry.clipping import clipped
from policyarchive.lib.drawing.geometry.land import COARSE, FINE, coast_vectors, coasts
from policyarchive.lib.drawing.geometry.thinning import signed_area
from tests.lib.drawing.places import LAND, SEA, is_inside


def turned(rings, degrees):
    return [[(x + degrees, y) for x, y in ring] for ring in rings]


@pytest.mark.parametrize("detail", [COARSE, FINE])
def test_land_is_land_and_sea_is_sea(detail):
    rings = [ring for turn in (-360, 0, 360) for ring in turned(coasts(detail), turn)]
    assert [is_inside(place, rings) for place in LAND] == [True] * len(LAND)
    assert [is_inside(place, rings) for place in SEA] == [False] * len(SEA)


@pytest.mark.parametrize("detail", [COARSE, FINE])
def test_land_lies_on_the_left_of_its_coast(detail):
    lakes = [ring for ring in coasts(detail) if signed_area(list(ring)) < 0]
    assert all(is_inside((51, 41), [ring]) or len(ring) < 30 for ring in lakes)
    assert 1 <= len(lakes) <= 2


@pytest.mark.parametrize("detail", [COARSE, FINE])
def test_no_ring_is_torn_at_the_180th_meridian(detail):
    jumps = [
        abs(point.longitude - ring[i].longitude)
        for ring in coasts(detail)
        for i, point in enumerate(ring[1:])
    ]
    assert max(jumps) < 30


def test_the_fine_coast_has_more_of_the_same_land():
    assert len(coasts(FINE)) > 3 * len(coasts(COARSE))
    assert len(coast_vectors(COARSE)) == len(coasts(COARSE))
    assert clipped(list(coasts(COARSE)[0]), (-400, -90, 400, 90)) == list(coasts(COARSE)[0])
