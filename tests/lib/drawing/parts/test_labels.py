import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyarchive.lib.drawing.parts.labels import Dot, placed, shortened, text_width

FRAME = (0, 0, 1200, 600)
dots = st.lists(
    st.builds(
        Dot,
        st.floats(0, 1200),
        st.floats(0, 600),
        st.just(5.0),
        st.text("런던서울abc ", min_size=1, max_size=12),
    ),
    max_size=25,
)


def boxes(labels, size):
    for label in labels:
        wide = text_width(label.dot.text, size)
        left = label.x - {"start": 0, "middle": wide / 2, "end": wide}[label.anchor]
        yield left, label.y - size / 2, left + wide, label.y + size / 2


@given(dots, st.sampled_from([14, 21, 40]), st.booleans())
def test_no_name_covers_another_or_a_point_or_leaves_the_frame(dots, size, with_leaders):
    labels = placed(dots, size=size, frame=FRAME, with_leaders=with_leaders)
    shown = list(boxes(labels, size))
    for a, b in itertools.combinations([*shown, *(dot.box for dot in dots)], 2):
        if a in shown or b in shown:
            assert not (a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3])
    assert all(x >= 0 and y >= 0 and right <= 1200 and bottom <= 600 for x, y, right, bottom in shown)
    assert len({id(label.dot) for label in labels}) == len(labels)


def test_who_has_the_better_rank_gets_the_place():
    near = [Dot(100, 100, 5, "두 번째인 긴 이름", 1), Dot(101, 100, 5, "첫 번째인 긴 이름", 0)]
    assert placed(near, size=20, frame=(90, 85, 290, 115))[0].dot is near[1]


def test_what_is_blocked_stays_free():
    assert placed([Dot(600, 300, 5, "런던")], size=20, frame=FRAME, blocked=[(400, 200, 800, 400)]) == []


def test_a_name_that_stands_far_off_is_marked():
    wall = [(560, 260, 640, 340)]
    label = placed([Dot(600, 300, 5, "A")], size=20, frame=FRAME, blocked=wall, with_leaders=True)[0]
    assert label.is_far
    assert not placed([Dot(600, 300, 5, "A")], size=20, frame=FRAME)[0].is_far


@pytest.mark.parametrize(("text", "width"), [("서울", 2.0), ("AB", 1.16), ("", 0), ("e\u0301", 0.58)])
def test_hangul_is_square(text, width):
    assert text_width(text, 1) == pytest.approx(width)


@given(st.text(max_size=200), st.floats(1, 30))
def test_a_shortened_text_fits(text, width):
    short = shortened(text, width, 1)
    assert short == text or (short.endswith("…") and text_width(short, 1) <= width)
