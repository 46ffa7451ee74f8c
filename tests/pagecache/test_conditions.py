"""If-None-Match names the page where one of its tags is the page's, weak or strong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyarchive.pagecache.conditions import is_known
from policyarchive.pagecache.encodings import encoding_for

TAG = '"abc-br"'


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (TAG, True),
        (f"W/{TAG}", True),
        (f'"x", {TAG}', True),
        (f'"a,b",W/"y" , W/{TAG} ,"z"', True),
        ("*", True),
        (" * ", True),
        ('"abc"', False),
        ("abc-br", False),
        ('"x"abc-br"', False),
        (f'"x" {TAG}', False),
        (f"w/{TAG}", False),
        ('"x, "abc-br"', False),
        ("", False),
        (f"{TAG}," * 500, False),
    ],
)
def test_a_tag_is_found_in_a_list(header, expected):
    assert is_known(header, TAG) is expected


@given(st.text())
def test_no_header_ends_in_a_fault(header):
    assert is_known(header, TAG) in {True, False}
    assert encoding_for(header) in {"br", "gzip", "identity"}


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("BR", "br"),
        ("*", "br"),
        ("*;q=0", "identity"),
        ("br;q=0, *", "gzip"),
        ("identity", "identity"),
        ("brotli", "identity"),
        ("", "identity"),
        ("gzip;q=wrong", "identity"),
    ],
)
def test_a_client_gets_the_best_form_that_it_takes(accepted, encoding):
    assert encoding_for(accepted) == encoding
