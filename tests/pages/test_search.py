"""The search page, the boxes of board and register, and the limit for one address."""

import datetime

import pytest
from django.core.cache import caches

from policyarchive.search.limits import PAGES, SUGGESTIONS
from tests.factories import make_agreement, make_post
from tests.search.asking import announced, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_limits():
    caches["volatile"].clear()
    yield
    caches["volatile"].clear()


def page(client, language, **query):
    return client.get(f"/{language}/search/", query)


def test_everything_is_found_together_and_by_kind(client, language):
    make_world()
    every = page(client, language, q="런던")
    assert {result.hit.kind for result in every.context["results"]} == {"city", "agreement", "news"}
    cities = page(client, language, q="런던", kind="city")
    titles = [result.title for result in cities.context["results"]]
    assert titles == [{"ko": "런던", "en": "London"}[language]]


def test_the_page_is_not_indexed_and_echoes_nothing_unescaped(client, language):
    answer = page(client, language, q='"><script>alert(1)</script>').content.decode()
    assert '<meta name="robots" content="noindex">' in answer
    assert "<script>alert" not in answer


def test_without_words_the_form_stands_and_no_post(client, language):
    make_post(title_ko="보이지 않을 글", title_en="Not to be seen")
    answer = page(client, language)
    assert answer.status_code == 200 and "results" not in answer.context


def test_a_slip_is_answered_with_the_way_back(client):
    make_world()
    answer = page(client, "ko", q="런돈")
    text = answer.content.decode()
    assert answer.context["results"]
    assert "‘런돈’ 그대로 검색" in text and "‘런던’" in text


def test_results_come_in_pages_with_true_numbers(client, language):
    for number in range(25):
        make_post(title_ko=f"외딴낱말 {number}", title_en=None)
    first, last = page(client, language, q="외딴낱말"), page(client, language, q="외딴낱말", page="99")
    assert first.context["page"].paginator.count == 25
    assert last.context["page"].number == last.context["page"].paginator.num_pages > 1


def test_newest_first_is_a_choice(client):
    make_post(title_ko="외딴낱말 옛 글", title_en=None, posted_on="2001-01-01")
    make_post(title_ko="다른 글", title_en=None, body_ko="<p>외딴낱말</p>", posted_on="2020-01-01")
    by_date = page(client, "ko", q="외딴낱말", sort="date").context["results"]
    assert [result.title for result in by_date] == ["다른 글", "외딴낱말 옛 글"]
    assert page(client, "ko", q="외딴낱말").context["results"][0].title == "외딴낱말 옛 글"


def test_a_text_in_the_other_language_is_marked_with_it(client):
    make_post(title_ko=None, title_en="Only English London", original_language="en")
    assert 'lang="en"' in page(client, "ko", q="London").content.decode().partition("<main")[2]


@pytest.mark.parametrize("scope", ["title", "text", "author", ""])
def test_the_board_has_a_search_of_its_own(client, language, scope):
    make_post(title_ko="외딴낱말 소식", title_en=None)
    make_post(title_ko="다른 소식", title_en=None)
    answer = client.get(f"/{language}/news/", {"q": "외딴낱말", "scope": scope}, follow=True)
    found = [title for title in ("외딴낱말 소식", "다른 소식") if title in answer.content.decode()]
    assert answer.status_code == 200
    assert found == (["외딴낱말 소식"] if scope in {"title", ""} else [])


def test_the_register_has_one_too(client, language):
    wanted = announced(make_agreement("x", title_ko="외딴낱말 협정", title_en="Lonely agreement"))
    announced(make_agreement("y"))
    answer = client.get(f"/{language}/agreements/", {"q": "외딴낱말"})
    assert [row.pk for row in answer.context["page"]] == [wanted.pk]


def test_an_address_over_its_limit_gets_429_with_retry_after(client, language):
    for _ in range(PAGES.most):
        assert page(client, language, q="x").status_code == 200
    refused = page(client, language, q="x")
    assert refused.status_code == 429
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert client.get("/api/v1/search", {"q": "x"}).status_code == 429
    assert client.get(f"/{language}/news/").status_code == 200


def test_suggestions_have_a_limit_of_their_own(client):
    for _ in range(SUGGESTIONS.most):
        client.get("/ko/search/suggest/", {"q": "x"})
    assert client.get("/ko/search/suggest/", {"q": "x"}).status_code == 429


def test_a_chosen_year_without_results_stays_chosen(client):
    make_post(title_ko="업무협약", posted_on=datetime.date(2017, 4, 12))
    page = client.get("/ko/search/", {"q": "업무협약", "year": "1999"}).content.decode()
    assert '<option value="1999" selected>1999 (0)</option>' in page
    assert '<option value="2017">2017 (1)</option>' in page
