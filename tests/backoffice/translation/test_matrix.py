"""Where translations stand: badges and filter in lists, and the matrix of items and languages."""

import html
import re

import pytest

from policyarchive.publishing import actions
from tests.backoffice.people import log_in
from tests.factories import make_agreement, make_post

pytestmark = pytest.mark.django_db
MATRIX = "/admin/translations/"


def words(text):
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))).strip()


def rows_of(response):
    body = response.content.decode().partition("<tbody>")[2].partition("</tbody>")[0]
    return [words(row) for row in body.split("<tr")[1:]]


def make_three():
    """Make a post without English, one with, and one whose English is outdated."""
    missing = make_post(title_ko="하나")
    current = make_post(title_ko="둘", title_en="Two")
    outdated = make_post(stage="draft", title_ko="셋", title_en="Three")
    outdated.title_ko = "새 셋"
    actions.save(outdated, by=None)
    return missing, current, outdated


def test_the_matrix_tells_the_state_of_each_language():
    make_three()
    shown = rows_of(log_in("sora").get(MATRIX))
    assert [row.partition(">")[2].strip() for row in shown] == [
        "Three Draft Original Outdated",
        "Two Live Original Current",
        "하나 Live Original Missing",
    ]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("state=missing", ["하나"]),
        ("state=outdated", ["Three"]),
        ("state=current&language=en", ["Two"]),
        ("state=missing&language=ko", []),
        ("state=nonsense&language=xx&kind=none&page=x", ["Three", "Two", "하나"]),
    ],
)
def test_the_matrix_can_be_narrowed(query, titles):
    make_three()
    shown = rows_of(log_in("sora").get(f"{MATRIX}?{query}"))
    assert [row.partition(">")[2].split()[0] for row in shown] == titles


def test_the_matrix_shows_agreements_too():
    agreement = make_agreement(title_en="Agreement", title_ko=None)
    shown = rows_of(log_in("sora").get(f"{MATRIX}?kind=agreement"))
    assert [row.partition(">")[2].strip() for row in shown] == ["Agreement Live Missing Original"]
    assert agreement.title_ko is None


def test_an_item_stands_once_as_the_row_that_is_worked_on():
    jun, post = log_in("jun"), make_post(title_ko="글", title_en="Post")
    copy = actions.start_working_copy(post, by=None)
    page = jun.get(MATRIX)
    assert len(rows_of(page)) == 1
    assert f'href="/admin/news/post/{copy.pk}/change/"' in page.content.decode()


def test_links_lead_to_the_languages_that_are_open_to_a_person():
    missing, _current, outdated = make_three()
    hana = log_in("hana")
    link = re.compile(r'href="(/admin/news/post/\d+/translate/\w+/)"')
    assert link.findall(hana.get(MATRIX).content.decode()) == []
    actions.grant_languages(hana.person, ["en"])
    found = link.findall(hana.get(f"{MATRIX}?language=en").content.decode())
    assert f"/admin/news/post/{missing.pk}/translate/en/" in found
    assert f"/admin/news/post/{outdated.pk}/translate/en/" in found
    assert len(found) == 3


def test_the_pages_of_the_matrix_keep_the_filter(monkeypatch):
    monkeypatch.setattr("policyarchive.backoffice.translation.matrix.PER_PAGE", 1)
    make_three()
    page = log_in("sora").get(f"{MATRIX}?kind=post&page=2").content.decode()
    assert re.findall(r'class="button" rel="(\w+)" href="([^"]+)"', page) == [
        ("prev", "?page=1&amp;kind=post"),
        ("next", "?page=3&amp;kind=post"),
    ]


def test_who_may_see_no_content_sees_no_matrix():
    assert log_in("somebody").get(MATRIX).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("kind", ["post", "agreement"])
def test_the_matrix_takes_the_same_queries_for_one_and_for_three(count, kind, django_assert_num_queries):
    jun = log_in("jun")
    make = {"post": make_post, "agreement": make_agreement}[kind]
    for _ in range(count):
        actions.start_working_copy(make(), by=None)
    jun.get(MATRIX)
    with django_assert_num_queries(7):
        jun.get(f"{MATRIX}?kind={kind}")


def test_lists_show_a_badge_a_language_as_the_working_copy_has_it():
    jun, post = log_in("jun"), make_post(title_ko="글", title_en="Post")
    copy = actions.start_working_copy(post, by=None)
    copy.title_ko = "새 글"
    actions.save(copy, by=None)
    page = jun.get("/admin/news/post/").content.decode()
    assert 'class="badge badge-translation-outdated" title="English: Outdated">EN Outdated</span>' in page
    assert 'title="Korean: Original">KO</span>' in page


@pytest.mark.parametrize(
    ("value", "count"),
    [
        ("en-missing", 1),
        ("en-outdated", 1),
        ("en-current", 1),
        ("ko.en-missing", 1),
        ("ko-current", 0),
        ("nonsense", 3),
        ("fr-missing", 3),
    ],
)
def test_lists_can_be_narrowed_to_what_a_translator_looks_for(value, count):
    make_three()
    page = log_in("jun").get("/admin/news/post/", {"translation": value})
    assert page.context["cl"].result_count == count
