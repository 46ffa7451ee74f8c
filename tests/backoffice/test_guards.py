"""Findings in the admin: listed with their place before anything becomes public."""

import html
import re

import pytest
from django.utils import timezone

from news.models import Post
from policyarchive.audit.models import LogEntry
from policyarchive.publishing import guards
from policyarchive.publishing.actions import publish, save, schedule, start_working_copy
from policyarchive.publishing.models import Schedule
from policyarchive.publishing.refusals import MoveRefused
from tests.backoffice.people import log_in
from tests.factories import make_image, make_person, make_post
from tests.library.test_actions import figure

pytestmark = pytest.mark.django_db


def words(response):
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())))


def make_careless_post():
    body = '<p>담당 010-1234-5678, <a href="/ko/news/999/">옛 글</a></p>'
    return make_post(stage="draft", title_ko="글", body_ko=body)


def test_the_panel_lists_what_was_found_with_its_place():
    mina, post = log_in("mina"), make_careless_post()
    page = words(mina.get(f"/admin/news/post/{post.pk}/change/"))
    assert "Body (Korean): This looks like a mobile telephone number. 담당 010-****-****, 옛 글" in page
    assert "does not exist or is not public. 옛 글 (/ko/news/999/)" in page


def test_the_page_of_publishing_lists_it_and_asks_for_a_reason():
    jun, post = log_in("jun"), make_careless_post()
    address = f"/admin/news/post/{post.pk}/move/publish/"
    page = jun.get(address)
    assert "This looks like a mobile telephone number." in words(page)
    assert 'name="override"' in page.content.decode()
    jun.post(address, {"seen_version": post.version})
    assert Post.objects.get(pk=post.pk).stage == "draft"
    jun.post(address, {"seen_version": post.version, "override": "It is the hotline's."})
    assert Post.objects.get(pk=post.pk).stage == "live"
    assert LogEntry.objects.about(post).filter(action="override").count() == 1


def test_an_obstacle_removes_the_button_and_says_why(monkeypatch):
    monkeypatch.setattr(guards, "GUARDS", [lambda item: ["A picture is silent."]])
    jun, post = log_in("jun"), make_post(stage="draft")
    page = jun.get(f"/admin/news/post/{post.pk}/change/")
    assert f'/admin/news/post/{post.pk}/move/publish/"' not in page.content.decode()
    assert "This has to be fixed first." in words(page)
    asked = words(jun.get(f"/admin/news/post/{post.pk}/move/publish/"))
    assert "This cannot be published yet. A picture is silent." in asked


def test_a_number_in_the_reason_for_a_withdrawal_takes_a_reason_of_its_own():
    jun, post = log_in("jun"), make_post()
    address = f"/admin/news/post/{post.pk}/move/withdraw/"
    given = {"seen_version": post.version, "reason_ko": "문의 010-1234-5678"}
    assert 'name="override"' not in jun.get(address).content.decode()
    page = jun.post(address, given)
    assert "This looks like a mobile telephone number." in words(page)
    assert 'name="override"' in page.content.decode()
    assert Post.objects.get().stage == "live"
    jun.post(address, given | {"override": "It is the hotline's."})
    assert Post.objects.get().stage == "withdrawn"
    assert LogEntry.objects.about(post).filter(action="override").count() == 1


def test_a_withdrawal_of_many_tells_nobodys_number():
    jun, post = log_in("jun"), make_post()
    asked = {"action": "withdraw_many", "_selected_action": [post.pk], "confirmed": "yes"}
    page = jun.post("/admin/news/post/", asked | {"reason_ko": "010-1234-5678"})
    assert "Write it in another way, or withdraw the items one by one." in words(page)
    assert Post.objects.get().stage == "live"


def test_somebody_else_who_moves_such_a_plan_is_asked_too():
    kim, jun, post = make_person("kim", "publisher"), log_in("jun"), make_post()
    at = timezone.now() + timezone.timedelta(days=2)
    reason = {"ko": "010-1234-5678"}
    schedule(post, "withdraw", at=at, by=kim, reason=reason, override="It is the hotline's.")
    address = f"/admin/news/post/{post.pk}/move/reschedule/?plan=withdraw"
    assert 'name="override"' in jun.get(address).content.decode()
    given = {"seen_version": post.version, "plan": "withdraw", "at": "2099-01-01T10:00"}
    jun.post(address, given)
    assert Schedule.objects.waiting().get().due_at == at
    jun.post(address, given | {"override": "So it is."})
    assert Schedule.objects.waiting().get().due_at.year == 2099


def test_nothing_is_looked_for_in_what_is_public_already():
    jun = log_in("jun")
    post = make_post(title_ko="글", body_ko="<p>010-1234-5678</p>")
    assert "This looks like" not in words(jun.get(f"/admin/news/post/{post.pk}/change/"))


@pytest.mark.parametrize("place", ["lead", "body"])
def test_a_silent_picture_is_named_with_the_way_to_its_alternative_text(settings, tmp_path, place):
    settings.MEDIA_ROOT = tmp_path
    jun, image = log_in("jun"), make_image(alt_ko="")
    texts = {"lead_image": image} if place == "lead" else {"body_ko": figure(image, alt="")}
    post = make_post(stage="draft", title_ko="글", **texts)
    way_out = f'<a href="/admin/library/image/{image.pk}/change/">Write the alternative text</a>'
    move = f"/admin/news/post/{post.pk}/move/publish/"
    given = {"seen_version": post.version}
    pages = [
        jun.get(f"/admin/news/post/{post.pk}/change/"),
        jun.get(move),
        jun.post(move, given),
        jun.get(move.replace("publish", "schedule")),
    ]
    assert [page.content.decode().count(way_out) for page in pages] == [1] * 4
    assert 'name="alt_ko"' in jun.get(f"/admin/library/image/{image.pk}/change/").content.decode()


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("is_copy", [False, True])
def test_one_request_to_publish_asks_each_guard_once(monkeypatch, method, is_copy):
    jun, post = log_in("jun"), make_post(stage="live" if is_copy else "draft")
    row = start_working_copy(post, by=None) if is_copy else post
    asked = []
    monkeypatch.setattr(guards, "GUARDS", [lambda item: asked.append(item.pk) or []])
    given = {"seen_version": row.version, "is_major": "minor", "languages": ["ko", "en"]}
    getattr(jun, method)(f"/admin/news/post/{row.pk}/move/publish/", given if method == "post" else {})
    assert asked == [row.pk]
    assert Post.objects.filter(pk=row.pk, stage="draft").exists() is (method == "get")


def test_a_finding_of_before_a_save_does_not_count_for_what_was_saved(monkeypatch):
    post, jun = make_post(stage="draft"), make_person("jun", "publisher")
    before = Post.objects.get(pk=post.pk)
    post.title_ko = "010-1234-5678"
    save(post, by=None)
    with pytest.raises(MoveRefused):
        publish(before, by=jun, findings=[])
    assert Post.objects.get(pk=post.pk).stage == "draft"
