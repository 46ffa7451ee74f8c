"""Snapshots hold every written column in its language, and give it back in any."""

import pytest
from django.utils import translation

from agreements.models import Agreement
from news.models import Post
from policyarchive.publishing.actions.history import save_snapshot
from policyarchive.publishing.snapshots import content_fields, take_snapshot
from tests.factories import make_agreement, make_area, make_category, make_city, make_post

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", [Post, Agreement])
def test_the_bare_translated_column_never_enters(model):
    names = {field.attname for field in content_fields(model)}
    assert names & {"title", "title_ko", "title_en"} == {"title_ko", "title_en"}


@pytest.mark.parametrize("model", [Post, Agreement])
def test_state_and_identity_never_enter(model):
    names = {field.attname for field in content_fields(model)}
    state = {"id", "stage", "version", "copy_of_id", "change_note_ko", "withdrawal_reason_en", "redirect_to"}
    assert names & (state | set(model.identity) | {"updated_at"}) == set()


def test_a_snapshot_is_applied_alike_under_either_language(language):
    post = make_post(title_ko="제목", title_en="Title", body_ko="<p>글</p>", body_en="<p>Text</p>")
    snapshot = take_snapshot(post)
    with translation.override(language):
        post.title = "Something else"
        post.save()
        save_snapshot(snapshot, post, by=None)
    post.refresh_from_db()
    assert (post.title_ko, post.title_en) == ("제목", "Title")
    assert take_snapshot(post) == snapshot


def test_every_kind_of_column_comes_back_as_it_was():
    areas = [make_area(), make_area()]
    post = make_post(
        category=make_category(), licence="kogl-1", has_ai_mark=True, areas=areas, cities=[make_city()]
    )
    snapshot = take_snapshot(post)
    other = make_post()
    save_snapshot(snapshot, other, by=None)
    assert take_snapshot(Post.objects.get(pk=other.pk)) == snapshot


def test_a_row_that_is_gone_is_left_out():
    category, city = make_category(), make_city()
    post = make_post(category=category, cities=[city])
    snapshot = take_snapshot(post)
    post.category = None
    post.save()
    post.cities.clear()
    category.delete()
    city.delete()
    save_snapshot(snapshot, post, by=None)
    assert (post.category, post.cities.count()) == (None, 0)


def test_an_unchanged_list_of_rows_is_not_written_again():
    agreement = make_agreement(cities=[make_city(), make_city()])
    before = list(agreement.parties.values_list("pk", flat=True))
    save_snapshot(take_snapshot(agreement), agreement, by=None)
    assert list(agreement.parties.values_list("pk", flat=True)) == before
