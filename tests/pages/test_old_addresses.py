"""Old addresses lead to their posts from any spelling, and nowhere else."""

from urllib.parse import quote

import pytest
from django.db import IntegrityError, transaction

from news.models import Post
from policyarchive.publishing import actions
from tests.backoffice.base.test_publishable import form_of
from tests.backoffice.people import log_in
from tests.factories import make_post

pytestmark = pytest.mark.django_db
BOARD = "/bbs/board.php?bo_table=news&wr_id=123"
EGOV = "/cop/bbs/selectBoardArticle.do?bbsId=BBSMSTR_000000000001&nttId=77"


@pytest.mark.parametrize(
    ("columns", "path", "expected"),
    [
        ({}, "/ko/node/6568", "/ko/news/{}/"),
        ({}, "/ko/node/6568/", "/ko/news/{}/"),
        ({"title_en": "a", "original_language": "en"}, "/ko/node/6568", "/en/news/{}/"),
        (
            {"legacy_address": "/bbs/view?x", "title_en": "a", "original_language": "en"},
            "/bbs/view%3Fx",
            "/en/news/{}/",
        ),
    ],
)
def test_an_old_address_leads_to_its_post(client, columns, path, expected):
    post = make_post(**{"legacy_address": "/ko/node/6568"} | columns)
    response = client.get(path)
    assert (response.status_code, response.headers["Location"]) == (301, expected.format(post.number))


@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize(
    ("kept", "asked"),
    [
        (BOARD, BOARD),
        (BOARD, "/bbs/board.php?wr_id=123&bo_table=news"),
        (BOARD, BOARD + "&utm_source=x&page=2&sfl=wr_subject"),
        (BOARD, "/bbs//board.php?wr_id=123&&bo_table=%6eews"),
        ("https://www.seoul.go.kr" + BOARD, BOARD),
        (EGOV, EGOV.replace(".do", ".do;jsessionid=8F2A.node1") + "&searchWrd=&menuNo=200010"),
        (EGOV.replace(".do", ".do;jsessionid=8F2A.node1") + "&searchWrd=", EGOV),
        ("index.php?mid=notice&document_srl=5", "/?mid=notice&document_srl=5"),
        ("/?mid=notice&document_srl=5", "/index.php?document_srl=5&mid=notice"),
        ("/?p=12", "/?p=12"),
        ("/?p=12", "/?p=12&fbclid=z"),
        ("/en/?p=12", "/en/?p=12"),
        ("/archives/77/", "/archives/77"),
        ("/archives/77/", "/archives/77/"),
        ("/archives/77/", "/archives/77/index.html"),
        ("/archives/77", "/archives/77/?replytocom=5"),
        ("/소식/서울", quote("/소식/서울")),
        ("/소식/서울", quote("/소식/서울").lower()),
        (quote("/소식/서울") + "#comments", quote("/소식/서울")),
        ("/소식/서울", quote("/소식/서울".encode("euc-kr"))),
        ("/view?word=서울", "/view?word=" + quote("서울", encoding="euc-kr")),
        ("/" + "가" * 250, quote("/" + "가" * 250)),
    ],
)
def test_it_is_found_from_any_spelling(client, kept, asked, method):
    post = make_post(legacy_address=kept)
    response = getattr(client, method)(asked, follow=False)
    assert response.status_code == 301
    assert response.headers["Location"].endswith(f"/news/{post.number}/")


@pytest.mark.parametrize(
    "asked",
    [
        "/bbs/board.php?bo_table=news&wr_id=124",
        "/bbs/board.php?bo_table=notice&wr_id=123",
        "/bbs/board.php?bo_table=news",
        "/bbs/board.php",
        "/bbs/board.php/x?bo_table=news&wr_id=123",
    ],
)
def test_what_names_another_page_of_the_old_site_is_not_found(client, asked):
    make_post(legacy_address=BOARD)
    assert client.get(asked).status_code == 404


def test_the_most_exact_of_two_is_meant(client):
    board = make_post(legacy_address="/bbs/board.php?bo_table=news")
    post = make_post(legacy_address=BOARD)
    answers = [client.get(path)["Location"] for path in (BOARD, "/bbs/board.php?bo_table=news&wr_id=9")]
    assert answers == [f"/ko/news/{post.number}/", f"/ko/news/{board.number}/"]


