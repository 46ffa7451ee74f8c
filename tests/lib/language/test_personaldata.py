"""What is found, and what must not be: a guard that cries at every date is switched off."""

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyarchive.lib.language.personaldata import Hit, Kind, excerpt, find

TODAY = datetime.date(2026, 11, 25)


def found(text):
    return [(str(hit.kind), text[hit.start : hit.end]) for hit in find(text, today=TODAY)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("주민등록번호 900101-1234567 입니다", "900101-1234567"),
        ("주민등록번호는900101-1234567입니다", "900101-1234567"),
        ("000229-3123456", "000229-3123456"),  # a leap day
        ("201031-4000000", "201031-4000000"),  # given since October 2020, without a check digit
        ("외국인 850505-5123456", "850505-5123456"),
        ("850505–6123456", "850505–6123456"),
        ("850505 - 2123456", "850505 - 2123456"),
        ("8505052123456", "8505052123456"),
        ("(850505-2123456)", "850505-2123456"),
        ("850505~2123456", "850505~2123456"),
        ("８５０５０５－２１２３４５６", "８５０５０５－２１２３４５６"),
        ("850505\u00a0-\u00a02123456", "850505\u00a0-\u00a02123456"),
        ("8505\u200b05-2123456", "8505\u200b05-2123456"),
        ("850505·2123456", "850505·2123456"),
    ],
)
def test_resident_numbers_are_found(text, number):
    assert found(text) == [("resident_number", number)]


@pytest.mark.parametrize(
    "text",
    [
        "901301-1234567",  # no thirteenth month
        "900230-1234567",  # no 30 February
        "010229-3123456",  # 2001 was no leap year
        "301231-3123456",  # not born yet
        "900101-9123456",  # born in 1890
        "900101-1******",
        "900101-123456",
        "1900101-1234567",
        "900101-12345678",
        "문서번호 2017-900101-1234567",
        "8801019123458",
        "ISBN 978-89-01-12345-6",
        "9788901123456",
        "2017-04-03 2017.4.3. 20170403",
        "1512230400000",
    ],
)
def test_what_only_looks_like_a_resident_number_is_not(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("담당자 010-1234-5678", "010-1234-5678"),
        ("01012345678", "01012345678"),
        ("010 1234 5678로 전화", "010 1234 5678"),
        ("010.1234.5678", "010.1234.5678"),
        ("011-234-5678", "011-234-5678"),
        ("019-1234-5678", "019-1234-5678"),
        ("+82 10-1234-5678", "+82 10-1234-5678"),
        ("+82-(0)10-1234-5678", "+82-(0)10-1234-5678"),
        ("휴대전화:010-1234-5678.", "010-1234-5678"),
        ("010)1234-5678", "010)1234-5678"),
        ("(010) 1234-5678", "010) 1234-5678"),
        ("010~1234~5678", "010~1234~5678"),
        ("010 - 1234 - 5678", "010 - 1234 - 5678"),
        ("010–1234—5678", "010–1234—5678"),
        ("010·1234·5678, 010", "010·1234·5678"),
        ("010/1234/5678", "010/1234/5678"),
        ("010_1234_5678", "010_1234_5678"),
        ("０１０－１２３４－５６７８", "０１０－１２３４－５６７８"),
        ("010\u00a01234\u20075678", "010\u00a01234\u20075678"),
        ("010\u200b-1234-\ufeff5678", "010\u200b-1234-\ufeff5678"),
        ("010--1234--5678", "010--1234--5678"),
        ("010-1234-5678~9", "010-1234-5678"),
        ("+82)10-1234-5678", "+82)10-1234-5678"),
        ("+82 (10) 1234-5678", "+82 (10) 1234-5678"),
        ("(+82)10 1234 5678", "+82)10 1234 5678"),
        ("0082-10-1234-5678", "0082-10-1234-5678"),
        ("82-10-1234-5678", "82-10-1234-5678"),
    ],
)
def test_mobile_numbers_are_found(text, number):
    assert found(text) == [("mobile_number", number)]


