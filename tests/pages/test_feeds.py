"""No single entry takes the feed down."""

import datetime
from xml.etree import ElementTree

import pytest
from django.db import IntegrityError, connection, transaction

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
@pytest.mark.parametrize("name", ["first_published_at", "revised_at", "updated_at"])
def test_a_moment_that_no_calendar_holds_never_reaches_the_feed(name):
    """In another zone it would lie beyond the last day; `tests/test_one_bad_row.py` forces others in."""
    post = make_post(title_ko="끝없는 글")
    end = datetime.datetime(9999, 12, 31, 23, 59, 59, tzinfo=datetime.UTC)
    with pytest.raises(IntegrityError, match="post_days_are_in_the_calendar"), transaction.atomic():
        Post.objects.filter(pk=post.pk).update(**{name: end})
