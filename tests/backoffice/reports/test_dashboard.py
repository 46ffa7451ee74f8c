"""The front page of the back office: what concerns a person, one query a box."""

import datetime

import pytest
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone, translation

from policyarchive.backoffice.reports.dashboard import boxes_for
from policyarchive.publishing import actions
from policyarchive.publishing.models import Schedule
from tests.backoffice.people import log_in
from tests.factories import make_agreement, make_person, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def box(person, name):
    return next(box for box in boxes_for(person) if box.name == name)


def drafts_of(person, count):
    for _ in range(count):
        actions.save(make_post(stage="draft"), by=person)
        actions.save(make_agreement(stage="draft"), by=person)


def test_my_drafts_are_those_that_i_saved_of_every_kind():
    mina, other = make_person("mina", "writer"), make_person("other", "writer")
    drafts_of(mina, 1)
    drafts_of(other, 2)
    found = box(mina, "drafts")
    assert sorted(line.detail.split(" · ")[:2] for line in found.lines) == [
        ["Agreement", "mina"],
        ["Post", "mina"],
    ]
    assert all(line.detail.endswith("(Asia/Seoul)") for line in found.lines)
    assert [(total.label, total.count) for total in found.totals] == [("Posts", 1), ("Agreements", 1)]


def test_a_working_copy_of_mine_is_a_draft_of_mine():
    mina = make_person("mina", "writer")
    copy = actions.start_working_copy(make_post(), by=mina)
    assert [line.url for line in box(mina, "drafts").lines] == [f"/admin/news/post/{copy.pk}/change/"]


def test_what_is_in_review_waits_for_publishers():
    jun = make_person("jun", "publisher")
    actions.submit(make_post(stage="draft", title_ko="기다림", title_en="Waiting"), by=None)
    assert [line.label for line in box(jun, "waiting").lines] == ["Waiting"]


def test_counts_lead_to_lists_that_show_as_many():
    client = log_in("jun")
    drafts_of(client.person, 2)
    copy = actions.start_working_copy(make_post(), by=client.person)
    actions.submit(copy, by=client.person)
    outdate(make_post(stage="draft"))
    for found in boxes_for(client.person):
        for total in found.totals:
            assert client.get(total.url).context["cl"].result_count == total.count


def test_schedules_and_failures_show_time_and_zone():
    jun = make_person("jun", "publisher")
    at = timezone.now() + datetime.timedelta(hours=1)
    actions.schedule(make_post(stage="draft"), "publish", at=at, by=jun)
    detail = box(jun, "scheduled").lines[0].detail
    assert f"{timezone.localtime(at):%Y-%m-%d %H:%M}" in detail and "Asia/Seoul" in detail
    Schedule.objects.update(outcome="failed", failure="No title.", finished_at=at)
    assert box(jun, "failed").lines[0].detail.endswith("No title.")


def test_recent_publications_show_who_published():
    jun = make_person("jun", "publisher")
    actions.publish(make_post(stage="draft", title_ko="새 글", title_en="New post"), by=jun)
    line = box(jun, "published").lines[0]
    assert (line.label, line.detail.endswith("jun")) == ("New post", True)


@pytest.mark.parametrize("count", [1, 3, 20])
def test_there_is_one_query_a_box(count, django_assert_num_queries):
    jun = make_person("jun", "publisher")
    drafts_of(jun, count)
    for _ in range(count):
        actions.publish(make_post(stage="draft"), by=jun)
    ContentType.objects.get_for_models(*[type(make_post()), type(make_agreement())])
    jun.get_all_permissions()
    with django_assert_num_queries(7):
        boxes = boxes_for(jun)
    assert len(boxes) == 7


@pytest.mark.parametrize("name", ["mina", "jun", "hana", "sora", "admin"])
def test_everybody_has_a_front_page(name):
    make_post()
    page = log_in(name).get("/admin/")
    assert page.status_code == 200
    assert [found.name for found in page.context["boxes"]] == [
        "returned",
        "drafts",
        "waiting",
        "failed",
        "scheduled",
        *(["outdated"] if name in {"mina", "jun", "admin"} else []),
        "published",
    ]


def outdate(post):
    post.title_ko += " 고침"
    actions.save(post, by=None)


def test_outdated_translations_are_shown_to_those_who_may_update_them():
    hana, sora = log_in("hana"), make_person("sora", "viewer")
    outdate(make_post(stage="draft", title_ko="낡음", title_en="Old"))
    outdate(make_post(stage="draft", title_ko="낡음", title_en="Old"))
    assert "outdated" not in [found.name for found in boxes_for(hana.person)]
    actions.grant_languages(hana.person, ["en"])
    found = box(hana.person, "outdated")
    assert [line.label for line in found.lines] == ["Old", "Old"]
    (total,) = found.totals
    assert (total.label, total.count) == ("Posts", 2)
    assert hana.get(total.url).context["cl"].result_count == 2
    assert "outdated" not in [found.name for found in boxes_for(sora)]


def submitted(post, by, note=""):
    return actions.submit(post, by=by, note=note)


def test_what_was_sent_back_stands_with_who_wrote_or_submitted_it_and_says_why():
    jun, mina, other = log_in("jun"), log_in("mina"), make_person("other", "writer")
    post = make_post(stage="draft", title_ko="글", title_en="Post")
    actions.save(post, by=jun.person)  # who saves last owns nothing by that
    submitted(post, by=mina.person)
    actions.send_back(type(post).objects.get(pk=post.pk), by=jun.person, note="출처를 더 적어 주십시오.")
    (line,) = box(mina.person, "returned").lines
    assert (line.label, line.note) == ("Post", "출처를 더 적어 주십시오.")
    assert line.detail.startswith("Post · jun · ")
    assert "출처를 더 적어 주십시오." in mina.get("/admin/").content.decode()
    assert [box(person, "returned").lines for person in (jun.person, other)] == [[], []]
    (total,) = box(mina.person, "returned").totals
    assert mina.get(total.url).context["cl"].result_count == total.count == 1
    assert [line.label for line in box(mina.person, "drafts").lines] == ["Post"]
    submitted(type(post).objects.get(pk=post.pk), by=mina.person)
    assert box(mina.person, "returned").lines == []


def test_a_working_copy_is_sent_back_to_its_writer_too():
    mina, jun = make_person("mina", "writer"), make_person("jun", "publisher")
    copy = actions.start_working_copy(make_post(), by=mina)
    actions.send_back(submitted(copy, by=mina), by=jun, note="다시")
    (line,) = box(mina, "returned").lines
    assert line.url == f"/admin/news/post/{copy.pk}/change/"


def test_what_waits_says_who_submitted_it_and_what_was_written_with_it():
    mina, jun = make_person("mina", "writer"), make_person("jun", "publisher")
    submitted(make_agreement(stage="draft"), by=mina, note="제출 메모입니다.")
    (line,) = box(jun, "waiting").lines
    assert line.detail.startswith("Agreement · mina · ")
    assert line.note == "제출 메모입니다."


def test_an_item_stands_once_among_what_was_published_lately():
    jun = make_person("jun", "publisher")
    post = actions.publish(make_post(stage="draft", title_ko="글", title_en="Post"), by=jun)
    actions.publish(actions.start_working_copy(post, by=jun), by=jun)
    assert [line.label for line in box(jun, "published").lines] == ["Post"]


def test_boxes_without_anything_take_one_line_together():
    page = log_in("jun").get("/admin/").content.decode()
    assert '<section class="box' not in page
    assert page.count(": nothing yet</span>") == 7
