import pytest

from policyarchive.lib.drawing.sign import favicon, lost_line, wordmark_glyph
from tests.lib.drawing.places import named, parsed


@pytest.mark.parametrize("draw", [wordmark_glyph, lost_line])
def test_the_sign_is_decoration_beside_words(draw):
    assert parsed(draw()).get("aria-hidden") == "true"


def test_the_line_that_does_not_arrive_has_no_far_city():
    assert (len(named(lost_line(), "lost-home")), lost_line().count("<circle")) == (1, 1)
    assert wordmark_glyph().count("<circle") == 2


def test_the_icon_is_small_and_speaks_both_schemes():
    assert parsed(favicon()) is not None
    assert len(favicon()) < 600 and "prefers-color-scheme:dark" in favicon()
