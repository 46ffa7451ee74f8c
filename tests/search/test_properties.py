"""Whatever anybody types: nothing raises, and what is marked is text of the document, escaped."""

import html
import re
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policyarchive.search.language.normalise import normalise
from policyarchive.search.language.tokens import stream
from policyarchive.search.query.groups import parse
from policyarchive.search.query.names import Names
from policyarchive.search.results.highlight import Marker

TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80)
KOREAN = st.text(alphabet="런던서울과 ·기후변화ㄱㄴㅏabc <>&\"'0123.-", max_size=60)


@given(TEXTS | KOREAN)
def test_normalising_twice_is_normalising_once(text):
    assert normalise(normalise(text)) == normalise(text)


@given(TEXTS | KOREAN)
def test_tokens_do_not_depend_on_how_a_text_was_composed(text):
    assert stream(normalise(unicodedata.normalize("NFD", text))) == stream(normalise(text))


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS | KOREAN)
def test_no_words_raise_or_open_markup(client, text):
    answer = client.get("/api/v1/search", {"q": text})
    assert answer.status_code in {200, 400, 429}


@given(KOREAN, KOREAN)
def test_marks_never_cut_an_escape_and_keep_the_text(words, text):
    marked = Marker(parse(words, Names([])).groups).mark(text).html
    assert html.unescape(re.sub("</?mark>", "", marked)) == text
    assert "<" not in re.sub("</?mark>", "", marked)
