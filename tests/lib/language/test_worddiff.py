import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyarchive.lib.language import worddiff
from policyarchive.lib.language.worddiff import Piece, marked, merged


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


def test_a_word_at_the_end_is_the_same_word_in_the_middle():
    assert marked("Seoul and London", "Seoul and London agree")[1][-1] == Piece("agree", True)


def test_the_end_of_a_line_belongs_to_no_word():
    old, new = marked("One.", "One.\nTwo.")
    assert old == [Piece("One.", False)]
    assert new == [Piece("One.", False), Piece("\nTwo.", True)]


def test_one_text_of_both_tells_what_is_gone_and_what_is_new():
    assert merged("Seoul and London", "Seoul and Paris") == [
        ("Seoul and ", ""),
        ("London", "del"),
        ("Paris", "ins"),
    ]


@given(st.text(), st.text())
def test_one_text_of_both_without_what_is_gone_is_the_new_one(old, new):
    assert "".join(text for text, mark in merged(old, new) if mark != "del") == new
