import io

import pytest

from policyarchive.opendata import lines
from policyarchive.opendata.records import RecordRefused


def test_lines_come_with_their_numbers_and_blank_ones_are_left_out():
    file = io.BytesIO(b"\xef\xbb\xbf\n{}\r\n \t\n\xbf\n[]")
    assert list(lines.without_blank(lines.read_lines(file))) == [(2, b"{}\r\n"), (4, b"\xbf\n"), (5, b"[]")]


@pytest.mark.parametrize("end", [b"", b"\n", b"\nlast"])
@pytest.mark.parametrize("length", [11, 12, 21, 22, 50])
def test_of_a_line_that_is_too_long_only_the_beginning_is_kept(monkeypatch, length, end):
    monkeypatch.setattr(lines, "LONGEST_LINE", 10)
    read = list(lines.read_lines(io.BytesIO(b"a" * length + end)))
    assert read[0].rstrip(b"\n") == b"a" * 11
    assert read[1:] == ([b"last"] if end == b"\nlast" else [])
    with pytest.raises(RecordRefused) as refused:
        lines.decoded(read[0])
    assert refused.value.kind == "too_large"


def test_a_byte_order_mark_is_read_over_in_the_first_line_only():
    marked = b"\xef\xbb\xbf{}"
    assert lines.decoded(marked, is_first=True) == "{}"
    assert lines.decoded(marked) == "\ufeff{}"


def test_a_line_that_is_no_utf8_is_refused():
    with pytest.raises(RecordRefused) as refused:
        lines.decoded("가".encode("cp949"))
    assert refused.value.kind == "encoding"
