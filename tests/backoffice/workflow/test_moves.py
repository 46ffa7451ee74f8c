"""The pages of the moves: what each asks for, what it does, and what it refuses."""

import pytest
from django.utils import timezone

from news.models import Post
from policyarchive.audit.models import LogEntry
from policyarchive.publishing import actions
from policyarchive.publishing.models import Schedule
from tests.backoffice.people import log_in
from tests.factories import make_agreement, make_post

pytestmark = pytest.mark.django_db
LATER = f"{timezone.localdate().year + 1}-01-01T09:00"
KINDS = {"news/post": make_post, "agreements/agreement": make_agreement}


def url(item, move):
    return f"/admin/{item._meta.app_label}/{item._meta.model_name}/{item.pk}/move/{move}/"


def send(client, item, move, **form):
    item.refresh_from_db()
    return client.post(url(item, move), {"seen_version": item.version, **form})


@pytest.mark.parametrize("kind", KINDS)
def test_an_item_goes_through_its_whole_life(kind):
    item = KINDS[kind](stage="draft")
    mina, jun = log_in("mina"), log_in("jun")
    life = [
        (mina, "submit", {"note": "Please look"}, "in_review"),
        (jun, "send_back", {"note": "A date is missing"}, "draft"),
        (mina, "submit", {}, "in_review"),
        (jun, "schedule", {"at": LATER, "languages": ["ko", "en"]}, "scheduled"),
        (jun, "unschedule", {}, "draft"),
        (jun, "publish", {"languages": ["ko", "en"]}, "live"),
        (jun, "withdraw", {"reason_ko": "사실과 다름"}, "withdrawn"),
        (jun, "reinstate", {}, "live"),
        (jun, "unpublish", {"reason": "Asked to"}, "unpublished"),
        (jun, "publish", {"languages": ["ko", "en"]}, "live"),
    ]
    for person, move, form, stage in life:
        assert send(person, item, move, **form).status_code == 302, move
        item.refresh_from_db()
        assert item.stage == stage


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("move", ["submit", "publish", "schedule", "withdraw", "unpublish", "discard"])
@pytest.mark.parametrize("name", ["mina", "jun", "hana", "sora"])
def test_every_page_of_a_move_opens_for_whoever_may_look(kind, move, name):
    item = KINDS[kind](stage="draft")
    assert log_in(name).get(url(item, move)).status_code == 200


@pytest.mark.parametrize("name", ["mina", "hana", "sora"])
def test_a_forged_form_moves_nothing(name):
    item = make_post(stage="draft")
    answer = send(log_in(name), item, "publish", languages=["ko", "en"])
    item.refresh_from_db()
    assert (answer.status_code, item.stage) == (200, "draft")
    assert bool(answer.context["form"].non_field_errors())


def test_a_move_that_nobody_knows_is_no_page():
    assert log_in("admin").get(url(make_post(), "explode")).status_code == 404


def test_a_page_that_is_out_of_date_moves_nothing():
    item = make_post(stage="draft")
    jun = log_in("jun")
    form = {"seen_version": item.version, "languages": ["ko", "en"]}
    actions.save(item, by=None)
    answer = jun.post(url(item, "publish"), form)
    item.refresh_from_db()
    assert (answer.status_code, item.stage) == (200, "draft")


def test_a_major_change_asks_what_changed_and_readers_see_it(client, language):
    jun = log_in("jun")
    post = make_post()
    copy = actions.start_working_copy(post, by=jun.person)
    form = {"languages": ["ko", "en"], "is_major": "major"}
    assert send(jun, copy, "publish", **form).status_code == 200
    shown = {"change_note_ko": "날짜를 고침", "change_note_en": "The date was corrected"}
    assert send(jun, copy, "publish", **form, **shown).status_code == 302
    page = client.get(f"/{language}/news/{post.number}/").content.decode()
    assert shown[f"change_note_{language}"] in page
    assert {"ko": "수정일", "en": "Revised"}[language] in page


def test_a_minor_change_notifies_nobody(client, language):
    post = make_post()
    copy = actions.start_working_copy(post, by=None)
    send(log_in("jun"), copy, "publish", languages=["ko", "en"], is_major="minor")
    assert {"ko": "수정일", "en": "Revised"}[language] not in client.get(
        f"/{language}/news/{post.number}/"
    ).content.decode()


