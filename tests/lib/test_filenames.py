import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyarchive.lib.filenames import LONGEST, safe_name, told_apart, with_ending


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("서울-런던 협정서.hwp", "서울-런던 협정서.hwp"),
        ("협정서.pdf", "협정서.pdf"),  # letters taken apart, as macOS sends them
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\mina\\a.pdf", "a.pdf"),
        ('a"b<c>|d?.pdf', "a_b_c__d_.pdf"),
        ("fdp.\u202eexe.pdf", "fdp.exe.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie_ x.pdf"),
        ("  .  ", "file"),
        ("", "file"),
        ("con.pdf", "file_con.pdf"),
        ("가" * 300 + ".hwpx", "가" * 145 + ".hwpx"),
        ("가" * 300, "가" * 150),
    ],
)
def test_names_keep_their_letters_and_lose_what_is_unsafe(name, safe):
    assert safe_name(name) == safe


@given(st.text(max_size=400))
def test_every_name_becomes_one_that_is_safe_and_stays_so(name):
    safe = safe_name(name)
    assert 0 < len(safe) <= LONGEST + 5
    assert not set(safe) & set('/\\:*?"<>|\r\n\0')
    assert safe_name(safe) == safe


def test_names_that_are_the_same_are_told_apart():
    assert told_apart(["a.pdf", "A.pdf", "a.pdf", "b"]) == ["a.pdf", "A (2).pdf", "a (3).pdf", "b"]


def test_an_ending_is_put_in_the_place_of_another():
    assert with_ending("사진.JPEG", "jpg") == "사진.jpg"
