"""A page of which only a part is translated: a notice for the part, and no full alternate."""

import re

import pytest

from tests.factories import make_agreement, make_area, make_city, make_post

pytestmark = pytest.mark.django_db


def page(client, address):
    return re.sub(r"\s+", " ", client.get(address).content.decode())


def make_partial(**columns):
    texts = {"title_ko": "글", "title_en": "Post", "body_ko": "<p>본문</p>", "body_en": None}
    return make_post(**texts | columns)


def test_the_notice_names_the_part_and_the_part_carries_its_language(client):
    found = page(client, f"/en/news/{make_partial().number}/")
    assert '<p class="notice">The text is in Korean only. </p>' in found
    assert '<div class="prose" lang="ko"><p>본문</p></div>' in found
    assert '<h1 lang="en">Post</h1>' in found


def test_a_page_without_anything_in_its_language_says_so_once(client):
    post = make_post(title_ko="글", summary_ko="요약")
    found = page(client, f"/en/news/{post.number}/")
    assert "This post is available in Korean only." in found and "is in Korean only" not in found


def test_a_title_that_is_missing_is_a_part_too(client):
    post = make_post(title_ko="글", body_en="<p>Text</p>")
    found = page(client, f"/en/news/{post.number}/")
    assert "The title is in Korean only." in found and "This post is available" not in found


def test_the_original_says_nothing_of_its_translations(client):
    assert 'class="notice"' not in page(client, f"/ko/news/{make_partial().number}/")


def agreement_page():
    return f"agreements/{make_agreement(summary_ko='요약', title_ko='협정', title_en='Agreement').slug}/"


@pytest.mark.parametrize("make", [lambda: f"news/{make_partial().number}/", agreement_page])
def test_a_partial_page_is_no_alternate_and_leads_to_the_original(client, make):
    address = make()
    partial, original = (page(client, f"/{code}/{address}") for code in ("en", "ko"))
    assert 'name="robots"' not in partial
    assert f'<link rel="canonical" href="http://testserver/ko/{address}">' in partial
    assert 'name="robots"' not in original
    assert "hreflang=" not in re.sub(r"<(?!link)[^>]*>", "", partial + original)
    assert f"/en/{address}" not in client.get("/sitemap.xml").content.decode()
    assert f"/ko/{address}" in client.get("/sitemap.xml").content.decode()


def test_the_summary_of_an_agreement_has_a_notice_too(client):
    assert "The summary is in Korean only." in page(client, f"/en/{agreement_page()}")


def test_a_feed_holds_whole_entries_of_its_language_alone(client):
    make_partial()
    make_post(title_ko="하나", title_en="One")
    found = client.get("/en/news/feed/").content.decode()
    assert "<title>One</title>" in found and "본문" not in found and "<title>Post</title>" not in found


def test_the_description_of_a_partial_page_is_in_its_language(client):
    assert '<meta name="description" content="Post">' in page(client, f"/en/news/{make_partial().number}/")


@pytest.mark.parametrize(
    ("make", "folder"), [(make_city, "cities"), (make_area, "areas")], ids=["cities", "areas"]
)
def test_places_and_areas_tell_of_a_description_in_another_language(client, make, folder):
    row = make(description_ko="설명")
    assert "The description is in Korean only." in page(client, f"/en/{folder}/{row.slug}/")
    assert 'lang="ko">설명<' in page(client, f"/en/{folder}/{row.slug}/")
    nameless = make(name_en=None)
    original = f'<link rel="canonical" href="http://testserver/ko/{folder}/{nameless.slug}/">'
    assert original in page(client, f"/en/{folder}/{nameless.slug}/")
    assert f"/en/{folder}/{nameless.slug}/" not in client.get("/sitemap.xml").content.decode()
