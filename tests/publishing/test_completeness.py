"""What a translation lacks is named before publishing, and hinders nobody."""

import pytest
from django.utils import translation

from policyarchive.lib.body.parts import parts_of
from policyarchive.publishing import actions
from policyarchive.publishing.completeness import incomplete_translations
from policyarchive.publishing.rights import reasons_not_to_publish, reasons_to_ask_twice
from tests.factories import make_agreement, make_image, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def figure(image, alt="서명식"):
    return f'<figure><img src="/pictures/{image.pk}/800.webp" alt="{alt}" data-file="{image.pk}"></figure>'


def found(item):
    return [(finding.field, finding.sentence, finding.excerpt) for finding in incomplete_translations(item)]


def make_pair(body_ko, body_en, **columns):
    texts = {"title_ko": "글", "title_en": "Post", "body_ko": body_ko, "body_en": body_en}
    return make_post(**{"stage": "draft"} | texts | columns)


def test_each_text_that_is_missing_is_named_whether_readers_miss_it_or_not():
    post = make_post(stage="draft", title_ko="글", title_en="Post", body_en=None, department_ko="과")
    assert [name for name, *_rest in found(post)] == ["Body", "Department"]
    agreement = make_agreement(stage="draft", summary_ko="요약", place_ko="서울")
    assert [name for name, *_rest in found(agreement)] == ["Place of signing", "Summary"]


def test_a_language_that_nobody_began_lacks_nothing():
    assert found(make_post(stage="draft", title_ko="글", summary_ko="요약")) == []


TABLE = "<table><caption>협약 현황</caption><tbody><tr><td>1</td></tr></tbody></table>"
OUTSIDE = '<p><a href="https://www.seoul.go.kr/">서울시</a></p>'
OWN = '<p><a href="/{}/news/12/">지난 글</a></p>'


@pytest.mark.parametrize(
    ("body_ko", "body_en", "named"),
    [
        (TABLE, "<p>x</p>", ("1 table of the original is missing here.", "협약 현황")),
        (OUTSIDE, "<p>x</p>", ("1 link of the original is missing here.", "서울시")),
        (OWN.format("ko"), "<p>x</p>", ("1 link of the original is missing here.", "지난 글")),
        (OWN.format("ko"), OUTSIDE, ("1 link of the original is missing here.", "지난 글")),
        (OUTSIDE * 2, OUTSIDE, ("1 link of the original is missing here.", "서울시")),
    ],
)
def test_parts_of_the_body_that_are_missing_are_named(body_ko, body_en, named):
    assert found(make_pair(body_ko, body_en)) == [("Body", *named)]


@pytest.mark.parametrize(
    ("body_ko", "body_en"),
    [
        (TABLE, "<table><tbody><tr><td>Other words</td></tr></tbody></table>"),
        (OUTSIDE, '<p><a href="https://english.seoul.go.kr/">Seoul</a></p>'),
        (OWN.format("ko"), OWN.format("en")),
        ("<p>x</p>", TABLE + OUTSIDE),
    ],
)
def test_what_stands_there_in_the_other_language_is_not_missed(body_ko, body_en):
    assert found(make_pair(body_ko, body_en)) == []


def test_pictures_are_counted_because_a_translation_may_show_another_one():
    one, other = make_image(), make_image()
    post = make_pair(figure(one, "첫째") + figure(other, "둘째"), figure(one))
    assert found(post) == [("Body", "1 picture of the original is missing here.", "둘째")]
    assert found(make_pair(figure(one), figure(other))) == []


def test_it_is_shown_before_publishing_and_takes_no_reason():
    post = make_pair("<p>본문</p>", None)
    assert reasons_not_to_publish(post) == [] == reasons_to_ask_twice(post, by=None)
    assert actions.publish(post, by=None).is_published


def test_the_parts_of_a_body_are_read_in_its_order():
    parts = parts_of(OUTSIDE + TABLE + OWN.format("ko"))
    assert [part.label for part in parts.links] == ["서울시", "지난 글"]
    assert [part.label for part in parts.tables] == ["협약 현황"]
    assert parts_of("").pictures == []
