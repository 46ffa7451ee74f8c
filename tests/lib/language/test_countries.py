"""Countries bear the names that people use today, in each language, wherever they are named."""

import csv
from pathlib import Path

import pytest
from django.utils import translation
from django_countries import countries
from django_countries.data import COUNTRIES

from agreements.models import City
from policyarchive.lib.language.countries import ENGLISH, KOREAN, LAZY_NAMES, country_name
from policyarchive.lib.language.countrychoices import letters

DEMO = Path(__file__).parents[3] / "policyarchive" / "demo" / "data" / "cities.csv"


def test_every_country_has_a_name_in_both_languages():
    assert set(KOREAN) == set(ENGLISH) == set(COUNTRIES)
    assert all(name == name.strip() and name for name in [*KOREAN.values(), *ENGLISH.values()])
    assert len(set(KOREAN.values())) == len(set(ENGLISH.values())) == len(COUNTRIES)


@pytest.mark.parametrize(
    ("code", "korean", "english"),
    [
        ("TR", "튀르키예", "Türkiye"),
        ("TH", "태국", "Thailand"),
        ("MN", "몽골", "Mongolia"),
        ("US", "미국", "United States"),
        ("KR", "대한민국", "South Korea"),
        ("KP", "북한", "North Korea"),
        ("VN", "베트남", "Vietnam"),
        ("CZ", "체코", "Czechia"),
        ("AU", "호주", "Australia"),
        ("GE", "조지아", "Georgia"),
        ("MK", "북마케도니아", "North Macedonia"),
        ("SC", "세이셸", "Seychelles"),
        ("RO", "루마니아", "Romania"),
    ],
)
def test_lists_and_rows_say_these_names(code, korean, english):
    for language, name in (("ko", korean), ("en", english)):
        assert country_name(code, language) == name
        with translation.override(language):
            assert countries.name(code) == name
            assert (code, name) in [(found, str(said)) for found, said in countries]


def test_accents_do_not_move_a_name_to_the_end_of_the_list():
    with translation.override("en"):
        names = [str(name) for _, name in countries]
    assert names.index("Åland Islands") < names.index("Albania")


def test_the_demo_says_the_same():
    with DEMO.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    for row in rows:
        assert row["country_ko"] == KOREAN[row["country_code"]], row
        assert row["country_en"] == ENGLISH[row["country_code"]], row


@pytest.mark.parametrize("language", ["ko", "en"])
def test_choices_stand_in_the_order_of_the_readers_alphabet(language):
    """In Korean by 가나다, and in English with Åland before Albania and Türkiye before Tuvalu."""
    field = City._meta.get_field("country")
    with translation.override(language):
        shown = [[str(name) for code, name in choices if code] for choices in offered(field)]
        ordered = sorted((str(name) for name in LAZY_NAMES.values()), key=letters)
    assert shown == [ordered, ordered]
    if language == "ko":
        assert ordered == sorted(KOREAN.values())


def offered(field):
    return field.formfield().choices, field.get_choices()
