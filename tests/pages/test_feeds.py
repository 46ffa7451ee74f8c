"""No single entry takes the feed down."""

from xml.etree import ElementTree

import pytest
from django.db import connection

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
