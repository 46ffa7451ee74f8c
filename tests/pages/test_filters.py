import datetime

import pytest
from django.http import QueryDict

from policyarchive.pages.filters import BoardFilter, CityFilter, RegisterFilter
from tests.factories import make_agreement, make_area, make_category, make_city, make_home, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def posts():
    category, area, city = make_category("policy"), make_area("air"), make_city("london")
    make_post(title_ko="one", category=category, areas=[area], cities=[city])
    make_post(title_ko="other", posted_on=datetime.date(2016, 1, 1))
    make_post(title_ko="hidden", stage="draft", category=category, areas=[area], cities=[city])


@pytest.mark.parametrize(
    "query", ["category=policy", "area=air", "city=london", "year=2017", "category=policy&area=air"]
)
def test_the_board_is_narrowed(posts, query):
    assert [post.title_ko for post in BoardFilter(QueryDict(query)).rows] == ["one"]


@pytest.mark.parametrize(
    "query",
    [
        "category=none",
        "area=%00",
        "city=%ED%95%9C",
        "year=abc",
        "year=99999999999999999999",
        "year=1999",
        "area=' OR 1=1 --",
    ],
)
def test_a_value_that_fits_nothing_finds_nothing(posts, query):
    board = BoardFilter(QueryDict(query))
    assert list(board.rows) == []
    assert board.is_narrowed


@pytest.mark.parametrize("query", ["", "category=", "unknown=1", "utm_source=x&category=&year="])
def test_empty_and_unknown_parameters_narrow_nothing(posts, query):
    board = BoardFilter(QueryDict(query))
    assert [post.title_ko for post in board.rows.newest_first()] == ["one", "other"]
    assert not board.is_narrowed


def test_links_keep_the_known_parameters_only():
    board = BoardFilter(QueryDict("area=a b&page=2&x=1&category="))
    assert (board.query, board.query_with_page) == ("area=a+b", "area=a+b&page=2")


@pytest.mark.parametrize("page", ["x", "-1", "%00", "²"])
def test_links_keep_no_bad_page(page):
    assert BoardFilter(QueryDict(f"page={page}")).query_with_page == ""


@pytest.fixture
def agreements():
    seoul, london = make_home(), make_city("london", region="europe")
    make_agreement(
        "one",
        cities=[seoul, london],
        areas=[make_area("air")],
        kind="mou",
        expires_on=datetime.date(2018, 1, 1),
    )
    make_agreement("other", cities=[seoul, make_city("tokyo", region="asia")], signed="2015-12")
    make_agreement("hidden", cities=[seoul, london], kind="mou", stage="draft")


@pytest.mark.parametrize(
    "query",
    [
        "kind=mou",
        "city=london",
        "area=air",
        "region=europe",
        "status=expired",
        "year=2017",
        "kind=mou&year=2017",
    ],
)
def test_the_register_is_narrowed(agreements, query):
    assert [agreement.slug for agreement in RegisterFilter(QueryDict(query)).rows] == ["one"]


@pytest.mark.parametrize("query", ["kind=treaty", "city=x", "region=moon", "status=%00", "year=-5"])
def test_the_register_finds_nothing_for_what_fits_nothing(agreements, query):
    assert list(RegisterFilter(QueryDict(query)).rows) == []


def test_cities_are_narrowed_by_region_and_are_partners_only(agreements):
    assert [city.slug for city in CityFilter(QueryDict("region=asia")).rows] == ["tokyo"]
    assert {city.slug for city in CityFilter(QueryDict("")).rows} == {"london", "tokyo"}


@pytest.mark.parametrize(
    ("query", "head"), [("", "Filter the list<"), ("year=2017&q=x&scope=title", "Filter the list (2)<")]
)
def test_the_fold_tells_how_many_choices_were_made(client, posts, query, head):
    page = client.get(f"/en/news/?{query}").content.decode()
    assert head in page
    assert '<details class="fold">' in page


def test_the_fold_is_open_where_a_choice_is_wrong(client, posts):
    assert '<details class="fold" open>' in client.get("/en/news/?year=x").content.decode()
