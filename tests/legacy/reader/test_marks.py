import pytest

from policyarchive.legacy.reader.marks import has_mark, next_mark, strip_mark


@pytest.mark.parametrize("mark", list("▴▲△▷□○❍◦▣※❈•■●◆▶☞"))
def test_a_bullet_goes_with_and_without_a_space(mark):
    assert strip_mark(f"{mark} 관광") == strip_mark(f"{mark}관광") == "관광"


@pytest.mark.parametrize("mark", list("-–*·‧ㅇ"))
def test_what_is_also_a_letter_or_a_hyphen_needs_its_space(mark):
    assert strip_mark(f"{mark} 관광") == "관광"
    assert not has_mark(f"{mark}관광")


def test_a_doubled_circle_hides_a_name_and_is_no_bullet():
    assert strip_mark("○○동 주민센터") == "○○동 주민센터"


def test_a_lonely_bullet_is_nothing():
    assert [strip_mark(text) for text in ["▴", "-", "a"]] == ["", "", "a"]


def test_the_next_bullet_is_found_or_the_end():
    assert (next_mark("가 ▴나"), next_mark("▴나", start=1)) == (2, 2)
