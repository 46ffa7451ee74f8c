"""What is answered where nothing holds what was typed, and what is not made of it."""

import pytest

from agreements.models import CooperationArea
from news.models import Post
from tests.factories import make_post
from tests.search.asking import announced, ask, make_world, titles

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def world():
    make_world()
    for title in ["빈집 활용", "업무협약 체결", "과제 23개 확정", "신청 안내", "도서관 야간 개관", "win-win"]:
        announced(make_post(title_ko=title, title_en=None))


@pytest.mark.parametrize(
    ("typed", "note", "effective", "first"),
    [
        ("빈 집", "joined", "빈집", "빈집 활용"),
        ("빈 집 활용", "joined", "빈집 활용", "빈집 활용"),
        ("업무협약식", "part", "업무협약", "업무협약 체결"),
        ("업무협약식 체결", "part", "업무협약 체결", "업무협약 체결"),
        ("한국도서관", "part", "도서관", "도서관 야간 개관"),
        ("도서관 몇시까지", "fewer", "도서관", "도서관 야간 개관"),
        ("업무혐약", "spelling", "업무협약", "업무협약 체결"),
        ("도서관야간개관", None, "도서관야간개관", "도서관 야간 개관"),
    ],
)
def test_what_was_meant_is_found_and_said(client, typed, note, effective, first):
    answer = ask(client, typed)
    assert (answer["note"], answer["effective_query"]) == (note, effective)
    assert answer["results"][0]["title"] == first


@pytest.mark.parametrize(
    "typed", ["책", "책 빌리기", "퇴근하고 책 빌릴 데", "집 알아볼 곳", "강 옆에서 책 볼 때"]
)
def test_a_word_of_one_syllable_is_not_looked_for_inside_another(client, typed):
    """책 is a book and 정책 a policy; 집 is a house and 누리집 a site on the web."""
    for title in ["정책 공유", "책임 행정", "누리집 개편", "집중 호우 대책", "한강 산책"]:
        announced(make_post(title_ko=title, title_en=None))
    assert titles(client, typed) == []


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("책", ["책을 나누는 날", "시민의 책"]),
        ("물", ["빗물 관리", "깨끗한 물"]),
        ("길", ["바닷길 축제"]),
        ("책 나누는", ["책을 나누는 날"]),
    ],
)
def test_a_word_of_one_syllable_is_found_by_itself_and_after_a_joining_s(client, typed, found):
    for title in [
        "정책 공유",
        "책을 나누는 날",
        "시민의 책",
        "빗물 관리",
        "깨끗한 물",
        "건물 관리",
        "바닷길 축제",
    ]:
        announced(make_post(title_ko=title, title_en=None))
    assert sorted(titles(client, typed)) == sorted(found)


@pytest.mark.parametrize(
    ("typed", "effective"),
    [
        ("도서관 몇시", "도서관"),
        ("도서관 빌릴 데", "도서관"),
        ("우리 도서관 좀", "도서관"),
        ("야간 도서관 없는낱말", "야간 도서관"),
    ],
)
def test_words_that_say_little_go_first(client, typed, effective):
    answer = ask(client, typed)
    assert answer["effective_query"] == effective
    assert answer["results"][0]["title"] == "도서관 야간 개관"


def test_nothing_is_answered_where_less_than_half_of_the_question_is_left(client):
    assert ask(client, "없는낱말 다른낱말 도서관 또다른낱말")["results"] == []


def test_what_finds_nothing_leads_to_areas_and_the_newest_posts(client, language):
    page = client.get(f"/{language}/search/", {"q": "퇴근하고 책 빌릴 데"})
    latest = [row.post.pk for row in page.context["rows"]]
    assert latest == list(Post.objects.published().newest_first().values_list("pk", flat=True)[:5])
    for area in CooperationArea.objects.all():
        assert f"/{language}/areas/{area.slug}/" in page.content.decode()


@pytest.mark.parametrize("typed", ["63개", "wien", "한국문헌", '"업무협약식"'])
def test_another_word_is_not_taken_for_a_slip(client, typed):
    assert titles(client, typed) == []


@pytest.mark.parametrize(("typed", "queries"), [("없는낱말뿐", 9), ("없는낱말뿐 다른낱말뿐 또다른낱말", 21)])
def test_the_same_is_not_asked_twice(client, typed, queries, django_assert_num_queries):
    ask(client, typed)
    with django_assert_num_queries(queries):
        ask(client, typed)
