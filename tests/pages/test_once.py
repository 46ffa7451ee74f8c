"""Nothing is shown twice on a page, what is pinned says so, and reports stand before mentions."""

import datetime

import pytest

from tests.factories import make_agreement, make_city, make_home, make_image, make_post, relate
from tests.pages.reading import page_of, text_of, texts

pytestmark = pytest.mark.django_db


def headlines(page):
    return [text_of(one) for one in page.iter("a") if one.get("class") == "headline"]


def test_the_home_page_shows_no_post_twice(client):
    for number in range(1, 6):
        image = make_image() if number > 2 else None
        make_post(title_ko=f"글 {number}", lead_image=image, posted_on=datetime.date(2026, 1, number))
    page = page_of(client, "/ko/")
    assert texts(page, "pictured__title") == ["글 5", "글 4", "글 3"]
    assert headlines(page) == ["글 2", "글 1"]


def test_one_picture_alone_stays_in_the_list(client):
    make_post(title_ko="글", lead_image=make_image())
    page = page_of(client, "/ko/")
    assert (texts(page, "pictured__title"), headlines(page)) == ([], ["글"])


def test_the_home_page_marks_what_is_pinned(client):
    make_post(title_ko="안내", pinned_from=datetime.date(2020, 1, 1))
    assert texts(page_of(client, "/ko/"), "mark--notice") == ["공지"]


def test_the_page_of_an_agreement_tells_each_relation_once(client):
    cities = [make_home(), make_city("london")]
    earlier = make_agreement("earlier", signed="2015", cities=cities)
    later = make_agreement("later", cities=cities)
    relate(later, "follows_up", earlier)
    for slug, word in (("later", "follows up"), ("earlier", "followed up by")):
        assert text_of(page_of(client, f"/en/agreements/{slug}/")).count(word) == 1
    assert "follows up" in text_of(page_of(client, "/en/cities/london/"))


def test_reports_on_an_agreement_stand_before_posts_that_mention_many(client):
    pacts = [make_agreement(f"pact-{number}") for number in range(3)]
    make_post(title_ko="체결", agreements=pacts[:1], posted_on=datetime.date(2017, 4, 3))
    make_post(title_ko="준비", agreements=pacts[:2], posted_on=datetime.date(2017, 4, 1))
    make_post(title_ko="해설", agreements=pacts, posted_on=datetime.date(2020, 1, 1))
    assert headlines(page_of(client, "/ko/agreements/pact-0/")) == ["체결", "준비", "해설"]
