"""How the databases answer the questions of lists: by an index, in its order, never by reading all posts."""

import datetime
import re

import pytest
from django.db import connection

from news.facets.names import facet_of, facet_of_language
from news.facets.selection import Selection
from news.models import FacetCount, Post
from tests.factories import make_area, make_category, make_city, make_post

pytestmark = pytest.mark.django_db
DAY = datetime.date(2016, 3, 1)
READS_ALL = re.compile(r"SCAN news_post(?! USING)|TEMP B-TREE|Seq Scan on news_post|->  Sort |^Sort ")
NOT_CHEAP = ("enable_seqscan", "enable_sort", "enable_bitmapscan")


@pytest.fixture
def board():
    """Give an area, a city and a category with posts; PostgreSQL takes an index wherever there is one."""
    area, city, category = make_area(), make_city(), make_category()
    for n in range(30):
        day = DAY + datetime.timedelta(days=n)
        make_post(areas=[area], cities=[city], category=category, posted_on=day)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for setting in NOT_CHEAP:
                cursor.execute(f"SET LOCAL {setting} = off")
    return area, city, category


def questions(area, city, category):
    public = Post.objects.published()
    post = public.newest_first()[9]
    one, two = Selection((facet_of(area),)), Selection((facet_of(area), facet_of(city)))
    in_a_year = Selection((facet_of(category),), 2016)
    newer, older = one.beside(post)
    items = Post.objects.originals()
    return {
        "home": public.for_list().newest_first()[:8],
        "area page": public.for_list().newest_under(facet_of(area))[:10],
        "newer post": public.for_list().newer_than(post).oldest_first()[:1],
        "older post": public.for_list().older_than(post).newest_first()[:1],
        "newer in a list": newer[:1],
        "older in a list": older[:1],
        "deep page": Selection().places.before(DAY).newest_first()[40:60],
        "deep page, from its end": one.places.since(DAY).oldest_first()[40:60],
        "page without pins": one.places.exclude(number__in=[1, 2]).newest_first()[:20],
        "page of two filters": two.places.newest_first()[:20],
        "page of a year": in_a_year.places.newest_first()[:20],
        "pinned": one.posts.pinned(on=DAY).for_list().newest_first(),
        "feed": Selection((facet_of_language("en"),)).places.newest_first()[:30],
        "last change": public.order_by("-updated_at").values_list("updated_at")[:1],
        "admin": items.order_by("-number", "-pk").values_list("pk")[:50],
        "admin by day": items.order_by("-posted_on", "-pk").values_list("pk")[:50],
        "admin by change": items.order_by("-updated_at", "-pk").values_list("pk")[:50],
        "export": items.order_by("number"),
        "numbers of a facet": FacetCount.objects.filter(facet=facet_of(area)).order_by("-month"),
    }


NAMES = [
    *("home", "area page", "newer post", "older post", "newer in a list", "older in a list", "deep page"),
    *("deep page, from its end", "page without pins", "page of two filters", "page of a year", "pinned"),
    *("feed", "last change", "admin", "admin by day", "admin by change", "export", "numbers of a facet"),
]


@pytest.mark.parametrize("name", NAMES)
def test_a_list_is_read_from_an_index_in_its_order(board, name):
    plan = questions(*board)[name].explain()
    assert not READS_ALL.search(plan), plan


def test_rows_of_a_page_are_found_by_their_keys(board):
    keys = list(Post.objects.values_list("pk", flat=True))
    plan = Post.objects.published_among(keys).for_list().order_by().explain()
    assert {"sqlite": "INTEGER PRIMARY KEY (rowid=?)", "postgresql": "news_post_pkey"}[
        connection.vendor
    ] in plan
    assert "post_newest_first" not in plan


def test_each_question_is_named(board):
    assert list(questions(*board)) == NAMES
