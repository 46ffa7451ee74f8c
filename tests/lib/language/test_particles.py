"""Korean particles follow the sound that a word ends in, whatever it is written in."""

import csv
import unicodedata
from pathlib import Path

import pytest
from django.utils import translation

from policyarchive.lib.language.particles import (
    PARTICLES,
    Ending,
    attach,
    ending_of,
    form_after,
    with_particle,
)

DATA = Path(__file__).parents[3] / "policyarchive" / "demo" / "data"
V, R, C = Ending.VOWEL, Ending.RIEUL, Ending.CONSONANT

# Heard by a person: each city of the demo, in both languages.
CITIES = {
    V: "앙카라 모스크바 "
    "타슈켄트 샌프란시스코 상파울루 보고타 자카르타 도쿄 파리 멕시코시티 울란바토르 하노이 카이로 프라하 "
    "밀라노 홋카이도 아디스아바바 마푸투 바르셀로나 파나마시티 델리 빌바오 취리히주 마이애미 뉴저지주 "
    "아부다비 호놀룰루 로스앤젤레스",
    R: "서울",
    C: "런던 베이징 베를린 암스테르담 방콕 산둥성 쓰촨성 웰링턴 탈린 충칭 메데인 더블린 뉴욕 워싱턴",
}
LATIN = {
    V: "Ankara|Moscow|"
    "Honolulu|San Francisco|São Paulo|Bogotá|Jakarta|Tokyo|Paris|Mexico City|Ulaanbaatar|Hanoi|"
    "Cairo|Prague|Tashkent|Washington, D.C.|Los Angeles|Shandong Province|Hokkaido|Addis Ababa|Maputo|"
    "Barcelona|Panama City|Delhi|Bilbao|Canton of Zurich|Miami|New York City|State of New Jersey|Abu Dhabi|"
    "Budapest|Vancouver|Kuwait|Site|Bridge|Park|Camp|MOU|WHO|UNESCO|OECD|WeGO|São Tomé|Nice|Frankfurt|Chile",
    R: "Seoul|Istanbul|Montreal|Seattle|URL|Google|Nashville|VR",
    C: "London|Beijing|Berlin|Amsterdam|Bangkok|Milan|Wellington|Tallinn|Chongqing|"
    "Medellín|Dublin|New York|Quebec|Robot|Internet|Melbourne|Online|Forum|Summit|Facebook|UN|ASEAN",
}
NUMBERS = {
    V: "2 4 5 9 12 2024 2009 35 1,000,000,000,000 제3차2 50% 10+ 5km Ⅳ ②",
    R: "1 7 8 2021 2017 1998 11 Ⅰ ①",
    C: "0 3 6 10 20 100 1000 2000 2020 1,000 10000 100,000,000 1.0 3.10 13 Ⅲ ⑥ 5kg 2016",
}


def cases(table, separator=None):
    return [(word, ending) for ending, words in table.items() for word in words.split(separator)]


@pytest.mark.parametrize(("word", "ending"), cases(CITIES) + cases(LATIN, "|") + cases(NUMBERS))
def test_the_last_sound_is_heard(word, ending):
    assert ending_of(word) is ending


@pytest.mark.parametrize(
    ("word", "phrase"),
    [
        ("뉴욕", "뉴욕과"),
        ("런던", "런던과"),
        ("파리", "파리와"),
        ("서울", "서울과"),
        ("서울·런던 우호협력도시 협정", "서울·런던 우호협력도시 협정과"),
    ],
)
def test_a_word_comes_with_its_particle(word, phrase):
    assert attach(word, "와") == attach(word, "과") == phrase


def test_rieul_takes_the_short_form_of_ro_alone():
    assert attach("서울", "으로") == "서울로"
    assert attach("1", "으로") == "1로"
    assert attach("런던", "로") == "런던으로"
    assert attach("서울", "는") == "서울은"


@pytest.mark.parametrize(("particle", "pair"), PARTICLES.items())
def test_each_form_names_its_pair(particle, pair):
    assert (form_after("런던", particle), form_after("파리", particle)) == pair


@pytest.mark.parametrize(
    "written",
    [
        "런던",
        "‘런던’",
        "“런던”",
        "「런던」",
        "《런던》",
        "[런던]",
        "(런던)",
        "런던.",
        "런던…",
        "런던!?",
        "런던\u200b",
        "런던 ",
        "런던 🎉",
    ],
)
def test_closing_marks_are_not_read(written):
    assert ending_of(written) is C


def test_a_gloss_in_brackets_is_not_read():
    assert attach("런던(영국)", "을") == "런던(영국)을"
    assert attach("파리 (Paris, France)", "을") == "파리 (Paris, France)를"
    assert attach("‘뉴욕(미국)’", "와") == "‘뉴욕(미국)’과"


def test_decomposed_text_is_heard_as_composed():
    assert ending_of(unicodedata.normalize("NFD", "런던")) is C
    assert ending_of(unicodedata.normalize("NFD", "서울")) is R
    assert ending_of(unicodedata.normalize("NFD", "Bogotá")) is V


@pytest.mark.parametrize("nothing", ["", " ", "…", "—", "()", "\u200b"])
def test_what_has_no_sound_is_taken_for_a_vowel(nothing):
    assert ending_of(nothing) is V


def test_single_letters_are_read_by_their_names():
    assert [ending_of(letter) for letter in "ㄱㄹㅏABLMNRS"] == [C, R, V, V, V, R, C, C, R, V]


def names_of(table, column="name_ko"):
    with (DATA / table).open(encoding="utf-8") as lines:
        return [row[column] for row in csv.DictReader(lines)]


ALL_NAMES = [
    *names_of("cities.csv"),
    *names_of("cities.csv", "name_en"),
    *names_of("cities.csv", "country_ko"),
    *names_of("areas.csv"),
    *names_of("areas.csv", "name_en"),
    *names_of("categories.csv"),
    *names_of("agreements.csv", "title_ko"),
    *names_of("agreements.csv", "title_en"),
]


@pytest.mark.parametrize("name", sorted(set(ALL_NAMES)))
def test_every_name_of_the_demo_takes_one_form(name):
    assert attach(name, "와") in {f"{name}와", f"{name}과"}
    if "가" <= name[-1] <= "힣":
        has_final = len(unicodedata.normalize("NFD", name[-1])) == 3
        assert attach(name, "와")[-1] == ("과" if has_final else "와")


def test_only_korean_pages_add_a_particle():
    with translation.override("en"):
        assert with_particle("London", "과") == "London"
    with translation.override("ko"):
        assert with_particle("London", "과") == "London과"
