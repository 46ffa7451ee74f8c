"""The years of rows, on both databases: each once, whatever their number and order."""

import datetime

import pytest

from news.models import Post
from tests.factories import make_post

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("days", "years"),
    [
        ([], []),
        (["2017-04-12"], [2017]),
        (["2017-01-01", "2016-12-31", "2017-12-31"], [2017, 2016]),
        (["1999-06-01", "2026-02-28", "2017-04-12", "2017-04-12", "1948-08-15"], [2026, 2017, 1999, 1948]),
    ],
)
def test_each_year_is_named_once_newest_first(days, years):
    for day in days:
        make_post(posted_on=datetime.date.fromisoformat(day))
    assert Post.objects.oldest_first().years_of("posted_on") == years


def test_only_the_rows_that_were_asked_about_count():
    make_post(posted_on=datetime.date(2016, 1, 1), stage="draft")
    make_post(posted_on=datetime.date(2017, 1, 1))
    assert Post.objects.published().years_of("posted_on") == [2017]
    assert Post.objects.none().years_of("posted_on") == []


def test_rows_without_a_date_have_no_year():
    make_post(pinned_from=None)
    make_post(pinned_from=datetime.date(2015, 3, 1))
    assert Post.objects.all().years_of("pinned_from") == [2015]


@pytest.mark.parametrize("count", [1, 3])
def test_all_is_one_question(count, django_assert_num_queries):
    for year in range(count):
        make_post(posted_on=datetime.date(2000 + year, 1, 1))
    with django_assert_num_queries(1):
        assert len(Post.objects.all().years_of("posted_on")) == count
