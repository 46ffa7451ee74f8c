"""What PostgreSQL is given: documents and questions as literals."""

import pytest
from django.db import connection

from policyarchive.search.backends import Match
from policyarchive.search.backends.tsvector import expression, sure_and_unsure, vector, whole_words
from policyarchive.search.language.spellings import Phrase
from policyarchive.search.language.tokens import field
from tests.factories import make_post
from tests.search.asking import ask


def columns(title: str):
    return [field([title]), [], [], []]


def test_each_word_stands_with_its_places_and_weight():
    assert vector(columns("물 관리 물")) == "'물x관':1A '관리':2A '리x물':3A '물':4A '°물':6A"


@pytest.mark.parametrize("word", ["o'neil", "a\\b"])
def test_what_is_quoted_is_doubled(word):
    assert (
        vector([[word], [], [], []])
        == f"'{word.replace(chr(92), chr(92) * 2).replace(chr(39), chr(39) * 2)}':1A"
    )


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("업무협약 체결", "'^업무협약'"),
        ("업무협약을 기후변화 업무협약을", "'^업무협약을' '^기후변화'"),
        ("두 도시 smart 물", ""),
        ("가나다라마바사아자차카타파하", "'^가나다라마바사아자차카타'"),
        ("기후·변화대응", "'^변화대응'"),
    ],
)
def test_longer_korean_words_are_kept_whole(text, whole):
    assert whole_words(columns(text)) == whole


def test_a_scope_is_asked_with_its_weight():
    match = Match([Phrase(("업무", "무협")), Phrase(("mou",), is_prefix=True)], "title")
    assert expression(match) == "('업무':A <-> '무협':A | 'mou':*A)"


@pytest.mark.parametrize(
    ("phrases", "sure", "unsure"),
    [
        ([Phrase(("런던",)), Phrase(("london",))], "('런던' | 'london')", ""),
        ([Phrase(("물",), is_prefix=True)], "('물':*)", ""),
        ([Phrase(("sister", "citi"))], "", "('sister' <-> 'citi')"),
        ([Phrase(("업무", "무협"))], "('^업무협':*)", "('업무' <-> '무협') & !('^업무협':*)"),
        ([Phrase(("업무", "무x협"))], "", "('업무' <-> '무x협')"),
        ([Phrase(("업무", "협약"))], "", "('업무' <-> '협약')"),
    ],
)
def test_what_the_index_can_tell_is_asked_apart(phrases, sure, unsure):
    assert sure_and_unsure([Match(phrases)]) == (sure, unsure)


def bytes_kept_apart() -> int:
    """Return how much of documents PostgreSQL keeps outside of their rows; SQLite has no such place."""
    if connection.vendor != "postgresql":
        return 0
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_relation_size(reltoastrelid) FROM pg_class WHERE relname = 'search_searchdocument'"
        )
        return cursor.fetchone()[0]


@pytest.mark.django_db
def test_long_documents_are_found_by_words_that_stand_in_their_rows(client):
    before = bytes_kept_apart()
    for _ in range(10):
        words = " ".join(f"낱말{number}호" for number in range(200))
        make_post(title_ko="우호도시 협정", body_ko=f"<p>{words} 끝낱말 하나</p>")
    assert ask(client, '"끝낱말 하나"')["total"] == 10
    assert bytes_kept_apart() == before
