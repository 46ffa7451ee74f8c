"""The database knows its tables: of few rows by key it reads few, however many are live."""

import pytest
from django.db import connection

from news.models import Post
from policyarchive.lib.statistics import refresh_statistics

pytestmark = pytest.mark.django_db


def fill(count):
    made = {"stage": "live", "original_language": "ko", "title_ko": "가"}
    return Post.objects.bulk_create(Post(number=number, **made) for number in range(1, count + 1))


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL looks at its tables by itself")
def test_a_few_of_many_posts_are_read_by_their_keys():
    few = [post.pk for post in fill(300)][:3]
    by_key = Post.objects.published().filter(pk__in=few)
    assert "INTEGER PRIMARY KEY" not in by_key.explain()
    refresh_statistics()
    assert "INTEGER PRIMARY KEY" in by_key.explain()
