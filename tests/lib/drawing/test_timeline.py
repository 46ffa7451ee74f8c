from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyarchive.lib.drawing.parts.marks import MARKS
from policyarchive.lib.drawing.records import Moment, Paper
from policyarchive.lib.drawing.timeline import timeline
from tests.lib.drawing.places import make_paper, make_partner, named, parsed

TODAY = Moment(2026, 11)
moments = st.one_of(
    st.none(), st.builds(Moment, st.integers(1, 2200), st.one_of(st.none(), st.integers(1, 12)))
)
papers = st.lists(
    st.builds(Paper, st.text(max_size=20), st.just("/a/"), st.sampled_from([*MARKS, "?"]), moments, moments),
    min_size=1,
    max_size=6,
)


def draw(*partners, today=TODAY):
    return timeline(tuple(partners), today=today, label="연표")


def links(svg):
    return [element.get("aria-label") for element in parsed(svg).iter("a")]


def x_of(svg):
    groups = (link.find("g") for link in parsed(svg).iter("a"))
    return [float(group.get("transform").partition("(")[2].partition(" ")[0]) for group in groups]


def test_rows_stand_in_the_order_of_the_first_signing():
    svg = draw(
        make_partner("둘", papers=[make_paper("2015-12", said="둘"), make_paper("1999", said="하나")]),
        make_partner("영", papers=[make_paper("1971", said="영")]),
    )
    assert links(svg) == ["영", "하나", "둘"]
    assert [name.text for name in named(svg, "tl-name")] == ["영", "둘"]


def test_nothing_known_is_nothing_drawn():
    assert draw() == ""
    assert draw(make_partner(papers=[make_paper(None)])) == ""
    assert draw(make_partner(papers=[])) == ""


def test_a_partner_of_which_no_signing_is_known_has_no_row():
    svg = draw(make_partner("가"), make_partner("나", papers=[make_paper(None)]))
    assert [name.text for name in named(svg, "tl-name")] == ["가"]


def test_a_bare_year_is_drawn_as_a_whole_year():
    assert len(named(draw(make_partner(papers=[make_paper("1971")])), "tl-span")) == 1
    assert named(draw(make_partner(papers=[make_paper("1971-05")])), "tl-span") == []


@pytest.mark.parametrize(
    ("ends", "is_over"),
    [
        ([None], False),
        (["2020-01"], True),
        (["2020-01", None], False),
        (["2030-01"], False),
        (["2020-01", "2021"], True),
    ],
)
def test_a_line_stops_where_all_papers_have_ended(ends, is_over):
    partner = make_partner(papers=[make_paper("2017", ended=end) for end in ends])
    svg = draw(partner, make_partner("끝없는", papers=[make_paper("1971")]))
    assert len(named(svg, "tl-end")) == is_over


def test_marks_of_one_month_do_not_cover_each_other():
    xs = x_of(draw(make_partner(papers=[make_paper("2017-04")] * 5)))
    assert [round(b - a, 1) for a, b in pairwise(xs)] == [13] * 4


def test_very_many_marks_stay_on_the_axis():
    xs = x_of(draw(make_partner(papers=[make_paper("2026-11")] * 300)))
    assert len(xs) == 300 and min(xs) >= 149 and max(xs) <= 1176.1
    assert xs == sorted(xs)


@given(st.lists(papers, max_size=4))
def test_whatever_is_known_of_dates_it_is_drawn_within_the_frame(rows):
    svg = draw(*(make_partner(f"도시 {i}", papers=row) for i, row in enumerate(rows)))
    if not svg:
        assert not any(paper.signed for row in rows for paper in row)
        return
    high = int(parsed(svg).get("viewBox").split()[-1])
    for circle in named(svg, "hit"):
        assert 0 <= float(circle.get("cx")) <= 1200 and 0 <= float(circle.get("cy")) <= high


def test_300_agreements_make_300_links():
    partners = [make_partner(f"도시 {i}", papers=[make_paper(f"{1971 + i % 50}")] * 3) for i in range(100)]
    assert len(links(draw(*partners))) == 300


def test_a_long_name_is_cut_where_the_axis_begins():
    svg = draw(make_partner("흘" * 200, papers=[make_paper("1971")]))
    assert len(named(svg, "tl-name")[0].text) < 12


def test_years_are_counted_over_the_rows():
    svg = draw(make_partner(papers=[make_paper("2014-01")] * 6 + [make_paper("2017")]))
    assert (len(named(svg, "tl-bar")), [text.text for text in named(svg, "tl-count")]) == (2, ["6"])


@pytest.mark.parametrize(("first", "most"), [("2026", 2), ("1971", 14), ("1800", 26), ("1000", 26)])
def test_the_axis_names_as_many_years_as_have_room(first, most):
    years = [text.text for text in named(draw(make_partner(papers=[make_paper(first)])), "tl-year")]
    assert years[0] == first and len(years) <= most
