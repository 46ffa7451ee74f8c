"""Both maps: every partner that has a place is a link in its order, and every line is a great circle."""

import math
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from policyarchive.lib.drawing.geometry.sphere import Place
from policyarchive.lib.drawing.maps.frames import REGIONS, WIDE, region, world
from policyarchive.lib.drawing.maps.phone_map import phone_map
from policyarchive.lib.drawing.maps.world_map import world_map
from policyarchive.lib.drawing.records import City
from tests.lib.drawing.places import (
    BEIJING,
    HOME,
    LONDON,
    NORTH_POLE,
    SANTIAGO,
    SAO_PAULO,
    SEOUL,
    SOUTH_POLE,
    WELLINGTON,
    ends_of_path,
    make_paper,
    make_partner,
    named,
    parsed,
    places,
)

MAPS = [world_map, phone_map]
BUDGET = 45_000  # of both maps together, raw
SPOTS = [LONDON, SAO_PAULO, BEIJING, WELLINGTON]
SECOND = City("부산", "", "asia", Place(129.0756, 35.1796))


def grid(count):
    """Return that many partners, spread over the earth."""
    turn = math.pi * (3 - math.sqrt(5))
    spots = (Place(math.degrees(i * turn) % 360 - 180, 70 - 110 * i / count) for i in range(count))
    return tuple(make_partner(f"도시 {i}", place) for i, place in enumerate(spots))


def links(svg):
    return [element for element in parsed(svg).iter() if element.tag == "a"]


@pytest.mark.parametrize("draw", MAPS)
def test_partners_are_links_in_their_order_with_whole_names(draw):
    partners = tuple(make_partner(name, place) for name, place in zip("가나다라", SPOTS, strict=True))
    svg = draw(partners, label="교류 도시 지도")
    assert [link.get("aria-label") for link in links(svg)] == ["가, 1", "나, 1", "다, 1", "라, 1"]
    root = parsed(svg)
    assert (root.get("role"), root.get("aria-label")) == ("group", "교류 도시 지도")


@pytest.mark.parametrize("draw", MAPS)
def test_without_a_place_there_is_nothing_to_draw(draw):
    nowhere = City("서울", "", "asia", None)
    assert draw((), label="x") == ""
    assert draw((make_partner(place=None),), label="x") == ""
    assert draw((make_partner(homes=(nowhere,)),), label="x") == ""
    assert draw((make_partner(homes=()),), label="x") == ""


@pytest.mark.parametrize("draw", MAPS)
def test_a_partner_without_a_place_is_left_out_of_the_drawing_alone(draw):
    svg = draw((make_partner("가", None), make_partner("나")), label="x")
    assert [link.get("aria-label") for link in links(svg)] == ["나, 1"]


@pytest.mark.parametrize("draw", MAPS)
@pytest.mark.parametrize("place", [SEOUL, Place(-53.022, -37.5665), NORTH_POLE, SOUTH_POLE, Place(180, 0)])
def test_extreme_places_are_drawn(draw, place):
    assert parsed(draw((make_partner(place=place),), label="x")) is not None


@settings(max_examples=30)  # two lands each
@given(places, st.lists(places, min_size=1, max_size=5))
@example(SANTIAGO, [BEIJING])
@example(NORTH_POLE, [SOUTH_POLE])
def test_any_home_and_any_partners_stay_within_the_frame(home, spots):
    home = HOME._replace(place=home)
    partners = tuple(make_partner(f"도시 {i}", spot, homes=(home,)) for i, spot in enumerate(spots))
    for draw in MAPS:
        root = parsed(draw(partners, label="x"))
        wide, high = map(int, root.get("viewBox").split()[2:])
        for circle in root.iter("circle"):
            assert 0 <= float(circle.get("cx")) <= wide and 0 <= float(circle.get("cy")) <= high


@pytest.mark.parametrize("draw", MAPS)
def test_two_home_cities_each_have_their_line(draw):
    both = draw((make_partner(homes=(HOME, SECOND)),), label="x")
    one = draw((make_partner(homes=(HOME,)),), label="x")
    ways = [named(svg, "map-arc")[0].get("d") for svg in (both, one)]
    assert ways[0].startswith(ways[1]) and len(ways[0]) > len(ways[1])


def test_both_home_cities_are_points_of_the_world_map():
    assert len(named(world_map((make_partner(homes=(HOME, SECOND)),), label="x"), "map-home")) == 2


def test_a_line_that_leaves_the_world_goes_on_at_the_other_edge():
    svg = world_map((make_partner(place=SAO_PAULO),), label="x")
    way = named(svg, "map-arc")[0].get("d")
    assert way.count("M") == 2
    xs = [x for x, _y in ends_of_path(way)]
    assert min(xs) < 120 and max(xs) > 1050


