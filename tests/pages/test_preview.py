"""Previews: exactly the public page, for staff and for whoever has a link; for nobody else, never kept."""

import datetime
import re

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from news.models import Post
from policyarchive.audit.models import LogEntry
from policyarchive.publishing import actions
from policyarchive.publishing.models import PreviewLink
from policyarchive.publishing.refusals import MoveRefused
from tests.backoffice.people import log_in
from tests.factories import make_agreement, make_person, make_post

pytestmark = pytest.mark.django_db
MAKERS = {"post": make_post, "agreement": make_agreement}
SECRET = "아직 비밀인 글"


def changed_copy(kind):
    """Return the working copy of something public, with a title that nobody may see yet."""
    copy = actions.start_working_copy(MAKERS[kind](title_ko="처음", title_en="First"), by=None)
    copy.title_ko = copy.title_en = SECRET
    copy.save()
    return copy


def link_to(item, *, days=7, allows="read"):
    return actions.make_preview_link(item, by=None, days=days, allows=allows)


def is_kept_in_confidence(answer):
    headers = answer.headers
    return (
        "no-store" in headers["Cache-Control"]
        and headers["X-Robots-Tag"] == "noindex, nofollow"
        and headers["Referrer-Policy"] == "same-origin"
        and headers["X-Frame-Options"] == "SAMEORIGIN"
        and "frame-ancestors 'self'" in headers["Content-Security-Policy"]
    )


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("name", ["mina", "jun", "hana", "sora"])
def test_staff_see_the_working_copy_as_the_public_page(kind, name, language):
    copy = changed_copy(kind)
    answer = log_in(name).get(f"/{language}/preview/{kind}/{copy.pk}/")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert re.search(rf"{SECRET}(</span>)?</h1>", page)
    assert '<meta name="robots" content="noindex">' in page and "application/ld+json" not in page
    assert is_kept_in_confidence(answer)


@pytest.mark.parametrize("kind", MAKERS)
def test_visitors_find_nothing_at_the_staffs_address(client, kind, language):
    copy = changed_copy(kind)
    assert client.get(f"/{language}/preview/{kind}/{copy.pk}/").status_code == 404
    outsider = Client()
    outsider.force_login(make_person("nobody"))
    assert outsider.get(f"/{language}/preview/{kind}/{copy.pk}/").status_code == 404


@pytest.mark.parametrize("path", ["post/999", "city/1", "agreement/999"])
def test_what_is_not_there_has_no_preview(path):
    assert log_in("jun").get(f"/ko/preview/{path}/").status_code == 404


@pytest.mark.parametrize("kind", MAKERS)
def test_a_link_shows_it_to_whoever_has_it(client, kind, language):
    link = link_to(changed_copy(kind))
    answer = client.get(f"/{language}/preview/{link.token}/")
    assert (answer.status_code, SECRET in answer.content.decode()) == (200, True)
    assert is_kept_in_confidence(answer)


def test_a_preview_counts_no_view_and_changes_nothing(client):
    copy = changed_copy("post")
    before = list(Post.objects.order_by("pk").values())
    client.get(f"/ko/preview/{link_to(copy).token}/")
    assert list(Post.objects.order_by("pk").values()) == before


def test_another_hidden_item_does_not_leak_through_a_preview(client):
    post = make_post(
        stage="draft", agreements=[make_agreement(title_ko=SECRET, title_en=SECRET, stage="draft")]
    )
    assert SECRET not in client.get(f"/ko/preview/{link_to(post).token}/").content.decode()


def test_a_link_that_ended_was_revoked_or_never_was_shows_nothing(client, language):
    ended, revoked = link_to(changed_copy("post")), link_to(changed_copy("post"))
    PreviewLink.objects.filter(pk=ended.pk).update(
        made_at=timezone.now() - datetime.timedelta(days=9),
        expires_at=timezone.now() - datetime.timedelta(days=2),
    )
    actions.revoke_preview_link(revoked, by=None)
    for token, status in ((ended.token, 410), (revoked.token, 410), ("x" * 43, 404)):
        answer = client.get(f"/{language}/preview/{token}/")
        assert (answer.status_code, SECRET in answer.content.decode()) == (status, False)
        assert status == 404 or is_kept_in_confidence(answer)


