"""A hidden item leads its readers on in one step, never to itself, in a circle, or to nothing."""

import json
from itertools import pairwise

import pytest
from django.utils import translation

from news.actions import store_post
from news.models import Post
from policyarchive.opendata.importing import PostImporter
from policyarchive.pages.places import ending_of
from policyarchive.publishing import actions
from policyarchive.publishing.refusals import MoveRefused
from tests.backoffice.base.test_publishable import form_of
from tests.backoffice.people import log_in
from tests.factories import make_agreement, make_city, make_post

pytestmark = pytest.mark.django_db
SELF = [
    "/ko/news/{n}/",
    "/en/news/{n}/",
    "/ko/news/{n}",
    "/news/{n}/",
    "/ko/news/0{n}/",
    "/ko/news/{n}/?page=2#top",
    "/ko/%6eews/{n}/",
    "/ko/cities/../news/{n}/",
    "/ko/news/{n}/share.jpg",
    "https://archive.example.org/ko/news/{n}/",
    "http://archive.example.org/en/news/{n}",
    "http://testserver/ko/news/{n}/",
    "http://TESTSERVER:80/ko/news/{n}/",
    "http://localhost:8000/ko/news/{n}/",
    "/bbs/view.php?id=7",
    "/bbs/view.php?x=1&id=7",
    "http://testserver/bbs/view.php?id=7",
]


@pytest.fixture(autouse=True)
def ours(settings):
    settings.SITE_URL = "https://archive.example.org"
    settings.ALLOWED_HOSTS = ["testserver", "localhost"]
    settings.SECURE_SSL_REDIRECT = False
    translation.activate("en")


def refusal_of(item, address):
    with pytest.raises(MoveRefused) as caught:
        actions.unpublish(item, by=None, redirect_to=address)
    item.refresh_from_db()
    assert item.is_readable
    return " ".join(caught.value.reasons)


@pytest.mark.parametrize("address", SELF)
def test_no_post_leads_to_itself(address):
    post = make_post(title_en="Hello", title_ko="글", legacy_address="/bbs/view.php?id=7")
    assert "itself" in refusal_of(post, address.format(n=post.number))


@pytest.mark.parametrize("address", SELF)
def test_the_form_says_so_beside_the_address(address):
    post = make_post(title_en="Hello", title_ko="글", legacy_address="/bbs/view.php?id=7")
    data = {"redirect_to": address.format(n=post.number), "seen_version": post.version}
    answer = log_in("jun").post(f"/admin/news/post/{post.pk}/move/unpublish/", data)
    assert answer.status_code == 200
    assert "itself" in str(answer.context["form"].errors["redirect_to"])


@pytest.mark.parametrize("address", ["/ko/agreements/pact/", "/en/agreements/pact"])
def test_no_agreement_leads_to_itself(address):
    assert "itself" in refusal_of(make_agreement("pact"), address)


def test_no_circle_is_closed_over_other_items_and_languages():
    first, second, third = make_post(title_ko="하나"), make_agreement("pact"), make_post(title_ko="셋")
    actions.unpublish(first, by=None, redirect_to="/en/agreements/pact/")
    actions.unpublish(second, by=None, redirect_to=f"/news/{third.number}/")
    assert "leads back here" in refusal_of(third, f"http://testserver/ko/news/{first.number}")


def test_a_plan_is_refused_too_when_it_is_due(settings):
    first, second = make_post(title_ko="하나"), make_post(title_ko="둘")
    actions.unpublish(first, by=None, redirect_to=f"/ko/news/{second.number}/")
    with pytest.raises(MoveRefused):
        actions.unpublish(second, by=None, redirect_to=f"/ko/news/{first.number}/")


@pytest.mark.parametrize(
    "address",
    [
        "/ko/news/999/",
        "/ko/nowhere/",
        "/admin/",
        "/ko/news/{draft}/",
        "/ko/news/{gone}/",
        "http://testserver/ko/agreements/none/",
    ],
)
def test_nobody_is_led_to_where_nothing_can_be_read(address):
    draft, gone = make_post(stage="draft"), make_post(stage="unpublished")
    assert "no public page" in refusal_of(make_post(), address.format(draft=draft.number, gone=gone.number))


