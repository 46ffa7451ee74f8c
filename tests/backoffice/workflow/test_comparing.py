"""What differs between two snapshots, in words."""

import pytest
from django.utils import translation

from agreements.models import Agreement
from news.models import Post
from policyarchive.backoffice.workflow.comparing import changes_between
from policyarchive.lib.language.worddiff import Piece
from policyarchive.lib.licences import Licence
from policyarchive.publishing.snapshots import take_snapshot
from tests.factories import make_agreement, make_area, make_category, make_city, make_post, make_signatory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english():
    translation.activate("en")


def texts(change):
    return ["".join(piece.text for piece in side) for side in (change.old, change.new)]


def described(changes):
    return [(change.label, change.language, *texts(change)) for change in changes]


def test_equal_snapshots_differ_in_nothing():
    data = take_snapshot(make_post(title_ko="글", title_en="Post"))
    assert changes_between(data, data, Post) == []


def test_fields_are_named_with_language_and_changed_words_marked():
    post = make_post(title_ko="서울과 런던", title_en="Seoul and London")
    old = take_snapshot(post)
    post.title_en = "Seoul and Paris"
    (change,) = changes_between(old, take_snapshot(post), Post)
    assert (change.label, change.language) == ("Title", "en")
    assert change.old == [Piece("Seoul and ", False), Piece("London", True)]
    assert change.new == [Piece("Seoul and ", False), Piece("Paris", True)]


def test_keys_and_codes_are_shown_as_words():
    post = make_post()
    old = take_snapshot(post)
    post.category, post.has_ai_mark, post.licence = make_category(name_en="Press"), True, Licence.KOGL_1
    changes = described(changes_between(old, take_snapshot(post), Post))
    assert ("Category", "", "", "Press") in changes
    assert ("AI mark", "", "No", "Yes") in changes


def test_relations_and_rows_are_shown_by_name():
    london = make_city("london", name_en="London", name_ko="런던")
    post, area = make_post(cities=[london]), make_area(name_ko="문화", name_en="Culture")
    old = take_snapshot(post)
    post.cities.clear()
    post.area_links.create(area=area, position=1)
    rows, links = changes_between(old, take_snapshot(post), Post)
    assert texts(rows) == ["", f"1. Area: {area}"]
    assert texts(links) == [str(london), ""]


def test_nested_rows_are_shown():
    agreement = make_agreement(cities=[make_city("london")])
    old = take_snapshot(agreement)
    make_signatory(agreement.parties.get(), name_en="Sadiq Khan")
    (change,) = changes_between(old, take_snapshot(agreement), Agreement)
    assert "Sadiq Khan" in texts(change)[1]
    assert "Sadiq Khan" not in texts(change)[0]


def test_bodies_are_compared_as_text_and_a_change_of_form_says_so():
    post = make_post(title_ko="글", body_ko="<p>하나 둘</p>")
    plain = take_snapshot(post)
    post.body_ko = "<p>하나 <strong>둘</strong></p>"
    (change,) = changes_between(plain, take_snapshot(post), Post)
    assert change.is_only_in_form


def test_the_middle_of_a_long_unchanged_text_is_left_out():
    post = make_post(title_ko="글", body_ko=f"<p>{'가나다 ' * 1000}</p><p>끝</p>")
    old = take_snapshot(post)
    post.body_ko = post.body_ko.replace("끝", "마침")
    (change,) = changes_between(old, take_snapshot(post), Post)
    assert "[…]" in change.old[0].text
    assert change.old[-1] == Piece("끝", True)


def test_snapshots_of_former_columns_and_deleted_rows_stay_readable():
    post = make_post()
    new = take_snapshot(post)
    old = {
        "fields": {**new["fields"], "subtitle_ko": "옛 부제", "category_id": 999},
        "owned": {"pictures": [{"fields": {"file": "a.png"}, "owned": {}}]},
        "linked": {"agreements": [4711], "tags": [1]},
    }
    del old["fields"]["body_en"]
    changes = described(changes_between(old, new, Post))
    assert ("Category", "", "Category 999, deleted since", "") in changes
    assert ("subtitle_ko (no longer kept)", "", "옛 부제", "") in changes
    assert ("Agreements", "", "Agreement 4711, deleted since", "") in changes
    assert ("tags (no longer kept)", "", "1", "") in changes


def test_names_cost_one_query_a_model(django_assert_num_queries):
    cities = [make_city() for _ in range(3)]
    one, three = make_post(cities=cities[:1]), make_post(cities=cities)
    old, new = take_snapshot(one), take_snapshot(three)
    with django_assert_num_queries(1):
        changes_between(old, new, Post)
