"""The words are those that were always made, however they are made now."""

import pytest
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.seed.posts import Named, Register, record
from policyarchive.search.index import indexing
from policyarchive.search.language import tokens
from policyarchive.search.language.dates import find_dates
from policyarchive.search.language.normalise import normalise
from policyarchive.search.language.tokens import GAP, capped, stream
from policyarchive.search.registry import searchables
from tests.search.language import reference

ANY = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=120)
PARTS = ["런던", "서울과 ", "·", " ", "\n", "책을", "빗물", "の東", "a", "B'c", "-", "7", "é", "¦", "x", "of"]
NUMBERS = [
    "2024",
    "1999",
    "12024",
    "'24.",
    "5",
    "03",
    "31",
    "1",
    "20240503",
    "년",
    "월",
    "일",
    ".",
    "-",
    "/",
    ",",
]
MONTHS = ["may", "september", "sept.", "3rd of", "가", "x", "'", "\t", " ", "  ", "\n"]
MIXED = st.lists(st.sampled_from(PARTS), max_size=40).map("".join)
DATES = st.lists(st.sampled_from([*NUMBERS, *MONTHS]), max_size=30).map("".join)


@given(ANY | st.lists(MIXED | DATES, max_size=6).map("".join))
def test_the_words_are_those_of_the_plain_way(text):
    normalised = normalise(text)
    assert stream(normalised) == reference.stream(normalised)


@given(st.lists(DATES | ANY, max_size=8).map(" 가나다라마바사아자차카타파하 ".join))
def test_dates_are_found_around_years_as_they_are_everywhere(text):
    normalised = normalise(text)
    assert list(find_dates(normalised)) == reference.dates(normalised)


@given(st.lists(st.lists(st.sampled_from(["가", "나", GAP]), max_size=60), min_size=4, max_size=4))
def test_what_is_too_much_becomes_a_gap(columns):
    with pytest.MonkeyPatch.context() as patch:
        for module in (tokens, reference):
            patch.setattr(module, "MOST_WORDS", 90)
            patch.setattr(module, "MOST_PLACES", 7)
        assert [list(column) for column in capped(columns)] == reference.capped(columns)


@pytest.mark.parametrize("size", [400, 5_000, 30_000])
def test_the_words_of_long_texts_are_those_of_the_plain_way(size):
    register = Register(
        [Named("london", ("런던", "London"))], [Named("climate", ("기후 변화", "Climate"))], [], []
    )
    for number in range(1, 6):
        for text in record(register, number, size=size, seed=3)["body"].values():
            assert stream(normalise(text)) == reference.stream(normalise(text))


@pytest.mark.django_db
def test_the_words_of_the_demo_are_those_of_the_plain_way(monkeypatch):
    call_command("load_demo", verbosity=0)
    documents = [known.document(row) for known in searchables() for row in known.rows()]
    now = [indexing.prepare("any", document).words for document in documents]
    monkeypatch.setattr(tokens, "stream", reference.stream)
    monkeypatch.setattr(indexing, "capped", reference.capped)
    assert now == [indexing.prepare("any", document).words for document in documents]
