"""What a reader types and what is found: particles, spacing, other names, dates, slips, both languages."""

import pytest

from tests.search.asking import ask, found, make_world, titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return make_world()


@pytest.mark.parametrize(
    "same",
    [
        ["업무협약", "업무 협약"],
        ["기후변화", "기후 변화"],
        ["스마트시티", "스마트 시티", "smart city", "smart cities", "스마트도시"],
        ["전자정부", "e-Government", "egovernment", "e government"],
        ["런던", "런던과", "London", "ＬＯＮＤＯＮ"],
        ["빈", "비엔나", "Vienna"],
        ["동경", "도쿄", "Tokyo"],
        ["Sao Paulo", "São Paulo", "상파울루"],
        ["2024년 5월 3일", "2024-05-03", "2024.5.3", "May 3, 2024"],
    ],
    ids=lambda same: same[0],
)
def test_what_means_the_same_finds_the_same(client, world, same):
    answers = [set(found(client, words)) for words in same]
    assert answers[0]
    assert answers == [answers[0]] * len(same)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("런던과", ("city", "london")),
        ("빈", ("city", "vienna")),
        ("동경", ("city", "tokyo")),
        ("smart cities", ("area", "smart-city")),
    ],
)
def test_the_citys_or_areas_own_page_comes_first(client, world, words, first):
    assert found(client, words)[0] == first


def test_korean_finds_what_is_only_in_english_and_the_other_way_round(client, world):
    assert "Clean air" in titles(client, "런던")
    assert "기후변화 대응" in titles(client, "London")


def test_syllables_of_two_words_are_not_a_word(client, world):
    assert "일부 산업 지원" not in titles(client, "부산")


def test_a_city_of_one_syllable_comes_before_houses(client, world):
    assert titles(client, "빈", lang="ko")[0] == "빈"


@pytest.mark.parametrize(("typed", "meant"), [("fjsejs", "런던"), ("Lodnon", "London"), ("런돈", "런던")])
def test_a_misspelling_is_named_and_answered_as_meant(client, world, typed, meant):
    answer = ask(client, typed)
    assert answer["effective_query"].casefold() == meant.casefold()
    assert answer["note"]
    assert answer["results"]


@pytest.mark.parametrize(
    "odd",
    [
        "",
        " ",
        "\0",
        "%",
        "*",
        '"',
        '"미완성',
        "런던 AND (",
        "title:런던",
        "a-b",
        "100%",
        "'; DROP TABLE x",
        "ㄱ",
        "ㆍ",
        "😀",
        "a" * 5000,
        "런던 " * 500,
    ],
)
def test_no_words_are_an_error(client, world, odd, language):
    answer = client.get("/api/v1/search", {"q": odd})
    expected = 400 if "\0" in odd else 200  # no address holds a NUL
    if expected == 400:
        assert answer.status_code == 400
    else:
        assert answer.status_code == 200 or (answer.status_code == 400 and answer.json()["error"])
    assert client.get(f"/{language}/search/", {"q": odd}, follow=True).status_code == expected
    assert client.get(f"/{language}/search/suggest/", {"q": odd}).status_code == expected


@pytest.mark.parametrize("typed", ["런ㄷ", "런더", "런던", "ㄹㄷ", "lon", "LON"])
def test_a_name_is_suggested_while_it_is_typed(client, world, typed):
    found = client.get("/ko/search/suggest/", {"q": typed}).json()["suggestions"]
    assert {"런던", "London"} & {one["text"] for one in found}


def test_a_filter_narrows_and_facets_count_what_is_left(client, world):
    every = ask(client, "런던")
    news = ask(client, "런던", kind="news")
    assert {result["kind"] for result in news["results"]} == {"news"}
    counts = {facet["value"]: facet["count"] for facet in every["facets"]["kind"]}
    assert counts["news"] == news["total"]


def test_the_answer_has_the_fields_that_programs_count_on(client, world):
    answer = ask(client, "런던", lang="en")
    assert list(answer) == ["query", "effective_query", "note", "total", "page", "pages", "facets", "results"]
    for result in answer["results"]:
        wanted = ["kind", "key", "url", "title", "language", "date", "score", "snippet"]
        assert list(result)[:8] == wanted
        assert client.get(result["url"].removeprefix("http://testserver")).status_code == 200


def test_marks_stand_in_the_text_and_nothing_in_the_text_is_markup(client):
    from tests.factories import make_post

    make_post(title_ko="런던 <b>&amp; 파리", title_en=None, body_ko="<p>a &lt;script&gt; 런던 &amp; 나</p>")
    page = client.get("/ko/search/", {"q": "런던"}).content.decode()
    assert "<mark>런던</mark> &lt;b&gt;&amp;amp; 파리" in page
    assert "<script>" not in page.partition("<main")[2]
