import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyarchive.lib.web.filenames import (
    LONGEST,
    MOST_BYTES,
    made_distinct,
    name_of_title,
    safe_name,
    with_ending,
)


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
        ("보고서．pdf", "보고서.pdf"),  # as Korean keyboards write it
        ("제3．2항．ＰＤＦ", "제3．2항.PDF"),
        ("setup．exe", "setup.exe"),
        ('"협정서.pdf"', "협정서.pdf"),
        ("협정서.pdf'", "협정서.pdf"),
        ("“서울” 협정.pdf", "“서울” 협정.pdf"),
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


def test_equal_names_are_made_distinct():
    assert made_distinct(["a.pdf", "A.pdf", "a.pdf", "b"]) == ["a.pdf", "A (2).pdf", "a (3).pdf", "b"]


def test_an_ending_is_put_in_the_place_of_another():
    assert with_ending("사진.JPEG", "jpg") == "사진.jpg"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("서울/런던 협정 2016/2017", "서울_런던 협정 2016_2017.zip"),
        ("협정: 서울\\런던", "협정_ 서울_런던.zip"),
        ("../../etc/passwd", "_.._etc_passwd.zip"),
        ("협약 v1.2", "협약 v1.2.zip"),
        ("끝났다...", "끝났다.zip"),
        (".hidden", "hidden.zip"),
        ('"인용" <b>|*?', "_인용_ _b____.zip"),
        ("한 줄\r\n두 줄\t셋", "한 줄 두 줄 셋.zip"),
        ("a\0b\x1b[31m", "ab[31m.zip"),
        ("fdp.\u202eexe", "fdp.exe.zip"),
        ("اتفاقية سيول", "اتفاقية سيول.zip"),
        ("CON", "file_CON.zip"),
        ("com¹", "file_com¹.zip"),
        ("con .", "file_con.zip"),
        ("서울", "서울.zip"),
        ("", "post-7.zip"),
        ("///", "post-7.zip"),
        ("***", "post-7.zip"),
        ("\ud800", "post-7.zip"),
        ("가" * 300, "가" * 77 + ".zip"),
        ("a" * 300, "a" * 146 + ".zip"),
    ],
)
def test_a_title_is_no_path(title, name):
    assert name_of_title(title, "zip", otherwise="post-7") == name


@given(st.text(max_size=400))
def test_every_title_gives_a_name_that_disks_and_headers_take(title):
    name = name_of_title(title, "zip")
    assert name.endswith(".zip") and len(name.encode()) <= MOST_BYTES
    assert safe_name(name) == name


def test_a_long_title_is_not_cut_between_a_letter_and_its_marks():
    assert name_of_title("가" * 76 + "a" + "q\u0323", "zip") == "가" * 76 + "a.zip"
