"""One English word with two Korean meanings carries a context wherever it is not meant in its first one."""

import gettext
from pathlib import Path

import pytest
from django.apps import apps
from django.utils import translation
from django.utils.text import capfirst

from agreements.models import AgreementArea, Party
from news.models import Post, PostArea
from policyarchive.publishing.models import Revision
from policyarchive.search.models import SearchMiss

ROOT = Path(__file__).parents[2]
# A word without context, and the Korean of the one meaning that it has then.
FIRST_MEANINGS = {
    "body": "본문",
    "day": "일",
    "note": "비고",
    "Note": "비고",
    "order in the text": "본문 속 순서",
    "Scheduled": "공개 예약",
    "nothing": "확장자 없음",
    "uploaded": "올린 일시",
}
SECOND_MEANINGS = {
    ("organisation", "body"): "기관 이름",
    ("date of a search", "day"): "날짜",
    ("for colleagues", "note"): "작업 메모",
    ("for colleagues", "Note"): "작업 메모",
    ("of an agreement", "order in the text"): "협정문 속 순서",
    ("of any move", "Scheduled"): "예약",
    ("state of an upload", "uploaded"): "올림",
}


def catalogue(domain):
    with (ROOT / "locale/ko/LC_MESSAGES" / f"{domain}.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def test_each_meaning_has_its_own_korean():
    korean = catalogue("django")
    assert {word: korean.gettext(word) for word in FIRST_MEANINGS} == FIRST_MEANINGS
    assert {key: korean.pgettext(*key) for key in SECOND_MEANINGS} == SECOND_MEANINGS


@pytest.mark.parametrize(
    ("model", "field", "label"),
    [
        (Party, "body_ko", "기관 이름 [ko]"),
        (Post, "body_ko", "본문 [ko]"),
        (Revision, "note", "작업 메모"),
        (SearchMiss, "day", "날짜"),
        (AgreementArea, "position", "협정문 속 순서"),
        (PostArea, "position", "본문 속 순서"),
    ],
)
def test_fields_are_named_by_what_they_hold(model, field, label):
    with translation.override("ko"):
        assert capfirst(str(model._meta.get_field(field).verbose_name)) == label


def test_the_editor_tells_a_picture_a_table_a_link_and_a_heading_apart():
    korean = catalogue("djangojs")
    words = [
        korean.gettext(word) for word in ("Caption", "Caption of the table", "Title", "Heading", "Subheading")
    ]
    assert words[:2] == ["사진 설명", "표의 제목"]
    assert len(set(words)) == len(words) and "제목" not in words


def test_two_words_of_one_list_are_never_the_same_in_korean():
    """Options that nobody can tell apart: found by comparing every choice of every model."""
    found = {}
    with translation.override("ko"):
        for field in (field for model in apps.get_models() for field in model._meta.concrete_fields):
            labels = [str(label) for _value, label in field.flatchoices]
            if len(set(labels)) < len(labels) and len(labels) < 100:
                found[str(field)] = labels
    assert found == {}
