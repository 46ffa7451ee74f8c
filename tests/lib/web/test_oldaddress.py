"""One form for an old address, from every spelling that people paste and browsers send."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyarchive.lib.web.oldaddress import OldAddress, canonical, parse

BOARD = "/bbs/board.php?bo_table=news&wr_id=123"
EGOV = "/cop/bbs/selectBoardArticle.do?bbsId=BBSMSTR_000000000001&nttId=77"


@pytest.mark.parametrize(
    ("address", "form"),
    [
        ("/bbs/board.php?wr_id=123&bo_table=news", BOARD),
        ("/bbs/board.php?bo_table=news&amp;wr_id=123#c_9", BOARD),
        ("http://www.seoul.go.kr:8080//bbs/board.php?wr_id=123&bo_table=news&utm_source=x", BOARD),
        ("www.seoul.go.kr/bbs/board.php?bo_table=news&wr_id=123", BOARD),
        ("english.seoul.go.kr/bbs/board.php?bo_table=news&wr_id=123", BOARD),
        ("bbs/board.php?bo_table=news&wr_id=123", BOARD),
        ("/bbs/./x/../board.php/?bo_table=news&wr_id=123&PHPSESSID=a1b2", BOARD),
        ("/bbs%2Fboard.php%3Fbo_table%3Dnews%26wr_id%3D123", BOARD),
        (EGOV.replace(".do", ".do;jsessionid=8F2.node1"), EGOV),
        (EGOV + "&searchWrd=&searchCnd=", EGOV),
        ("index.php?mid=notice&document_srl=5", "/?document_srl=5&mid=notice"),
        ("/index.php?document_srl=5&mid=notice", "/?document_srl=5&mid=notice"),
        ("/?p=12", "/?p=12"),
        ("/ko/node/1/", "/ko/node/1"),
        ("/archives/77/index.html", "/archives/77"),
        ("//archives//77//", "/archives/77"),
        ("\\archives\\77", "/archives/77"),
        ("/서울/소식", "/서울/소식"),
        (quote("/서울/소식"), "/서울/소식"),
        (quote("/서울/소식").lower(), "/서울/소식"),
        (quote("/서울/소식".encode("euc-kr")), "/서울/소식"),
        ("/서울", "/서울"),
        ("/a b", "/a%20b"),
        ("/a%20b", "/a%20b"),
        ("/s?q=a+b", "/s?q=a%20b"),
        ("/s?q=a%2Bb", "/s?q=a%2Bb"),
        ("/50%", "/50%25"),
        ("/bbs/view?x", "/bbs/view?x"),
        ("/a\0b\n", "/a%00b"),
        ("/", ""),
        ("https://www.seoul.go.kr", ""),
        ("#top", ""),
        ("", ""),
    ],
)
def test_each_spelling_has_one_form(address, form):
    assert canonical(address) == form


@pytest.mark.parametrize(
    "other",
    [
        "/bbs/board.php?bo_table=news&wr_id=124",
        "/bbs/board.php?bo_table=news",
        "/BBS/board.php?bo_table=news&wr_id=123",
        "/bbs/board.php?bo_table=news&wr_id=123&page=2",
    ],
)
def test_what_names_something_else_has_another_form(other):
    assert canonical(other) != BOARD


@given(st.one_of(st.text(max_size=60), st.text(alphabet="/?&=%;#.+aB1\\ 가\u00e9", max_size=40)))
def test_the_form_is_its_own_form_and_can_be_stored(address):
    form = canonical(address)
    assert canonical(form) == form
    assert form == "" or (form.startswith("/") and form.isprintable() and " " not in form)


@given(st.binary(max_size=40))
def test_whatever_bytes_are_asked_there_is_an_answer(data):
    form = str(parse(data))
    assert str(parse(form)) == form
    assert form.encode()


@pytest.mark.parametrize(
    ("names", "found"),
    [
        ("", ["/b"]),
        ("id", ["/b?id=1"]),
        ("id&table", ["/b?id=1&table=x"]),
        ("id&other", []),
        ("tag", ["/b?tag=a", "/b?tag=a&tag=b", "/b?tag=b"]),
    ],
)
def test_an_address_is_narrowed_to_the_parameters_that_are_kept(names, found):
    assert parse("/b?table=x&id=1&tag=a&tag=b&utm_source=m").narrowed(names) == found


def test_the_names_of_parameters_are_listed_once():
    assert parse("/b?b=1&a=2&a=3").names == "a&b"
    assert OldAddress("/b").names == ""