def test_ties_and_papers_have_their_own_lines_and_points():
    partners = (
        make_partner("가", LONDON, [make_paper(kind="mou"), make_paper(kind="sister_city")]),
        make_partner("나", BEIJING, [make_paper(kind="joint_declaration")]),
    )
    svg = world_map(partners, label="x")
    assert [arc.get("class") for arc in named(svg, "map-arc")] == [
        "map-arc map-arc--paper",
        "map-arc map-arc--tie",
    ]
    assert (len(named(svg, "map-tie")), len(named(svg, "map-paper"))) == (1, 1)


def test_more_papers_make_a_larger_point():
    radii = [
        float(
            named(world_map((make_partner(papers=[make_paper()] * n),), label="x"), "map-paper")[0].get("r")
        )
        for n in (1, 2, 3, 4, 9)
    ]
    assert radii == [4, 5.2, 6.2, 7, 7]


@pytest.mark.parametrize("draw", MAPS)
def test_every_partner_has_its_name_at_the_point_or_when_it_is_reached(draw):
    crowd = tuple(make_partner(f"도시{i}", Place(2 + i / 3, 48 + i % 3)) for i in range(60))
    svg = draw(crowd, label="x")
    layers = [{text.text for text in layer.iter("text")} for layer in named(svg, "map-labels")]
    tips = {link.find("text").text for link in links(svg) if link.find("text") is not None}
    for partner in crowd:
        assert partner.city.name in tips or all(partner.city.name in layer for layer in layers)
    assert tips


@pytest.mark.parametrize("draw", MAPS)
def test_a_name_of_200_letters_is_cut_in_the_drawing_and_whole_in_the_link(draw):
    svg = draw((make_partner("흘" * 200),), label="x")
    assert links(svg)[0].get("aria-label").startswith("흘" * 200)
    assert max(len(text.text) for text in named(svg, "map-labels")[0].iter("text")) <= 17


def test_42_partners_keep_within_the_bytes_of_both_maps():
    partners = grid(42)
    assert sum(len(draw(partners, label="교류 도시").encode()) for draw in MAPS) <= BUDGET


@pytest.mark.parametrize("count", [1, 300])
def test_one_and_very_many_partners_are_drawn(count):
    for draw in MAPS:
        assert len(links(draw(grid(count), label="x"))) == count


@pytest.mark.parametrize("zoom", REGIONS)
def test_a_region_shows_its_partners_even_at_its_edge(zoom):
    west, south, east, north = REGIONS[zoom]
    spots = [
        Place(west - 8, south - 4),
        Place(east + 6, north + 4),
        Place((west + east) / 2, (south + north) / 2),
    ]
    partners = tuple(make_partner(f"도시 {i}", spot, region=zoom) for i, spot in enumerate(spots))
    svg = world_map(partners, label="x", zoom=zoom)
    assert len(links(svg)) == 3
    assert "map--region" in parsed(svg).get("class")
    assert len(svg) < 30_000


def test_a_region_leaves_out_who_lies_elsewhere():
    partners = (make_partner("런던"), make_partner("웰링턴", WELLINGTON, region="oceania"))
    assert [link.get("aria-label") for link in links(world_map(partners, label="x", zoom="oceania"))] == [
        "웰링턴, 1"
    ]


def test_an_unknown_region_is_the_world():
    assert world_map((make_partner(),), label="x", zoom="atlantis") == world_map((make_partner(),), label="x")


@pytest.mark.parametrize("home", [SEOUL, LONDON, SANTIAGO, WELLINGTON, Place(-157, 21)])
def test_home_never_lies_at_the_cut(home):
    x, _y = world(home).projection(home)
    assert WIDE * 0.15 < x < WIDE * 0.95


@pytest.mark.parametrize("zoom", REGIONS)
def test_a_region_fills_its_frame(zoom):
    frame = region(zoom, [])
    assert 300 <= frame.high <= 900
    land = frame.land()
    assert land and all(-5 <= x <= WIDE + 5 and -5 <= y <= frame.high + 5 for x, y in ends_of_path(land))


def test_the_rings_of_the_phone_map_grow_outward():
    radii = [int(ring.get("r")) for ring in named(phone_map((make_partner(),), label="x"), "map-ring")]
    assert radii == sorted(radii) and radii[0] > 100 and radii[-1] < 500


def test_coordinates_of_points_are_whole():
    svg = world_map((make_partner(),), label="x")
    assert all(re.fullmatch(r"-?\d+", circle.get("cx")) for circle in named(svg, "hit"))