@pytest.mark.parametrize(
    "text",
    [
        "02-120",
        "02-2133-5114",
        "031-120",
        "070-1234-5678",
        "080-123-4567",
        "1577-1234",
        "+82-2-120",
        "+44 20 7983 4000",
        "제2017-010호",
        "2016-010-1234-5678",
        "010-123-5678",  # 010 takes four digits in the middle
        "2017-04-03",
        "서울특별시 조례 제6016호(2015.10.8.)",
        "3010123456789",
        "02)2133-5114, 031)120, (02) 2133~5114",
        "2010~2014, 2010. 10. 10. ~ 12. 31.",
        "010호 1234 5678",
        "0.010123456780",
    ],
)
def test_other_numbers_are_no_mobile_numbers(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("국민은행 123456-04-123456", "123456-04-123456"),
        ("계좌번호: 110-123-456789 (신한은행)", "110-123-456789"),
        ("우리은행 1002-123-456789", "1002-123-456789"),
        ("농협 301-1234-5678-91", "301-1234-5678-91"),
        ("카카오뱅크 3333-01-1234567 홍길동", "3333-01-1234567"),
        ("110123456789 신한은행", "110123456789"),
        ("Bank account number 123-456789-01", "123-456789-01"),
        ("국민은행 123456–04–123456", "123456–04–123456"),
        ("국민은행 123456 04 123456", "123456 04 123456"),
        ("국민은행 123456.04.123456", "123456.04.123456"),
        ("국민은행 １２３４５６－０４－１２３４５６", "１２３４５６－０４－１２３４５６"),
        ("국민은행 123456 - 04 - 123456", "123456 - 04 - 123456"),
    ],
)
def test_accounts_are_found_beside_a_bank(text, number):
    assert found(text) == [("bank_account", number)]


@pytest.mark.parametrize(
    "text",
    [
        "협정번호 110-123-456789",
        "은행 대표전화 02-2133-5114",
        "한국은행 2017-04-03 발표",
        "신한은행 사업자등록번호 123-45-67890",
        "은행 1577-8000",
        "세계은행(World Bank) 보고서 ISBN 978-1-4648-0000-1",
        "은행동 12-3번지",
        "embankment 110-123-456789",
        "은행 연도별 2017 2018 2019",
        "은행 2017-04-03 ~ 2018-05-06",
        "은행 대표전화 02) 2133-5114",
        "은행 1,234,567,890원",
    ],
)
def test_numbers_without_a_bank_are_no_accounts(text):
    assert found(text) == []


def test_everything_in_a_text_is_found_once_and_in_order():
    text = "홍길동(900101-1234567, 010-1234-5678), 국민은행 123456-04-123456"
    assert [kind for kind, _number in found(text)] == ["resident_number", "mobile_number", "bank_account"]


def test_the_excerpt_shows_the_place_and_covers_the_number():
    text = "담당자는 홍길동이며 주민등록번호는 900101-1234567이고 전화는 010-1234-5678입니다."
    first, second = find(text, today=TODAY)
    assert excerpt(text, first, around=6) == "…등록번호는 900***-*******이고 전화는…"
    assert "1234" not in excerpt(text, second) + excerpt(text, first)


birthdays = st.dates(datetime.date(1900, 1, 1), datetime.date(2026, 11, 25))
not_digits = st.text(
    st.characters(exclude_categories=["Nd", "Cs"], exclude_characters="-.‐‑‒–—−－"), max_size=20
)


@given(birthdays, st.booleans(), st.integers(0, 999_999), not_digits)
def test_a_resident_number_of_any_birthday_is_found(day, is_foreign, rest, words):
    century = ("5" if is_foreign else "1") if day.year < 2000 else ("7" if is_foreign else "3")
    number = f"{day:%y%m%d}-{century}{rest:06}"
    assert found(f"{words} {number} {words}") == [("resident_number", number)]


@given(st.dates(), st.dates())
def test_days_and_spans_of_days_are_never_personal(first, last):
    for form in ("%Y-%m-%d", "%Y.%m.%d", "%Y%m%d", "%Y. %m. %d."):
        assert found(f"은행 {first:{form}} ~ {last:{form}}") == []


@given(st.text(st.characters(exclude_categories=["Nd", "Cs"])))
def test_a_text_without_digits_holds_nothing(text):
    assert found(text) == []


@given(st.text(st.sampled_from("0123456789- .은행a"), max_size=60))
def test_places_are_in_the_text_and_apart(text):
    hits = find(text, today=TODAY)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(one.end <= other.start for one, other in pairwise(hits))


def test_a_hit_names_its_kind():
    assert find("010-1234-5678", today=TODAY) == [Hit(Kind.MOBILE_NUMBER, 0, 13)]
