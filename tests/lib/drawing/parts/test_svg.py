import math
import xml.etree.ElementTree as ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyarchive.lib.drawing.parts.svg import element, number, path, words
from tests.lib.drawing.places import ends_of_path


@pytest.mark.parametrize(
    ("value", "text"),
    [(1, "1"), (1.0, "1"), (1.25, "1.2"), (-0.04, "0"), (-0.0, "0"), (-1.5, "-1.5"), (0.05, "0.1")],
)
def test_numbers_are_short(value, text):
    assert number(value) == text


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_is_not_drawn(value):
    with pytest.raises(ValueError, match="cannot be drawn"):
        number(value)


def test_an_element_is_escaped_and_leaves_out_what_is_none():
    svg = element("text", words("<b> & \x00"), class_="a", text_anchor=None, aria_label='"x"', x=-0.0)
    assert svg == '<text class="a" aria-label="&quot;x&quot;" x="0">&lt;b&gt; &amp; </text>'
    assert element("g") == "<g/>"


@given(st.text(), st.text())
def test_any_text_makes_xml(inner, attribute):
    ElementTree.fromstring(element("text", words(inner), aria_label=attribute))  # noqa: S314


def test_a_path_has_relative_moves_and_no_step_that_leads_nowhere():
    assert path([(0, 0), (0.2, 0.3), (10, -5), (10, 5)], is_closed=True) == "M0 0l10-5 0 10z"
    assert (path([]), path([(1, 1)]), path([(1, 1), (1.2, 0.9)])) == ("", "", "")


@given(st.lists(st.tuples(st.floats(-2000, 2000), st.floats(-2000, 2000)), min_size=2, max_size=20))
def test_a_path_passes_its_points(points):
    rounded = [(round(x), round(y)) for x, y in points]
    shown = ends_of_path(path(points))
    assert [p for i, p in enumerate(rounded) if i == 0 or p != rounded[i - 1]] == (shown or rounded[:1])
