"""No single entry takes the feed down."""

import datetime
from xml.etree import ElementTree

import pytest
from django.db import connection

from news.models import Post
from tests.factories import make_post


@pytest.mark.django_db
def test_an_entry_that_was_stored_with_what_xml_cannot_hold_does_not_end_the_feed(client):
    make_post(title_ko="나")
    post = make_post(title_ko="가", byline="다", body_ko="<p>라</p>")
    hostile = "a\x0bb\ufffe"
    with connection.cursor() as cursor:  # past all doors, as before texts were cleaned
        cursor.execute(
            "UPDATE news_post SET title_ko = %s, byline = %s, body_ko = %s WHERE id = %s",
            [hostile, hostile, f"<p>{hostile}</p>", post.pk],
        )
    answer = client.get("/ko/news/feed/")
    assert answer.status_code == 200
    assert len(ElementTree.fromstring(answer.content).findall("{*}entry")) == 2  # noqa: S314


@pytest.mark.django_db
def test_a_moment_that_no_calendar_holds_takes_no_outlet_down(client):
    """Stored by other means than ours; the other posts stand in the feed and in the sitemap."""
    end = datetime.datetime(9999, 12, 31, 23, 59, 59, tzinfo=datetime.UTC)
    odd, other = make_post(title_ko="끝없는 글"), make_post(title_ko="다른 글")
    Post.objects.filter(pk=odd.pk).update(first_published_at=end, revised_at=end, updated_at=end)
    for address in ("/ko/news/feed/", "/ko/news/", "/ko/", f"/ko/news/{odd.number}/"):
        answer = client.get(address)
        assert (answer.status_code, "다른 글" in answer.content.decode()) == (200, True)
    assert f"/ko/news/{other.number}/" in client.get("/sitemap-news.xml").content.decode()
