"""Data pictures: small, well-formed, true, whatever the record holds."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from policyarchive.lib.drawing.geometry.sphere import Place
from policyarchive.lib.drawing.parts.glyphs import FAMILIES
from policyarchive.lib.drawing.parts.marks import MARKS
from policyarchive.lib.drawing.picture import CARD, MOST_BYTES, Picture, picture, picture_file
from policyarchive.lib.drawing.records import City
from tests.lib.drawing.places import (
    BEIJING,
    HOME,
    LONDON,
    SAO_PAULO,
    SEOUL,
    WELLINGTON,
    ends_of_path,
    named,
    parsed,
    places,
)

ALL_FAMILIES = tuple(FAMILIES)
ANTIPODE = Place(-53.022, -37.5665)
LONG = "흘" * 200


def make(
    place=LONDON, *, name="런던", kind="friendship_city", headline="2017", families=ALL_FAMILIES, home=HOME
):
    return Picture(home, City(name, "", "europe", place), kind, headline, families)


@pytest.mark.parametrize("place", [LONDON, SAO_PAULO, BEIJING, WELLINGTON, ANTIPODE, SEOUL, None])
@pytest.mark.parametrize("kind", [*MARKS, "treaty"])
def test_a_file_keeps_within_its_bytes(place, kind):
    svg = picture_file(make(place, kind=kind), said="서울과 런던의 협정")
    parsed(svg)
    assert len(svg.encode()) <= MOST_BYTES


def test_the_longest_names_keep_within_the_bytes_too():
    for name in (LONG, "W" * 200, '<&"' * 70):
        svg = picture_file(make(name=name, home=HOME._replace(name=name)), said=name)
        parsed(svg)
        assert len(svg.encode()) <= MOST_BYTES


@settings(max_examples=40)
@given(places, places, st.sampled_from(list(MARKS)), st.text(max_size=30))
@example(SEOUL, SEOUL, "mou", "")
@example(SEOUL, Place(126.978, 37.5666), "mou", "이웃")
@example(Place(0, 90), Place(0, -90), "mou", "극")
def test_any_two_places_make_a_picture(home, far, kind, name):
    record = make(far, name=name, kind=kind, home=HOME._replace(place=home))
    svg = picture(record, land=CARD)
    for land in named(svg, "land"):
        assert len(land.get("d")) <= CARD
        assert all(-6 <= x <= 1206 and -6 <= y <= 636 for x, y in ends_of_path(land.get("d")))
    assert len(picture_file(record).encode()) <= MOST_BYTES


def test_the_file_speaks_both_schemes_and_the_page_none():
    file, inline = picture_file(make()), picture(make())
    assert "@media(prefers-color-scheme:dark)" in file and "xmlns" in file
    assert "style" not in inline and "fill=" not in inline


def test_a_picture_with_a_sentence_is_an_image_and_without_one_decoration():
    said, silent = parsed(picture(make(), said="서울에서 런던까지")), parsed(picture(make()))
    assert (said.get("role"), said.get("aria-label"), said.get("aria-hidden")) == (
        "img",
        "서울에서 런던까지",
        None,
    )
    assert (silent.get("role"), silent.get("aria-label"), silent.get("aria-hidden")) == (None, None, "true")
    assert next(parsed(picture_file(make(), said="a & b")).iter()).tag.endswith("svg")
    assert "<title>a &amp; b</title>" in picture_file(make(), said="a & b")


def test_each_kind_has_its_own_line():
    lines = {kind: named(picture(make(kind=kind)), "arc")[0].attrib for kind in MARKS}
    assert len({tuple(sorted(line.items())) for line in lines.values()}) == len(MARKS)
    assert lines["sister_city"]["d"].count("A") == 2


def test_the_partner_stands_where_it_lies_seen_from_home():
    for place, x in ((LONDON, "250"), (WELLINGTON, "950")):
        svg = picture(make(place))
        assert named(svg, "far")[0].get("cx") == x
        assert {named(svg, "far")[0].get("cx"), named(svg, "home")[0].get("cx")} == {"250", "950"}


def test_without_a_place_there_is_a_line_and_no_globe():
    svg = picture(make(None))
    assert (len(named(svg, "arc")), named(svg, "land"), named(svg, "sea")) == (1, [], [])


def test_of_a_city_with_itself_there_is_no_line():
    svg = picture(make(SEOUL))
    assert (named(svg, "arc"), named(svg, "far"), len(named(svg, "home"))) == ([], [], 1)


def test_the_signs_end_at_the_right_and_are_ten_at_most():
    for count in (1, 3, 15):
        signs = named(picture(make(families=ALL_FAMILIES[:count])), "signs")[0]
        assert len(list(signs)) == min(count, 10)
        start = int(signs.get("transform").partition("(")[2].partition(" ")[0])
        assert start + 44 * min(count, 10) + 22 * (min(count, 10) - 1) == 1152
    assert named(picture(make(families=())), "signs") == []


def test_a_locator_shows_the_distance_and_a_record_without_a_year_nothing():
    assert [text.text for text in named(picture(make(headline="8,857 km")), "year")] == ["8,857 km"]
    assert named(picture(make(headline="")), "year") == []


def test_more_bytes_give_more_land():
    rough, fine = (named(picture(make(), land=most), "land")[0].get("d") for most in (500, 3400))
    assert len(rough) <= 500 < len(fine) <= 3400
