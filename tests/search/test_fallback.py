"""What is answered where nothing holds what was typed, and what is not made of it."""

import pytest

from tests.factories import make_post
from tests.search.asking import announced, ask, make_world, titles

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def world():
    make_world()
    for title in ["빈집 활용", "업무협약 체결", "과제 23개 확정", "신청 안내", "도서관 야간 개관", "win-win"]:
        announced(make_post(title_ko=title, title_en=None))


@pytest.mark.parametrize(
    ("typed", "note", "effective", "first"),
    [
        ("빈 집", "joined", "빈집", "빈집 활용"),
        ("빈 집 활용", "joined", "빈집 활용", "빈집 활용"),
        ("업무협약식", "part", "업무협약", "업무협약 체결"),
        ("업무협약식 체결", "part", "업무협약 체결", "업무협약 체결"),
        ("한국도서관", "part", "도서관", "도서관 야간 개관"),
        ("도서관 몇시까지", "fewer", "도서관", "도서관 야간 개관"),
        ("업무혐약", "spelling", "업무협약", "업무협약 체결"),
        ("도서관야간개관", None, "도서관야간개관", "도서관 야간 개관"),
    ],
)
def test_what_was_meant_is_found_and_said(client, typed, note, effective, first):
    answer = ask(client, typed)
    assert (answer["note"], answer["effective_query"]) == (note, effective)
    assert answer["results"][0]["title"] == first


@pytest.mark.parametrize("typed", ["63개", "wien", "한국문헌", '"업무협약식"'])
def test_another_word_is_not_taken_for_a_slip(client, typed):
    assert titles(client, typed) == []


@pytest.mark.parametrize(("typed", "queries"), [("없는낱말뿐", 10), ("없는낱말뿐 다른낱말뿐 또다른낱말", 22)])
def test_the_same_is_not_asked_twice(client, typed, queries, django_assert_num_queries):
    ask(client, typed)
    with django_assert_num_queries(queries):
        ask(client, typed)
