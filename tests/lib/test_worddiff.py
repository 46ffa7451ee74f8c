import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyarchive.lib import worddiff
from policyarchive.lib.worddiff import Piece, marked


def test_a_changed_word_is_marked_on_both_sides():
    old, new = marked("서울과 런던의 협정", "서울과 파리의 협정")
    assert old == [Piece("서울과 ", False), Piece("런던의 ", True), Piece("협정", False)]
    assert new == [Piece("서울과 ", False), Piece("파리의 ", True), Piece("협정", False)]


@pytest.mark.parametrize(("old", "new"), [("", "new"), ("old", ""), ("", "")])
def test_an_empty_side_has_no_pieces(old, new):
    assert marked(old, new) == ([Piece(old, True)] if old else [], [Piece(new, True)] if new else [])


@given(st.text(), st.text())
def test_the_pieces_put_together_are_the_texts(old, new):
    left, right = marked(old, new)
    assert "".join(piece.text for piece in left) == old
    assert "".join(piece.text for piece in right) == new


@given(st.text())
def test_a_text_does_not_differ_from_itself(text):
    assert not [piece for side in marked(text, text) for piece in side if piece.is_changed]


def test_what_is_too_long_to_compare_is_marked_as_a_whole(monkeypatch):
    monkeypatch.setattr(worddiff, "LONGEST", 2)
    assert marked("a b c", "a b d") == ([Piece("a b c", True)], [Piece("a b d", True)])
