from hypothesis import given
from hypothesis import strategies as st

from policyarchive.lib.drawing.year_bars import year_bars
from tests.lib.drawing.places import named, parsed


def test_a_column_for_each_year_and_a_number_where_something_was():
    svg = year_bars({1997: 1, 2000: 3})
    assert len(named(svg, "yb-bar")) == 4
    assert [number.text for number in named(svg, "yb-n")] == ["1", "3"]
    assert [year.text for year in named(svg, "yb-y")] == ["1997", "2000"]


def test_nothing_counted_is_nothing_drawn():
    assert (year_bars({}), year_bars({2017: 0})) == ("", "")


def test_the_span_can_be_wider_than_the_numbers_and_never_narrower():
    assert len(named(year_bars({2017: 1}, first=2010, last=2020), "yb-bar")) == 11
    assert len(named(year_bars({2005: 1, 2025: 1}, first=2010, last=2020), "yb-bar")) == 21


@given(st.dictionaries(st.integers(1800, 2100), st.integers(0, 500), max_size=30))
def test_any_numbers_make_columns_within_the_frame(counts):
    svg = year_bars(counts)
    if svg:
        assert parsed(svg).get("viewBox") == "0 0 1200 210"
        assert sum(int(number.text) for number in named(svg, "yb-n")) == sum(counts.values())
