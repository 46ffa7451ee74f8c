import datetime

import pytest

from news.models import Post
from tests.factories import make_agreement, make_area, make_category, make_city, make_post

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 23)
DAY = datetime.timedelta(days=1)


def titles(rows):
    return [row.title_ko for row in rows]


def test_hidden_posts_are_not_published():
    make_post(title_ko="hidden", stage="draft")
    make_post(title_ko="shown")
    assert titles(Post.objects.published()) == ["shown"]


@pytest.mark.parametrize(
    ("pinned_from", "pinned_until", "expected"),
    [
        (None, None, False),
        (TODAY, None, True),
        (TODAY, TODAY, True),
        (TODAY - DAY, TODAY - DAY, False),
        (TODAY + DAY, None, False),
    ],
)
def test_a_post_is_pinned_while_its_period_lasts(pinned_from, pinned_until, expected):
    post = make_post(pinned_from=pinned_from, pinned_until=pinned_until)
    assert post.is_pinned(on=TODAY) is expected
    assert Post.objects.pinned(on=TODAY).exists() is expected
    assert Post.objects.not_pinned(on=TODAY).exists() is not expected


def test_a_language_holds_only_what_was_written_in_it():
    make_post(title_ko="가")
    make_post(title_en="a", original_language="en")
    make_post(title_ko="나", title_en="b")
    assert titles(Post.objects.in_language("ko").order_by("number")) == ["가", "나"]


def test_posts_are_narrowed_by_what_they_are_about():
    category, area, city, agreement = make_category(), make_area(), make_city(), make_agreement()
    make_post(title_ko="one", category=category, areas=[area], cities=[city], agreements=[agreement])
    make_post(title_ko="other", posted_on=datetime.date(2016, 1, 1))
    posts = Post.objects.published()
    for rows in (
        posts.in_category(category),
        posts.in_area(area),
        posts.about_city(city),
        posts.about_agreement(agreement),
        posts.posted_in(2017),
    ):
        assert titles(rows) == ["one"]


def test_posts_of_one_day_go_by_number():
    for title in ("a", "b", "c"):
        make_post(title_ko=title)
    middle = Post.objects.get(title_ko="b")
    assert titles(Post.objects.newest_first()) == ["c", "b", "a"]
    assert titles(Post.objects.newer_than(middle)) == ["c"]
    assert titles(Post.objects.older_than(middle)) == ["a"]


def test_the_years_are_those_with_posts_newest_first():
    for year in (2015, 2017, 2017):
        make_post(posted_on=datetime.date(year, 5, 1))
    assert Post.objects.published().years() == [2017, 2015]


def test_a_list_leaves_the_long_texts_in_the_database():
    make_post(title_ko="a")
    deferred = Post.objects.for_list().get().get_deferred_fields()
    assert {"body_ko", "body_en", "summary_ko", "summary_en"} <= deferred
    assert "title_ko" not in deferred


def test_the_page_of_a_post_shows_no_hidden_agreement(client):
    post = make_post(agreements=[make_agreement("shown"), make_agreement("hidden", stage="draft")])
    page = client.get(f"/ko/news/{post.number}/").content.decode()
    assert [name for name in ("shown", "hidden") if f"/ko/agreements/{name}/" in page] == ["shown"]