def test_one_language_is_published_before_the_other(client):
    post = make_post(stage="draft", title_ko="제목", title_en="Half a translation")
    send(log_in("jun"), post, "publish", languages=["ko"])
    assert client.get(f"/en/news/{post.number}/").content.decode().count("Half a translation") == 0
    assert Post.objects.get(copy_of=post).title_en == "Half a translation"


def test_a_time_is_read_in_the_zone_of_the_site():
    post = make_post(stage="draft")
    send(log_in("jun"), post, "schedule", at=LATER, languages=["ko", "en"])
    plan = Schedule.objects.get()
    assert plan.due_at.isoformat() == f"{LATER[:10]}T00:00:00+00:00"
    assert timezone.localtime(plan.due_at).hour == 9


@pytest.mark.parametrize("at", ["2001-01-01T09:00", "tomorrow", ""])
def test_a_time_that_cannot_be_is_refused_beside_the_form(at):
    post = make_post(stage="draft")
    answer = send(log_in("jun"), post, "schedule", at=at, languages=["ko", "en"])
    assert (answer.status_code, bool(answer.context["form"].errors)) == (200, True)
    assert not Schedule.objects.exists()


def test_the_end_of_a_public_item_can_be_planned_and_cancelled():
    jun, post = log_in("jun"), make_post()
    send(jun, post, "unpublish", at=LATER)
    assert Schedule.objects.waiting().get().move == "unpublish"
    send(jun, post, "cancel")
    assert not Schedule.objects.waiting().exists()
    post.refresh_from_db()
    assert post.stage == "live"


@pytest.mark.parametrize("address", ["//evil.example", "javascript:alert(1)", "ko/news/", "/ko/ x"])
def test_readers_are_led_to_proper_addresses_only(address):
    post = make_post()
    answer = send(log_in("jun"), post, "unpublish", redirect_to=address)
    post.refresh_from_db()
    assert (answer.status_code, post.stage) == (200, "live")


def test_setting_the_two_person_rule_aside_asks_for_a_reason(settings):
    settings.TWO_PERSON_RULE = True
    jun = log_in("jun")
    post = make_post(stage="draft")
    actions.save(post, by=jun.person)
    assert send(jun, post, "publish", languages=["ko", "en"]).status_code == 200
    send(jun, post, "publish", languages=["ko", "en"], override="Nobody else is in")
    assert LogEntry.objects.get(action="override").details["reason"] == "Nobody else is in"


def test_a_copy_is_discarded_and_one_sees_the_public_row():
    jun, post = log_in("jun"), make_post()
    copy = actions.start_working_copy(post, by=jun.person)
    assert send(jun, copy, "discard").headers["Location"] == f"/admin/news/post/{post.pk}/change/"
    assert not Post.objects.working_copies().exists()


@pytest.mark.parametrize("stage", ["unpublished", "draft", "in_review"])
@pytest.mark.parametrize("was_public", [True, False])
def test_the_panel_says_what_visitors_see_of_what_is_hidden(stage, was_public):
    post = make_post(stage=stage, first_published_at=timezone.now() if was_public else None)
    page = log_in("jun").get(f"/admin/news/post/{post.pk}/change/").content.decode()
    is_gone = was_public or stage == "unpublished"
    assert ("Visitors see a notice that this page has been removed." in page) is is_gone
    assert ("Visitors see nothing of it." in page) is not is_gone


@pytest.mark.parametrize(
    ("stage", "name", "who", "reason"),
    [
        (
            "unpublished",
            "withdraw",
            "jun",
            "“Withdraw” is not possible: the item is in the stage “Unpublished”.",
        ),
        ("in_review", "publish", "mina", "Your role may not do this: “Publish”."),
    ],
)
def test_a_page_of_a_move_that_is_out_of_the_question_says_so_and_leads_back(stage, name, who, reason):
    post, browser = make_post(stage=stage), log_in(who)
    page = browser.get(f"/admin/news/post/{post.pk}/move/{name}/").content.decode()
    assert reason in page
    assert f'class="closelink" href="/admin/news/post/{post.pk}/change/"' in page
    assert '<input type="submit" class="default' not in page
