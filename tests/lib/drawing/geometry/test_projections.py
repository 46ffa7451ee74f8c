import math

import pytest
from hypothesis import assume, example, given

from policyarchive.lib.drawing.geometry.projections import AroundHome, EqualEarth, globe_of
from policyarchive.lib.drawing.geometry.sphere import Place, angle, dot, vector
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

PARTNERS = [LONDON, SAO_PAULO, BEIJING, WELLINGTON]
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796


def globe(home, far):
    return globe_of(home, far, half=350, x=600, y=345)


def unprojected(x, y):
    """Invert Equal Earth by Newton's method, as its authors do."""
    theta = y
    for _step in range(20):
        square = theta * theta
        f = theta * (_A1 + _A2 * square + square**3 * (_A3 + _A4 * square)) - y
        slope = _A1 + 3 * _A2 * square + square**3 * (7 * _A3 + 9 * _A4 * square)
        theta -= f / slope
    longitude = math.sqrt(3) / 2 * x * slope / math.cos(theta)
    return Place(math.degrees(longitude), math.degrees(math.asin(math.sin(theta) * 2 / math.sqrt(3))))


@given(places)
def test_a_place_on_the_world_map_comes_back(place):
    assume(abs(place.latitude) < 89 and abs(place.longitude) < 179.9)
    x, y = EqualEarth(0, 1)(place)
    back = unprojected(x, -y)
    assert angle(vector(back), vector(place)) == pytest.approx(0, abs=1e-6)


def test_the_world_has_the_proportions_of_equal_earth():
    earth = EqualEarth(0, 1)
    assert earth.flat(180, 0)[0] == pytest.approx(2.7066299836960748)
    assert earth.flat(0, -90)[1] == pytest.approx(1.3173627591574133)


def test_areas_are_true():
    def area(east, north):
        corners = [(east, north), (east + 1, north), (east + 1, north + 1), (east, north + 1)]
        points = [EqualEarth(0, 1).flat(*corner) for corner in corners]
        pairs = zip(points, points[1:] + points[:1], strict=True)
        return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2

    for east, north in [(0, 0), (100, 0), (0, 60), (150, -70)]:
        band = math.sin(math.radians(north + 1)) - math.sin(math.radians(north))
        assert area(east, north) / (math.radians(1) * band) == pytest.approx(1, rel=1e-3)


@given(places, places)
@example(SEOUL, SEOUL)
@example(Place(10, 20), Place(-170, -20))
@example(NORTH_POLE, SOUTH_POLE)
@example(NORTH_POLE, LONDON)
@example(Place(30, 60), Place(-150, 60))  # the middle is the pole
@example(Place(0, 0), Place(0, 1e-7))
def test_the_globe_has_a_right_hand_camera_and_no_place_off_it(home, far):
    turned = globe(home, far)
    camera = turned.camera
    for axis in (camera.right, camera.up, camera.towards):
        assert dot(axis, axis) == pytest.approx(1)
    assert dot(camera.right, camera.up) == pytest.approx(0, abs=1e-6)
    assert dot(camera.right, camera.towards) == pytest.approx(0, abs=1e-6)
    assert turned.radius >= 349.99
    for place in (home, far):
        x, y = turned(place)
        assert math.hypot(x - 600, y - 345) <= turned.radius + 1e-6


@given(places, places)
@example(Place(10, 20), Place(-170, -20))
def test_both_cities_lie_on_one_level_with_north_above(home, far):
    assume(angle(vector(home), vector(far)) > 0.011)
    turned = globe(home, far)
    side = 1 if turned.is_home_right else -1
    assert turned(home) == pytest.approx((600 + side * 350, 345), abs=0.01)
    assert turned(far) == pytest.approx((600 - side * 350, 345), abs=0.01)
    assert turned.camera.up[2] >= -1e-9


def test_a_western_partner_stands_left_and_an_eastern_one_right():
    assert [globe(SEOUL, far).is_home_right for far in PARTNERS] == [True, True, True, False]
    assert [round(globe(SEOUL, far).radius) for far in (LONDON, SAO_PAULO)] == [546, 353]


@given(places, places)
@example(SEOUL, SEOUL)
@example(Place(10, 20), Place(-170, -20))
def test_around_home_distance_and_direction_are_kept(home, far):
    around = AroundHome(home, 500, 500, 500)
    x, y = around(far)
    away = math.hypot(x - 500, y - 500)
    gone = min(angle(vector(home), vector(far)), around.edge)
    assert away == pytest.approx(500 * (gone / around.edge) ** 0.7, abs=0.02)
    assert away <= 500 + 1e-6


@pytest.mark.parametrize(
    ("far", "turn"),
    [(Place(127, 60), 0), (Place(150, 30), 90), (Place(127, -30), 180), (Place(100, 30), 270)],
)
def test_around_home_north_is_up_and_east_right(far, turn):
    x, y = AroundHome(Place(127, 30), 500, 500, 500)(far)
    assert abs((math.degrees(math.atan2(x - 500, 500 - y)) - turn + 180) % 360 - 180) < 8
