import datetime

import pytest
from django.core.paginator import Paginator
from hypothesis import given
from hypothesis import strategies as st

from news.facets.selection import Selection
from news.models import Post
from policyarchive.pages.addressed import nearest_page
from policyarchive.pages.board.neighbours import neighbours
from policyarchive.pages.board.pager import page_links
from policyarchive.pages.board.rows import PinnedFirst, board_rows, top_position
from tests.factories import make_post

TODAY = datetime.date(2026, 11, 23)


def make_posts(count, *, pinned=()):
    for n in range(count):
        pin = {"pinned_from": TODAY} if n in pinned else {}
        make_post(title_ko=f"{n}", posted_on=TODAY - datetime.timedelta(days=100 - n), **pin)


def titles_by_page(size):
    """Read all pages, as the board counts them and as a search has to be counted: both are the same."""
    read, counted = (
        Paginator(PinnedFirst(Post.objects.published(), on=TODAY, selection=selection), size)
        for selection in (None, Selection())
    )
    titles = [[post.title_ko for post in page.object_list] for page in read]
    assert titles == [[post.title_ko for post in page.object_list] for page in counted]
    return titles


@pytest.mark.django_db
@pytest.mark.parametrize("size", [1, 2, 3, 4, 7, 10])
def test_each_post_stands_once_with_the_pinned_ones_on_top(size):
    make_posts(7, pinned=(1, 4))
    assert [title for page in titles_by_page(size) for title in page] == ["4", "1", "6", "5", "3", "2", "0"]


@pytest.mark.django_db
def test_more_pins_than_fit_a_page_go_on_on_the_next():
    make_posts(5, pinned=(0, 1, 2))
    assert titles_by_page(2) == [["2", "1"], ["0", "4"], ["3"]]


@pytest.mark.django_db
@pytest.mark.parametrize("count", [0, 1, 3])
def test_positions_count_down_to_one(count):
    make_posts(count)
    page = Paginator(PinnedFirst(Post.objects.published(), on=TODAY), 2).get_page(99)
    rows = board_rows(page.object_list, on=TODAY, top=top_position(page))
    assert [row.position for row in rows] == {0: [], 1: [1], 3: [1]}[count]


@pytest.mark.django_db
def test_a_row_says_what_is_new_and_what_is_pinned():
    make_post(title_ko="old", posted_on=TODAY - datetime.timedelta(days=7))
    make_post(title_ko="new", posted_on=TODAY - datetime.timedelta(days=6))
    make_post(title_ko="pin", posted_on=datetime.date(2020, 1, 1), pinned_from=TODAY)
    page = Paginator(PinnedFirst(Post.objects.published(), on=TODAY), 20).get_page(1)
    rows = [
        (row.post.title_ko, row.is_pinned, row.is_new)
        for row in board_rows(page.object_list, on=TODAY, top=top_position(page))
    ]
    assert rows == [("pin", True, False), ("new", False, True), ("old", False, False)]


@pytest.mark.django_db
def test_neighbours_are_those_of_the_list_the_reader_came_from():
    make_posts(3)
    middle = Post.objects.get(title_ko="1")
    for is_whole in (True, False):
        found = neighbours(Post.objects.published(), middle, query="year=2017", is_whole=is_whole)
        assert (found["newer"].post.title_ko, found["older"].post.title_ko) == ("2", "0")
        assert found["newer"].url == f"/ko/news/{found['newer'].post.number}/?year=2017"
    rest = Post.objects.published().exclude(title_ko="2")
    assert neighbours(rest, middle, query="", is_whole=False)["newer"] is None


def test_page_links_leave_gaps():
    page = Paginator(range(1000), 10).page(50)
    assert page_links(page) == [1, None, 48, 49, 50, 51, 52, None, 100]


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("", 1),
        ("3", 3),
        (" 3 ", 3),
        ("+3", 3),
        ("-3", 1),
        ("0", 1),
        ("x", 1),
        ("1.5", 1),
        ("３", 1),
        ("9" * 99, 999_999_999),
    ],
)
def test_a_bad_page_is_the_nearest_sensible_one(text, page):
    assert nearest_page(text) == page


@given(st.text())
def test_any_text_is_some_page(text):
    assert nearest_page(text) >= 1
