import pytest

from benchmarks.change_form import copy_of, fill, long_post, our_form, plain_form
from news.models import Post
from tests.factories import make_person, make_post

pytestmark = pytest.mark.django_db


def test_both_admins_show_the_form_of_the_same_post():
    admin = make_person("admin", is_superuser=True)
    draft = long_post(stage="draft")
    our_form(draft, admin)()
    plain_form(draft, admin)()
    our_form(copy_of(long_post()), admin)()


def test_the_posts_around_it_have_numbers_of_their_own():
    make_post()
    fill(3)
    assert sorted(Post.objects.values_list("number", flat=True)) == [1, 2, 3, 4]
    assert make_post().number == 5