def test_an_address_in_raw_bytes_is_found(client):
    post = make_post(legacy_address="/view?word=서울")
    for encoding in ("utf-8", "euc-kr"):
        query = "word=서울".encode(encoding).decode("latin-1")
        response = client.get("/view", QUERY_STRING=query)
        assert response.headers["Location"] == f"/ko/news/{post.number}/"


@pytest.mark.parametrize(("redirect_to", "status"), [("", 410), ("https://example.org/new/", 302)])
@pytest.mark.parametrize("next_stage", ["unpublished", "in_review"])
def test_the_old_address_of_what_is_gone_says_what_its_own_says(client, redirect_to, status, next_stage):
    post = make_post(legacy_address=BOARD)
    post = actions.unpublish(actions.publish(actions.start_working_copy(post, by=None), by=None), by=None)
    if next_stage == "in_review":
        post = actions.submit(post, by=None)
    Post.objects.filter(pk=post.pk).update(redirect_to=redirect_to)
    for path in (BOARD, f"/en/news/{post.number}/"):
        response = client.get(path)
        assert (response.status_code, response.get("Location", "")) == (status, redirect_to)


def test_the_old_address_of_what_is_withdrawn_leads_to_the_page(client):
    post = make_post(legacy_address=BOARD, stage="withdrawn")
    assert client.get(BOARD).headers["Location"] == f"/ko/news/{post.number}/"


def test_an_old_address_of_a_hidden_post_leads_nowhere(client):
    make_post(stage="draft", legacy_address="/ko/node/6568")
    assert client.get("/ko/node/6568").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/ko/node/1",
        "/" + "x" * 5000,
        "/ko/news/abc/",
        "/wp-login.php",
        "/ko/%F0%9F%92%A9/",
        "/bbs/board.php?" + "&".join(f"a{n}={n}" for n in range(500)),
        "/%ff%fe?%ff=%fe",
    ],
)
def test_what_was_never_an_address_is_not_found(client, path):
    make_post(legacy_address=BOARD)
    assert client.get(path).status_code == 404


def test_an_address_that_is_in_use_is_never_led_away(client):
    post = make_post(legacy_address="/ko/news")
    make_post(legacy_address="/en")
    assert client.get("/ko/news/").status_code == 200
    assert client.get("/ko/news/?q=x").status_code == 200
    assert client.get("/en/?p=1").status_code == 200
    assert post.pk


@pytest.mark.parametrize(
    ("asked", "queries"), [("/nowhere", 1), ("/bbs/board.php?wr_id=99&bo_table=news", 3)]
)
@pytest.mark.parametrize("count", [1, 3, 20])
def test_looking_for_an_old_address_costs_the_same_among_many(
    client, asked, queries, count, django_assert_num_queries
):
    for number in range(count):
        make_post(legacy_address=f"/bbs/board.php?bo_table=news&wr_id={number}")
    with django_assert_num_queries(queries + 1):  # the site's name
        assert client.get(asked).status_code == 404


def test_the_form_takes_any_spelling_and_refuses_one_that_is_taken():
    owner, post = make_post(title_ko="주인", legacy_address=BOARD), make_post(stage="draft", title_ko="글")
    jun = log_in("jun")
    url = f"/admin/news/post/{post.pk}/change/"
    data = form_of(post)
    taken = "http://old.seoul.go.kr/bbs/board.php?wr_id=123&bo_table=news&PHPSESSID=1"
    answer = jun.post(url, data | {"legacy_address": taken})
    assert f"{owner.number}" in str(answer.context["adminform"].form.errors["legacy_address"])
    assert "주인" in str(answer.context["adminform"].form.errors["legacy_address"])
    assert jun.post(url, data | {"legacy_address": "https://old.seoul.go.kr/"}).status_code == 200
    assert jun.post(url, data | {"legacy_address": quote("/" + "나" * 590)}).status_code == 302
    post.refresh_from_db()
    assert post.legacy_address == "/" + "나" * 590


def test_no_two_posts_have_one_old_address_in_two_spellings():
    make_post(legacy_address="/archives/77/")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_post(legacy_address="http://old.example.org/archives//77/index.html")
