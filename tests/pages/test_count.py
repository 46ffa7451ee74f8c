"""Views and downloads are counted beside the page, and only what a page of ours can have sent."""

import pytest
from django.db import OperationalError
from django.test import Client

from news.models import Post
from policyarchive.lib.data import batches
from policyarchive.library.models import Attachment
from policyarchive.pages.visits import BATCHES, LIMIT, MOST_AT_ONCE
from tests.answers import body_of
from tests.factories import attach, make_attachment, make_post

pytestmark = pytest.mark.django_db
BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0 Safari/537.36"


@pytest.fixture
def reader():
    return Client(enforce_csrf_checks=True, headers={"user-agent": BROWSER, "sec-fetch-site": "same-origin"})


def tell(client, *items, **headers):
    return client.post("/count/", {"item": items}, headers=headers)


def views():
    batches.flush_all()
    return list(Post.objects.order_by("number").values_list("views", flat=True))


def test_a_page_and_its_files_count_nothing_by_themselves(reader, language):
    post = make_post()
    attach(post, make_attachment(), make_attachment())
    for path in ("", "attachments.zip"):
        body_of(reader.get(f"/{language}/news/{post.number}/{path}"))
    assert views() == [0]
    assert set(Attachment.objects.values_list("downloads", flat=True)) == {0}


def test_what_a_page_tells_is_counted_in_one_batch(reader, django_assert_num_queries):
    post, other, file = make_post(), make_post(), make_attachment()
    attach(post, file)
    for _ in range(3):
        answer = tell(reader, f"post:{post.number}", f"file:{file.pk}")
        assert (answer.status_code, answer.content, dict(answer.cookies)) == (204, b"", {})
    tell(reader, f"post:{other.number}")
    assert list(Post.objects.values_list("views", flat=True)) == [0, 0]
    assert views() == [3, 1]
    assert Attachment.objects.get().downloads == 3


def test_an_item_counts_once_however_often_it_is_named(reader):
    post = make_post()
    tell(reader, *[f"post:{post.number}"] * 9)
    assert views() == [1]


def test_what_visitors_cannot_read_is_not_counted(reader):
    post, file = make_post(stage="draft"), make_attachment()
    tell(reader, f"post:{post.number}", f"file:{file.pk}", "post:999999")
    assert views() == [0]
    assert Attachment.objects.get().downloads == 0


@pytest.mark.parametrize(
    "item",
    ["", "post", "post:", "post:-1", "post:²", "post:1e3", "post:" + "9" * 40, "user:1", "post:1;drop", "\0"],
)
def test_what_is_no_item_is_left_alone(reader, item):
    make_post()
    assert tell(reader, item).status_code == 204
    assert not any(batch._counts for batch in BATCHES.values())


def test_the_items_of_one_answer_are_bounded(reader):
    tell(reader, *(f"post:{number}" for number in range(1, 500)))
    assert len(BATCHES["post"]._counts) == MOST_AT_ONCE


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "same-origin"}, 204),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "none"}, 403),
        ({"origin": "http://testserver"}, 204),
        ({"origin": "https://elsewhere.example"}, 403),
        ({"origin": "null"}, 403),
        ({}, 403),
    ],
)
def test_only_pages_of_this_site_may_tell(headers, status):
    post = make_post()
    client = Client(headers={"user-agent": BROWSER, **headers})
    assert tell(client, f"post:{post.number}").status_code == status
    assert views() == [int(status == 204)]


@pytest.mark.parametrize(
    "name",
    [
        "",
        "curl/8.5.0",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (compatible; Yeti/1.1; +https://naver.me/spd)",
        "facebookexternalhit/1.1;kakaotalk-scrap/1.0; +https://devtalk.kakao.com/t/scrap/33984",
    ],
)
def test_robots_are_not_counted(reader, name):
    post = make_post()
    assert tell(reader, f"post:{post.number}", **{"user-agent": name}).status_code == 204
    assert views() == [0]


@pytest.mark.parametrize("name", [BROWSER, "Mozilla/5.0 (Linux; Android 13; CUBOT X50) Chrome/120.0 Mobile"])
def test_readers_are_not_taken_for_robots(reader, name):
    post = make_post()
    tell(reader, f"post:{post.number}", **{"user-agent": name})
    assert views() == [1]


def test_one_address_is_not_counted_without_end(reader):
    post = make_post()
    for _ in range(LIMIT.most + 5):
        assert tell(reader, f"post:{post.number}").status_code == 204
    assert views() == [LIMIT.most]


@pytest.mark.parametrize("method", ["get", "head", "put"])
def test_the_address_takes_nothing_but_a_post(reader, method):
    assert getattr(reader, method)("/count/").status_code == 405


def test_what_cannot_be_written_is_kept_for_the_next_time_and_said_once(reader, monkeypatch, caplog):
    post = make_post()
    tell(reader, f"post:{post.number}")

    def locked(counts):
        raise OperationalError("database is locked")

    monkeypatch.setattr(BATCHES["post"], "_write", locked)
    batches.flush_all()
    batches.flush_all()
    assert caplog.text.count("Counts of views cannot be written") == 1
    monkeypatch.undo()
    assert views() == [1]


def test_memory_is_bounded_while_nothing_can_be_written(monkeypatch):
    monkeypatch.setattr(batches, "MOST_KEYS", 3)
    monkeypatch.setattr(batches, "_batches", [])
    batch = batches.Batch("things", lambda counts: None)
    for key in [1, 2, 3, 4, 5, 1]:
        batch.add(key)
    assert batch._counts == {1: 2, 2: 1, 3: 1}