@pytest.mark.parametrize(
    "address",
    [
        "//evil.example/",
        "/\\evil.example/",
        "javascript:alert(1)",
        "ko/news/",
        "/ko/ x",
        "/ko/\n",
        "http://",
        "http:///x",
        "ftp://x/",
    ],
)
def test_what_is_no_address_is_refused(address):
    assert "without spaces" in refusal_of(make_post(), address)


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/ko/",
        "/en/news/?year=2017",
        "/ko/news",
        "/ko/cities/london/",
        "https://example.org/a?b=c",
        "/old/page",
        "/ko/news/{n}/",
    ],
)
def test_readers_are_led_to_what_can_be_read(client, address):
    make_city("london")
    other, post = make_post(legacy_address="/old/page"), make_post()
    address = address.format(n=other.number)
    actions.unpublish(post, by=None, redirect_to=address)
    led_to = f"/ko/news/{other.number}/" if address == "/old/page" else address
    assert client.get(f"/ko/news/{post.number}/")["Location"] == led_to


def test_a_chain_is_one_step_for_readers_and_what_ends_in_nothing_is_gone(client):
    first, second, third = make_post(), make_post(legacy_address="/old/2"), make_post()
    actions.unpublish(first, by=None, redirect_to="/old/2")
    actions.unpublish(second, by=None, redirect_to=f"/en/news/{third.number}/")
    assert client.get(f"/ko/news/{first.number}/")["Location"] == f"/en/news/{third.number}/"
    assert client.get("/old/2")["Location"] == f"/en/news/{third.number}/"
    actions.unpublish(third, by=None)
    assert client.get(f"/ko/news/{first.number}/").status_code == 410


def test_a_circle_that_is_there_already_answers_that_the_page_is_gone(client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    post, other = make_post(stage="unpublished"), make_post(stage="unpublished")
    Post.objects.filter(pk=post.pk).update(redirect_to=f"/ko/news/{other.number}/")
    Post.objects.filter(pk=other.pk).update(redirect_to=f"http://any.example/ko/news/{post.number}/")
    answer = client.get(f"/ko/news/{post.number}/", headers={"host": "any.example"})
    assert answer.status_code == 410


@pytest.mark.parametrize("stored", ["javascript:alert(1)", "nowhere", "//evil.example"])
def test_what_is_no_address_and_is_there_already_leads_nowhere(client, stored):
    post = make_post(stage="unpublished")
    Post.objects.filter(pk=post.pk).update(redirect_to=stored)
    assert client.get(f"/ko/news/{post.number}/").status_code == 410


def record(**more):
    line = {"ref": "x/1", "original_language": "ko", "title": {"ko": "글"}, "posted_on": "2026-11-20"}
    return json.dumps(line | {"stage": "unpublished"} | more).encode()


def test_imports_refuse_what_leads_to_itself_or_nowhere_proper():
    lines = [
        record(number=41, redirect_to="/en/news/41/"),
        record(number=41, redirect_to="/old/41", legacy_address="http://old.example.org/old/41/"),
        record(number=41, redirect_to="javascript:alert(1)"),
    ]
    reports = list(PostImporter().run(lines))
    assert [report.error and report.error["kind"] for report in reports] == ["wrong_value"] * 3
    assert not Post.objects.exists()


def test_imports_may_lead_to_a_page_that_comes_later_and_close_no_circle():
    lines = [
        record(number=41, redirect_to="/ko/news/42/"),
        record(ref="x/2", number=42, redirect_to="/en/news/41/"),
        record(ref="x/3", number=43, redirect_to="/ko/news/44/"),
    ]
    assert [report.outcome for report in PostImporter().run(lines)] == ["created", "refused", "created"]


def test_a_change_of_the_old_address_closes_no_circle():
    post = make_post(title_ko="글")
    store_post("x/1", by=None, number=post.number, columns={"stage": "unpublished", "redirect_to": "/old/1"})
    post.refresh_from_db()
    answer = log_in("jun").post(
        f"/admin/news/post/{post.pk}/change/", form_of(post, legacy_address="/old/1/")
    )
    assert "itself" in str(answer.context["adminform"].form.errors["legacy_address"])


def test_the_end_is_found_with_few_questions(django_assert_num_queries):
    chain = [make_post() for _ in range(4)]
    for here, there in pairwise(chain):
        Post.objects.filter(pk=here.pk).update(stage="unpublished", redirect_to=f"/ko/news/{there.number}/")
    first = Post.objects.get(pk=chain[0].pk)
    with django_assert_num_queries(3):
        assert ending_of(first).address == f"/ko/news/{chain[3].number}/"
