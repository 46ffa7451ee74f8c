"""An address is stored as one that a browser can follow, or not at all: no link is relative by mistake."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyarchive.lib.body.sanitizing import sanitize_body
from policyarchive.lib.web.linkaddress import completed

MEANT = {
    "www.london.gov.uk": "https://www.london.gov.uk",
    " WWW.London.gov.uk/news?a=1#b ": "https://WWW.London.gov.uk/news?a=1#b",
    "london.gov.uk": "https://london.gov.uk",
    "seoul.go.kr:8080/a": "https://seoul.go.kr:8080/a",
    "서울.한국/소식": "https://서울.한국/소식",
    "//example.org/a": "https://example.org/a",
    "https://example.org/a b": "https://example.org/a%20b",
    "https:example.org": "https://example.org",
    "HTTP://example.org/": "http://example.org/",
    "kim@seoul.go.kr": "mailto:kim@seoul.go.kr",
    "mailto: kim@seoul.go.kr": "mailto:kim@seoul.go.kr",
    "mailto:kim@seoul.go.kr,lee@seoul.go.kr?subject=a": "mailto:kim@seoul.go.kr,lee@seoul.go.kr?subject=a",
    "02-2133-1234": "tel:0221331234",
    "+82 2 2133 1234": "tel:+82221331234",
    "(02) 120-1234": "tel:021201234",
    "tel:02-120": "tel:02-120",
    "/ko/news/2/": "/ko/news/2/",
    "#body-1장": "#body-1장",
}
NOWHERE = [
    *(
        "",
        " ",
        "#",
        "런던",
        "시청 누리집",
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,a",
    ),
    *("file:///etc/passwd", "C:\\a.hwp", "\\\\server\\a", "news/5/", "../a.html", "?no=3", "view.do?no=3"),
    *(
        "report.pdf",
        "index.html",
        "http://",
        "https:///",
        "http://[",
        "mailto:",
        "mailto:kim",
        "tel:",
        "tel:a",
    ),
    *(
        "kim@",
        "@seoul.go.kr",
        "a@b",
        "2026-11-30",
        "192.168.0.1",
        "12345",
        "//",
        "///",
        "www.",
        ".",
        "ftp://a.org",
    ),
]


@pytest.mark.parametrize("typed", MEANT)
def test_what_is_plainly_meant_is_completed(typed):
    assert completed(typed) == MEANT[typed]


@pytest.mark.parametrize("typed", NOWHERE)
def test_what_leads_nowhere_is_refused(typed):
    assert completed(typed) is None


@given(
    st.text(max_size=40)
    | st.sampled_from([*MEANT, *NOWHERE]).flatmap(lambda a: st.text(max_size=3).map(a.__add__))
)
def test_what_was_completed_is_complete_and_never_relative(typed):
    address = completed(typed)
    assert address is None or completed(address) == address
    assert address is None or address.startswith(("/", "#", "http://", "https://", "mailto:", "tel:"))


def test_every_body_is_stored_with_links_that_lead_somewhere():
    body = (
        '<p><a href="www.london.gov.uk">시청</a> <a href="kim@seoul.go.kr">편지</a> <a href="런던">말</a></p>'
    )
    assert sanitize_body(body) == (
        '<p><a href="https://www.london.gov.uk">시청</a> <a href="mailto:kim@seoul.go.kr">편지</a> 말</p>'
    )
