"""Dates: read in any notation, and found by the item's own date as far as it is known."""

import datetime

import pytest

from policyarchive.search.language.dates import words_of
from tests.factories import make_agreement, make_post
from tests.search.asking import announced, titles

pytestmark = pytest.mark.django_db
NOTATIONS = ["2017-04-12", "2017.4.12", "2017년 4월 12일", "April 12, 2017", "12 April 2017", "20170412"]


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2017-04-12", ["§d20170412", "§m201704"]),
        ("2015-12", ["§m201512"]),
        ("1992", []),
        ("", []),
    ],
)
def test_a_date_has_words_as_far_as_it_is_known(iso, words):
    assert words_of(iso) == words


@pytest.mark.parametrize("typed", [*NOTATIONS, "2017년 4월", "April 2017"])
def test_an_item_is_found_by_its_own_date(client, typed):
    make_post(title_ko="글", title_en=None, posted_on=datetime.date(2017, 4, 12))
    make_post(title_ko="다른 글", title_en=None, posted_on=datetime.date(2017, 5, 12))
    assert titles(client, typed) == ["글"]


def test_what_tells_of_a_day_comes_before_what_was_posted_on_it(client):
    make_post(title_ko="그날 올린 글", title_en=None, posted_on=datetime.date(2017, 4, 12))
    make_post(
        title_ko="그날 이야기",
        title_en=None,
        body_ko="<p>2017년 4월 12일</p>",
        posted_on=datetime.date(2010, 1, 1),
    )
    assert titles(client, "2017-04-12") == ["그날 이야기", "그날 올린 글"]


@pytest.mark.parametrize(("typed", "found"), [("2015년 12월", ["협정"]), ("2015-12-01", [])])
def test_a_month_is_not_made_a_day(client, typed, found):
    announced(make_agreement(title_ko="협정", signed="2015-12"))
    assert titles(client, typed) == found
