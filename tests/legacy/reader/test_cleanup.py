import pytest

from policyarchive.legacy.reader.cleanup import drop_leftovers, uncut


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("See the plan ( , ()", "See the plan"),
        ("The list ( , ) is open", "The list is open"),
        ("The list ( , () is open", "The list is open"),
        ("The list () is open", "The list is open"),
        ("The list ( ).", "The list."),
        ("More ( , Korean only) here", "More (Korean only) here"),
        ("( , ()", ""),
        ("open ( ( , ) ) end", "open end"),
        ("a (b) c", "a (b) c"),
        ("f(x, (y))", "f(x, (y))"),
        ("두 도시(서울, 런던)", "두 도시(서울, 런던)"),
        ("1) first", "1) first"),
    ],
)
def test_brackets_without_anything_in_them_go(text, left):
    assert drop_leftovers(text) == left


@pytest.mark.parametrize(
    ("text", "whole"),
    [("손잡다..", "손잡다"), ("손잡다 ..", "손잡다"), ("손잡다‥", "손잡다"), ("..", "")],
)
def test_two_dots_are_a_cut(text, whole):
    assert uncut(text) == (whole, True)


@pytest.mark.parametrize("text", ["손잡다...", "손잡다…", "손잡다.", "손잡다....", "11.5..6"])
def test_anything_else_is_no_cut(text):
    assert uncut(text) == (text, False)
