from types import SimpleNamespace

import pytest

from policyarchive.lib.language.words import in_language, languages_of


@pytest.mark.parametrize(
    ("texts", "language", "shown"),
    [
        ({"title_ko": "가", "title_en": "a"}, "en", ("a", "en")),
        ({"title_ko": "가", "title_en": None}, "en", ("가", "ko")),
        ({"title_ko": "", "title_en": "a"}, "ko", ("a", "en")),
        ({"title_ko": None, "title_en": None}, "ko", ("", "ko")),
    ],
)
def test_a_text_comes_with_the_language_it_is_in(texts, language, shown):
    assert in_language(SimpleNamespace(**texts), "title", language) == shown


def test_the_original_comes_before_other_languages():
    item = SimpleNamespace(original_language="en", title_ko="가", title_en="a")
    assert in_language(item, "title", "fr") == ("a", "en")


def test_languages_of_an_item_are_those_that_have_the_text():
    assert languages_of(SimpleNamespace(title_ko="", title_en="a"), "title") == ["en"]
