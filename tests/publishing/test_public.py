"""What is public, and what is not: each row is one of the two."""

import pytest

from news.models import Post
from policyarchive.publishing.stages import Stage
from tests.factories import make_post

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("stage", Stage.values)
def test_each_row_is_either_published_or_not(stage):
    post = make_post(stage=stage)
    assert Post.objects.published().contains(post) is (stage == "live")
    assert Post.objects.not_published().contains(post) is (stage != "live")


@pytest.mark.parametrize("stage", Stage.values)
def test_only_the_withdrawn_shows_no_files(stage):
    assert Post(stage=stage).shows_files is (stage != "withdrawn")
