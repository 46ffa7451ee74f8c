"""Every constraint of the board, broken once."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from news.models import Category, Post, PostArea, PostCounter
from tests.factories import make_area, make_category, make_post

pytestmark = pytest.mark.django_db
DAY = datetime.date(2017, 4, 12)
FIRST = datetime.datetime(1, 1, 1, tzinfo=datetime.UTC)
LAST = datetime.datetime(9999, 12, 31, 1, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("news_post_stage_is_known", {"stage": "public"}),
        ("news_post_only_the_hidden_lead_elsewhere", {"redirect_to": "/ko/"}),
        ("post_identity_is_the_public_rows_alone", {"number": None}),
        ("post_original_language_is_known", {"original_language": "xx", "stage": "draft"}),
        ("post_live_has_a_title_in_its_language", {"title_ko": ""}),
        ("post_live_has_a_title_in_its_language", {"title_ko": None}),
        ("post_live_has_a_title_in_its_language", {"title_en": None, "original_language": "en"}),
        ("post_pinned_from_before_until", {"pinned_from": DAY, "pinned_until": datetime.date(2017, 4, 11)}),
        ("post_pinned_from_before_until", {"pinned_from": None, "pinned_until": DAY}),
        ("post_old_address_has_its_path", {"legacy_address": "/x"}),
        ("post_old_address_has_its_path", {"legacy_path": "/x"}),
        ("post_licence_is_known", {"licence": "kogl-9"}),
        (
            "post_days_are_in_the_calendar",
            {"first_published_at": FIRST},
        ),
        (
            "post_days_are_in_the_calendar",
            {"updated_at": LAST},
        ),
        ("post_ai_mark_stands_beside_kogl_1_to_4", {"has_ai_mark": True, "licence": "kogl-0"}),
        ("post_ai_mark_stands_beside_kogl_1_to_4", {"has_ai_mark": True, "licence": "cc-by"}),
    ],
)
def test_a_post_that_must_never_be_is_refused(name, columns):
    post = make_post()
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Post.objects.filter(pk=post.pk).update(**columns)


@pytest.mark.parametrize("column", ["number", "ref", "legacy_address"])
def test_what_identifies_a_post_belongs_to_one(column):
    first, second = make_post(ref="a", legacy_address="/ko/node/1"), make_post()
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.filter(pk=second.pk).update(**{column: getattr(first, column)})


def test_an_area_is_named_once():
    area = make_area()
    post = make_post(areas=[area])
    with pytest.raises(IntegrityError), transaction.atomic():
        PostArea.objects.create(post=post, area=area)


def test_a_category_has_a_name():
    with pytest.raises(IntegrityError, match="category_has_a_name"), transaction.atomic():
        Category.objects.create(slug="x")


def test_there_is_one_counter():
    with pytest.raises(IntegrityError, match="postcounter_is_one_row"), transaction.atomic():
        PostCounter.objects.create(pk=2)


def test_every_constraint_of_the_board_is_in_the_list():
    models = [Category, Post, PostArea, PostCounter]
    assert sorted(constraint.name for model in models for constraint in model._meta.constraints) == [
        "category_has_a_name",
        "category_slug_makes_an_address",
        "news_post_copy_is_never_public",
        "news_post_only_the_hidden_lead_elsewhere",
        "news_post_stage_is_known",
        "post_ai_mark_stands_beside_kogl_1_to_4",
        "post_days_are_in_the_calendar",
        "post_identity_is_the_public_rows_alone",
        "post_licence_is_known",
        "post_live_has_a_title_in_its_language",
        "post_old_address_has_its_path",
        "post_original_language_is_known",
        "post_pinned_from_before_until",
        "postarea_named_once",
        "postcounter_is_one_row",
    ]


@pytest.mark.parametrize("slug", ["", "a/b"])
def test_the_address_name_of_a_category_makes_an_address(slug):
    category = make_category()
    with pytest.raises(IntegrityError, match="category_slug_makes_an_address"), transaction.atomic():
        Category.objects.filter(pk=category.pk).update(slug=slug)


def test_the_first_and_the_last_day_of_the_calendar_are_days():
    make_post(posted_on=datetime.date.min), make_post(posted_on=datetime.date.max)
