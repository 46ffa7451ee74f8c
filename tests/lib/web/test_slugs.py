"""Address names of what people write."""

import unicodedata

import pytest

from policyarchive.lib.web.slugs import romanised, slug_of


@pytest.mark.parametrize(
    ("korean", "latin"),
    [
        ("서울", "seoul"),
        ("부산", "busan"),
        ("한국", "hanguk"),
        ("보도자료", "bodojaryo"),
        ("울란바토르", "ullanbatoreu"),
        ("런던", "reondeon"),
        ("뉴욕", "nyuyok"),
        ("음악", "eumak"),
        ("독립문", "dokripmun"),
        ("서울 2017", "seoul 2017"),
        ("e-스포츠", "e-seupocheu"),
        ("좋아요", "joayo"),
        ("", ""),
    ],
)
def test_hangul_is_romanised(korean, latin):
    assert romanised(korean) == latin


def test_the_first_name_that_gives_one_is_taken():
    assert slug_of("Press release", "보도자료") == "press-release"
    assert slug_of(None, "보도자료") == "bodojaryo"
    assert slug_of("", "…", "서울시 소식!") == "seoulsi-sosik"
    assert slug_of("…", "漢字") == ""


def test_decomposed_hangul_is_the_same():
    assert slug_of(unicodedata.normalize("NFD", "보도자료")) == "bodojaryo"


def test_a_long_name_is_cut_at_a_word():
    assert slug_of("one two three", most=9) == "one-two"
    assert slug_of("가" * 100, most=80) == ("ga" * 40)
