import datetime

import pytest

from policyarchive.lib.data import changes
from tests.factories import make_area, make_category, make_city, make_post
from tests.pages.reading import links, page_of, rows, texts

pytestmark = pytest.mark.django_db


def full_post(**columns):
    return make_post(category=make_category(), areas=[make_area()], cities=[make_city()], **columns)


@pytest.mark.parametrize("count", [1, 3, 20, 21])
def test_the_queries_do_not_grow_with_the_posts(client, language, count, django_assert_num_queries):
    for _ in range(count):
        full_post()
    with django_assert_num_queries(9):
        client.get(f"/{language}/news/")


@pytest.mark.django_db(transaction=True)
def test_what_is_kept_is_not_asked_for_again(client, django_assert_num_queries, monkeypatch):
    full_post()
    monkeypatch.setattr(changes, "moment", lambda: 1)  # known, and nobody commits anything
    client.get("/ko/news/")
    with django_assert_num_queries(4):  # the pinned, the months, the places and the rows
        client.get("/ko/news/")


def test_the_row_shows_what_a_korean_board_shows(client):
    category = make_category(name_ko="서울 소식")
    make_post(title_ko="가", category=category, byline="ssunha", posted_on=datetime.date(2017, 4, 12))
    table = rows(page_of(client, "/ko/news/"))
    assert table[0] == ["번호", "제목", "글쓴이", "등록일", "조회"]
    assert table[1] == ["1", "[서울 소식] 가", "ssunha", "2017-04-12", "0"]


def test_a_pinned_row_shows_notice_for_its_number(client):
    make_post(title_ko="가", posted_on=datetime.date(2026, 1, 1))
    make_post(title_ko="나", posted_on=datetime.date(2020, 1, 1), pinned_from=datetime.date(2020, 1, 1))
    assert [row[0] for row in rows(page_of(client, "/ko/news/"))[1:]] == ["공지", "1"]


def test_the_total_and_the_page_are_shown(client, language):
    for _ in range(21):
        make_post()
    shown = texts(page_of(client, f"/{language}/news/?page=2"), "total")
    assert shown == [{"ko": "총 21건 · 2/2쪽", "en": "Total 21 · Page 2/2"}[language]]


@pytest.mark.parametrize("page", ["0", "-1", "abc", "99999999999999999999", "2.5", "%FF", "１"])
def test_a_bad_page_gets_the_nearest_sensible_one(client, page):
    make_post()
    assert client.get(f"/ko/news/?page={page}").status_code == 200


@pytest.mark.parametrize("query", ["category=x", "area=%FF", "city=%F0%9F%92%A9", "year=now", "year=-1"])
def test_a_bad_filter_gets_a_clear_empty_list(client, query):
    make_post()
    page = page_of(client, f"/ko/news/?{query}")
    assert rows(page)[1:] == [["검색 결과가 없습니다."]]
    assert "/ko/news/" in links(page)


def test_an_empty_board_says_so(client, language):
    assert rows(page_of(client, f"/{language}/news/"))[1:] == [
        [{"ko": "게시물이 없습니다.", "en": "No posts yet"}[language]]
    ]


def test_links_to_posts_and_pages_keep_the_filter(client):
    area = make_area("air")
    posts = [make_post(areas=[area]) for _ in range(21)]
    found = links(page_of(client, "/en/news/?area=air&utm=x"))
    assert f"/en/news/{posts[-1].number}/?area=air" in found
    assert "/en/news/?area=air&page=2" in found


def test_a_title_in_another_language_is_marked(client):
    make_post(title_en="Only English", original_language="en")
    page = page_of(client, "/ko/news/")
    marked = [
        element
        for element in page.iter()
        if element.get("lang") == "en" and "Only English" in "".join(element.itertext())
    ]
    assert marked


def test_hidden_posts_are_not_in_the_list(client, language):
    make_post(title_ko="숨은 글", stage="draft")
    assert "숨은 글" not in client.get(f"/{language}/news/").content.decode()


def test_a_narrowed_list_is_not_indexed_and_a_page_is_its_own_canonical(client):
    for _ in range(21):
        full_post()
    assert b'name="robots"' in client.get("/ko/news/?year=2017").content
    second = client.get("/ko/news/?page=2").content
    assert b'<link rel="canonical" href="http://testserver/ko/news/?page=2">' in second
    assert b'name="robots"' not in second
    assert "새소식입니다. (2쪽)" in second.decode()
