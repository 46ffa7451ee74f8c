import csv
from pathlib import Path

import pytest

from agreements.models import Kind, Region
from policyarchive.lib.drawing.maps.frames import REGIONS
from policyarchive.lib.drawing.parts.glyphs import FAMILIES, families_of, family_of, glyph, glyph_body
from policyarchive.lib.drawing.parts.marks import MARKS, closeness, mark, mark_of
from policyarchive.lib.drawing.parts.tones import HUES, contrast, oklch, tones_of
from tests.lib.drawing.places import kinds_of, parsed

DATA = Path(__file__).parents[4] / "policyarchive" / "demo" / "data"


def test_each_kind_and_region_of_the_register_is_drawn():
    assert list(MARKS) == Kind.values
    assert set(HUES) == set(Region.values) == set(REGIONS)


def test_each_kind_has_a_form_and_a_line_of_its_own():
    assert len({mark.body for mark in MARKS.values()}) == len(MARKS)
    assert len({(mark.group, mark.dashes) for mark in MARKS.values()}) == len(MARKS) - 1
    assert [kind for kind in MARKS if mark_of(kind).group == "tie"] == ["sister_city", "friendship_city"]


def test_an_unknown_kind_is_the_last():
    assert mark_of("treaty") == MARKS["other"]
    assert (closeness("treaty"), closeness("sister_city")) == (4, 0)
    assert 'class="kind-mark kind--paper"' in mark("treaty")


def test_every_area_of_the_demo_has_a_sign():
    with (DATA / "areas.csv").open(encoding="utf-8") as file:
        slugs = [row["slug"] for row in csv.DictReader(file)]
    assert [slug for slug in slugs if not family_of(slug)] == []
    assert (len(slugs), len(FAMILIES)) == (38, 15)


def test_each_family_is_shown_once_in_the_order_of_the_text():
    areas = ["tourism", "smart-city", "sports", "tourism", "personnel-exchange", "no-such-area"]
    assert families_of(areas) == ["tourism", "smart", "people"]


@pytest.mark.parametrize("family", FAMILIES)
def test_signs_are_small_and_of_lines_and_dots(family):
    root = parsed(f"<svg>{glyph_body(family)}</svg>")
    assert set(kinds_of(root)) <= {"svg", "path", "circle"}
    assert len(glyph_body(family)) < 250


def test_a_sign_is_decoration_and_an_unknown_area_has_none():
    assert 'aria-hidden="true"' in glyph("tourism")
    assert glyph("no-such-area") == ""


@pytest.mark.parametrize("is_dark", [False, True])
@pytest.mark.parametrize("region", [*HUES, "atlantis"])
def test_ink_and_tie_can_be_seen_on_every_tone(region, is_dark):
    tones = tones_of(region, is_dark=is_dark)
    for ground in (tones.sky, tones.sea, tones.land):
        assert contrast(tones.ink, ground) >= 4.5
        assert contrast(tones.tie, ground) >= 3


@pytest.mark.parametrize(
    ("lightness", "chroma", "hue", "colour"),
    [
        (0, 0, 0, "#000000"),
        (1, 0, 0, "#ffffff"),
        (0.628, 0.2577, 29.23, "#ff0000"),
        (0.915, 0.03, 255, "#d6e4f7"),
    ],
)
def test_oklch_gives_the_colours_that_browsers_show(lightness, chroma, hue, colour):
    made = oklch(lightness, chroma, hue)
    pairs = zip(bytes.fromhex(made[1:]), bytes.fromhex(colour[1:]), strict=True)
    assert all(abs(a - b) <= 1 for a, b in pairs), made


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
