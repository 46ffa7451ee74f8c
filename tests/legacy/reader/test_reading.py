import pytest

from policyarchive.legacy.reader.reading import Line, clean, read_lines
from policyarchive.legacy.reader.refusals import PageRefused


def refusal_of(data, **options):
    with pytest.raises(PageRefused) as refused:
        read_lines(data, **options)
    return refused.value


def test_lines_keep_their_numbers_whatever_ends_them():
    data = "가\r\n\r\n나\r다\n라\u2028마".encode()
    assert read_lines(data) == [Line(1, "가"), Line(3, "나"), Line(4, "다"), Line(5, "라"), Line(6, "마")]


def test_a_byte_order_mark_is_no_text():
    assert read_lines(b"\xef\xbb\xbfabc") == [Line(1, "abc")]


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("\u200b[소식]", "[소식]"),
        ("a\u00a0b\u3000c\td  e", "a b c d e"),
        ("soft\u00adhyphen\u2060\ufeff", "softhyphen"),
        ("\u202ea\u202c", "a"),
        ("a\x07b\x1b", "ab"),
        ("가\u3164나", "가 나"),
        ("\uf06c 항목", "• 항목"),
        ("\U000f0854책\U000f0855", "『책』"),
        ("등록일", "등록일"),
        ("\ufffea\ufdd0", "a"),
        ("문화‧예술·관광", "문화‧예술·관광"),
    ],
)
def test_what_cannot_be_seen_goes_and_every_space_is_plain(raw, kept):
    assert clean(raw) == kept


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 x",
        b"PK\x03\x04abc",
        b"\xd0\xcf\x11\xe0\xa1\xb1",
        b"\x89PNG\r\n",
        b"\xff\xd8\xff\xe0",
        b"GIF89a",
        b"{\\rtf1 text}",
        b"HWP Document File V3.00",
        b"text\0text",
    ],
)
def test_bytes_that_are_no_text_are_binary(data):
    assert refusal_of(data).kind == "binary"


def test_a_nul_byte_is_named_by_its_line():
    assert refusal_of(b"one\ntwo\nth\0ree").line == 3


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings_are_binary_until_they_are_named(encoding):
    data = "등록일 2017-04-12\n".encode(encoding)
    assert refusal_of(data).kind == "binary"
    assert read_lines(data, encoding=encoding) == [Line(1, "등록일 2017-04-12")]


def test_a_utf_16_mark_without_any_nul_byte_is_binary_and_says_so():
    refused = refusal_of("가나".encode("utf-16"))
    assert (refused.kind, "--encoding utf-16" in refused.reason) == ("binary", True)


def test_cp949_is_refused_with_the_way_to_read_it():
    data = "first\n새소식\n".encode("cp949")
    refused = refusal_of(data)
    assert (refused.kind, refused.line) == ("encoding", 2)
    assert refused.reason == "The file is not UTF-8; it may be cp949: --encoding cp949 reads it."
    assert read_lines(data, encoding="cp949") == [Line(1, "first"), Line(2, "새소식")]


def test_bytes_of_no_known_encoding_are_not_said_to_be_cp949():
    refused = refusal_of(b"caf\xff")
    assert (refused.kind, "neither UTF-8 nor cp949" in refused.reason) == ("encoding", True)


def test_utf_8_read_as_another_encoding_is_refused():
    assert refusal_of("ascii 새소식 …".encode(), encoding="ascii").kind == "encoding"


@pytest.mark.parametrize("data", ["a\n도시\ufffd의".encode(), b"a\n\xed\xa0\x80"])
def test_damaged_text_is_never_imported(data):
    refused = refusal_of(data)
    assert (refused.kind, refused.line) == ("encoding", 2)


def test_half_a_surrogate_pair_that_a_codec_lets_through_is_refused():
    assert refusal_of(b"+2AA-", encoding="utf-7").kind == "encoding"


@pytest.mark.parametrize("data", [b"", b"\n \t\r\n", "\ufeff\u200b\u3000\u00a0\n".encode()])
def test_a_file_without_anything_to_see_is_empty(data):
    refused = refusal_of(data)
    assert (refused.kind, refused.line) == ("empty", None)