def test_a_link_to_a_copy_that_was_published_leads_nowhere(client):
    copy = changed_copy("post")
    link = link_to(copy)
    actions.publish(copy, by=None)
    assert client.get(f"/ko/preview/{link.token}/").status_code == 410


def test_a_reader_approves_once(client):
    link = link_to(changed_copy("post"), allows="approve")
    address = f"/en/preview/{link.token}/"
    said = {"name": "Hans", "comment": "Fine", "approve": ""}
    assert client.post(address, said).status_code == 302
    assert client.post(address, said | {"name": "Somebody else"}).status_code == 200
    link.refresh_from_db()
    assert (link.answer, link.answered_by, link.comment) == ("approved", "Hans", "Fine")
    assert LogEntry.objects.get(action="preview_answered").details["name"] == "Hans"


@pytest.mark.parametrize(
    ("allows", "said"),
    [
        ("read", {"name": "Hans", "comment": "No"}),
        ("comment", {"name": "Hans", "comment": "Yes", "approve": ""}),
        ("comment", {"name": "Hans", "comment": ""}),
        ("comment", {"name": "", "comment": "Who?"}),
    ],
)
def test_an_answer_that_a_link_does_not_allow_is_not_taken(client, allows, said):
    link = link_to(changed_copy("post"), allows=allows)
    assert client.post(f"/en/preview/{link.token}/", said).status_code == 200
    link.refresh_from_db()
    assert link.answer == ""


def test_editors_make_see_and_revoke_links(client):
    mina, copy = log_in("mina"), changed_copy("post")
    page = f"/admin/news/post/{copy.pk}/previews/"
    assert mina.post(page, {"days": 3, "allows": "comment"}).status_code == 302
    link = PreviewLink.objects.get()
    assert link.made_by == mina.person
    assert link.token in mina.get(page).content.decode()
    client.post(f"/ko/preview/{link.token}/", {"name": "Hans", "comment": "Two typing mistakes"})
    assert "Two typing mistakes" in mina.get(f"/admin/news/post/{copy.pk}/change/").content.decode()
    mina.post(page, {"revoke": link.pk})
    link.refresh_from_db()
    assert link.revoked_at is not None


@pytest.mark.parametrize("key", ["abc", "", "²", "-1", "9" * 25, "\0"])
def test_a_link_that_is_none_cannot_be_revoked(key):
    mina, copy = log_in("mina"), changed_copy("post")
    assert mina.post(f"/admin/news/post/{copy.pk}/previews/", {"revoke": key}).status_code == 404


@pytest.mark.parametrize("form", [{"days": 0}, {"days": 91}, {"days": ""}, {"days": 3, "allows": "own"}])
def test_a_link_that_cannot_be_is_not_made(form):
    mina, copy = log_in("mina"), changed_copy("post")
    mina.post(f"/admin/news/post/{copy.pk}/previews/", {"allows": "read"} | form)
    assert not PreviewLink.objects.exists()


@pytest.mark.parametrize("name", ["sora", "hana"])
def test_who_may_not_write_shares_nothing_and_sees_no_link(name):
    copy, person = changed_copy("post"), log_in(name)
    page = f"/admin/news/post/{copy.pk}/previews/"
    assert person.post(page, {"days": 3, "allows": "read"}).status_code == 403
    assert not PreviewLink.objects.exists()
    token = link_to(copy).token
    assert person.get(page).status_code == 403
    assert token not in person.get(f"/admin/news/post/{copy.pk}/change/").content.decode()
    with pytest.raises(MoveRefused):
        actions.revoke_preview_link(link_to(copy), by=make_person("x", "viewer"))


def test_the_page_of_the_phone_may_frame_the_preview():
    copy = changed_copy("post")
    answer = log_in("jun").get(f"/admin/news/post/{copy.pk}/phone/")
    assert answer.content.decode().count("<iframe") == 2
    assert "frame-src 'self'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("previewlink_allows_what_is_known", {"allows": "own"}),
        ("previewlink_expires_after_it_is_made", {"expires_at": timezone.now() - datetime.timedelta(days=9)}),
        ("previewlink_answers_what_it_allows", {"answer": "approved", "answered_at": timezone.now()}),
    ],
)
def test_a_link_that_must_never_be_is_refused(name, columns):
    link = link_to(changed_copy("post"))
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        PreviewLink.objects.filter(pk=link.pk).update(**columns)
