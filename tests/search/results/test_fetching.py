"""The hits and their counts, read in one go."""

import datetime

import pytest

from policyarchive.search.results.fetching import AT_ONCE
from policyarchive.search.results.search import BY_NEWEST, Search
from policyarchive.search.results.selection import Filters
from tests.factories import make_category, make_city, make_post

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 1, 1)
WORD = "업무협약"


def search(**options) -> Search:
    return Search(WORD, today=TODAY, **options)


def test_each_facet_is_counted():
    city, category = make_city(), make_category()
    make_post(title_ko=WORD, title_en="Agreement", cities=[city], posted_on=datetime.date(2017, 4, 12))
    make_post(title_ko=WORD, title_en=None, category=category, posted_on=datetime.date(2017, 4, 13))
    facets = search().facets
    assert facets.total == 2
    assert facets.by == {
        "kind": {"news": 2},
        "year": {2017: 2},
        "language": {"ko": 2, "en": 1},
        "city": {city.pk: 1},
        "category": {category.pk: 1},
    }


def test_a_chosen_facet_tells_what_another_choice_would_give():
    make_post(title_ko=WORD, posted_on=datetime.date(2017, 4, 12))
    make_post(title_ko=WORD, posted_on=datetime.date(2018, 4, 12))
    facets = search(filters=Filters(year=2018)).facets
    assert facets.total == 1
    assert facets.of("year") == {2017: 1, 2018: 1}


def test_nothing_found_is_counted_as_nothing():
    facets = search().facets
    assert (facets.total, facets.by) == (0, {})


def test_a_choice_that_leaves_nothing_tells_what_another_would_give():
    make_post(title_ko=WORD, posted_on=datetime.date(2017, 4, 12))
    facets = search(filters=Filters(year=2018)).facets
    assert (facets.total, facets.of("year")) == (0, {2017: 1})


@pytest.mark.parametrize("count", [1, 3])
def test_the_newest_stand_first(count):
    posts = [make_post(title_ko=WORD, posted_on=datetime.date(2010 + n, 1, 1)) for n in range(count)]
    found = search(sort=BY_NEWEST)
    assert [hit.object_id for hit in found[0:20]] == [post.pk for post in reversed(posts)]


def test_hits_beyond_those_that_are_scored_are_found(monkeypatch):
    monkeypatch.setattr("policyarchive.search.results.search.RESCORED", 2)
    posts = [make_post(title_ko=WORD, posted_on=datetime.date(2010 + n, 1, 1)) for n in range(5)]
    for found in (search(), search(sort=BY_NEWEST)):
        keys = [hit.object_id for start in (0, 2, 4) for hit in found[start : start + 2]]
        assert sorted(keys) == sorted(post.pk for post in posts)
        assert keys[2:] == [post.pk for post in reversed(posts[:3])]


def test_more_hits_than_are_read_at_once_are_all_counted(monkeypatch):
    assert AT_ONCE > 2
    monkeypatch.setattr("policyarchive.search.results.fetching.AT_ONCE", 2)
    for _ in range(5):
        make_post(title_ko=WORD)
    assert search().facets.total == 5
