"""What is planned is seen, moved and cancelled where it is shown; what a move ends is said beforehand."""

import datetime

import pytest
from django.utils import timezone

from news.models import Post
from policyarchive.publishing import actions
from policyarchive.publishing.models import Schedule
from tests.backoffice.people import log_in
from tests.factories import DAY, make_agreement, make_person, make_post

pytestmark = pytest.mark.django_db
KINDS = {"news/post": make_post, "agreements/agreement": make_agreement}
LATER = f"{timezone.localdate().year + 1}-01-01T09:00"


def url(item, move=None):
    base = f"/admin/{item._meta.app_label}/{item._meta.model_name}/{item.pk}/"
    return f"{base}move/{move}/" if move else f"{base}change/"


def send(client, item, move, **form):
    item.refresh_from_db()
    return client.post(url(item, move), {"seen_version": item.version, **form})


def plan(item, move="publish", by=None, **details):
    at = timezone.now() + datetime.timedelta(days=3)
    return actions.schedule(item, move, at=at, by=by, **details)


def copy_of(item, by):
    copy = actions.start_working_copy(item, by=by)
    copy.title_ko = "고친 제목"
    actions.save(copy, by=by)
    return type(item).objects.get(pk=copy.pk)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_planned_for_either_row_is_shown_on_both_with_the_ways_to_change_it(kind):
    jun, item = log_in("jun"), KINDS[kind]()
    copy = actions.start_working_copy(item, by=jun.person)
    plan(copy, by=jun.person)
    plan(item, "unpublish", by=jun.person)
    for row in (item, copy):
        page = jun.get(url(row))
        assert len(page.context["state"].plans) == 2
        for planned, move in ((copy, "publish"), (item, "unpublish")):
            for name in ("reschedule", "cancel"):
                assert f"{url(planned, name)}?plan={move}" in page.content.decode()


@pytest.mark.parametrize("name", ["mina", "hana", "sora"])
def test_who_may_not_publish_sees_the_plan_and_changes_nothing_of_it(name):
    item = make_post(stage="draft")
    plan(item, by=make_person("jun", "publisher"))
    client = log_in(name)
    (line,) = client.get(url(item)).context["state"].plans
    assert (line.reschedule_url, line.cancel_url, "jun" in line.words) == ("", "", True)
    send(client, item, "cancel")
    send(client, item, "reschedule", at=LATER)
    assert Schedule.objects.waiting().get().due_at.year < 2999


def test_a_plan_is_moved_on_a_page_of_its_own():
    jun, item = log_in("jun"), make_post(stage="draft")
    plan(item, by=jun.person)
    page = jun.get(f"{url(item, 'reschedule')}?plan=publish")
    assert page.context["form"].initial["plan"] == "publish"
    assert send(jun, item, "reschedule", plan="publish", at=LATER).status_code == 302
    assert Schedule.objects.waiting().get().due_at.isoformat()[:10] == LATER[:10]
    item.refresh_from_db()
    assert item.stage == "scheduled"


@pytest.mark.parametrize("at", ["2001-01-01T09:00", "", "soon"])
def test_to_a_time_that_cannot_be_it_is_not_moved(at):
    jun, item = log_in("jun"), make_post(stage="draft")
    made = plan(item, by=jun.person)
    assert send(jun, item, "reschedule", plan="publish", at=at).status_code == 200
    assert Schedule.objects.waiting().get() == made


def test_one_of_two_plans_is_cancelled_and_the_other_stays():
    jun, item = log_in("jun"), make_post()
    plan(item, "withdraw", reason={"ko": "끝", "en": ""})
    plan(item, "unpublish")
    assert send(jun, item, "reschedule", at=LATER).status_code == 200  # which one?
    assert send(jun, item, "cancel", plan="withdraw").status_code == 302
    assert [left.move for left in Schedule.objects.waiting()] == ["unpublish"]


def test_the_front_page_leads_to_moving_and_cancelling():
    jun, item = log_in("jun"), make_post(stage="draft")
    plan(item, by=jun.person)
    shown = jun.get("/admin/").content.decode()
    assert f"{url(item, 'reschedule')}?plan=publish" in shown
    assert f"{url(item, 'cancel')}?plan=publish" in shown
    assert "/move/cancel/" not in log_in("mina").get("/admin/").content.decode()


@pytest.mark.parametrize("move", ["withdraw", "unpublish"])
def test_the_page_says_which_plans_the_move_ends_and_whose_work_there_is(move):
    jun, mina, item = log_in("jun"), make_person("mina", "writer"), make_post()
    copy = copy_of(item, mina)
    made = plan(copy, by=jun.person)
    shown = " ".join(jun.get(url(item, move)).context["form"].effects)
    assert "cancelled" in shown and "mina" in shown
    assert f"{timezone.localtime(made.due_at):%Y-%m-%d %H:%M}" in shown


def test_unpublishing_asks_what_becomes_of_the_working_copy():
    jun, mina, item = log_in("jun"), make_person("mina", "writer"), make_post()
    copy_of(item, mina)
    assert send(jun, item, "unpublish").status_code == 200
    assert Post.objects.working_copies().count() == 1
    assert send(jun, item, "unpublish", discard_copy="keep").status_code == 302
    item.refresh_from_db()
    assert (item.stage, item.title_ko) == ("unpublished", "고친 제목")


def test_many_are_unpublished_and_no_text_of_a_working_copy_is_lost():
    jun, mina, item = log_in("jun"), make_person("mina", "writer"), make_post()
    copy_of(item, mina)
    form = {"action": "unpublish_many", "_selected_action": [item.pk]}
    page = jun.post("/admin/news/post/", form)
    assert "mina" in page.context["possible"][0].outcome
    jun.post("/admin/news/post/", {**form, "confirmed": "yes", "seen": page.context["seen"]})
    item.refresh_from_db()
    assert (item.stage, item.title_ko) == ("unpublished", "고친 제목")


def test_discarding_the_work_of_others_asks_first():
    jun, mina, item = log_in("jun"), make_person("mina", "writer"), make_post()
    copy = copy_of(item, mina)
    assert send(jun, copy, "discard").status_code == 200
    assert send(jun, copy, "discard", others_too="on").status_code == 302
    assert not Post.objects.working_copies().exists()


@pytest.mark.parametrize("name", ["sora", "hana"])
@pytest.mark.parametrize("kind", KINDS)
def test_who_may_not_change_items_discards_no_copy(kind, name):
    item = KINDS[kind]()
    copy = actions.start_working_copy(item, by=None)
    answer = send(log_in(name), copy, "discard", others_too="on")
    assert (answer.status_code, bool(answer.context["form"].non_field_errors())) == (200, True)
    assert type(item).objects.working_copies().exists()


def test_many_are_published_as_they_were_seen():
    jun, seen, changed, unseen = log_in("jun"), *(make_post(stage="draft") for _ in range(3))
    form = {"action": "publish_many", "_selected_action": [seen.pk, changed.pk]}
    page = jun.post("/admin/news/post/", form)
    actions.save(changed, by=None)
    form["_selected_action"] = [seen.pk, changed.pk, unseen.pk]
    jun.post("/admin/news/post/", {**form, "confirmed": "yes", "seen": page.context["seen"]})
    assert [Post.objects.get(pk=post.pk).stage for post in (seen, changed, unseen)] == [
        "live",
        "draft",
        "draft",
    ]


def test_a_move_is_made_from_what_was_on_the_screen():
    jun, item = log_in("jun"), make_post(stage="draft")
    on_screen = item.version
    actions.save(item, by=None)
    page = jun.get(f"{url(item, 'publish')}?seen={on_screen}")
    assert page.context["form"].initial["seen_version"] == on_screen
    assert jun.get(f"{url(item, 'publish')}?seen=²").status_code == 200


@pytest.mark.parametrize(("dated_now", "day"), [("now", None), ("keep", DAY), ("", None)])
def test_the_page_of_the_first_publication_asks_for_the_day(dated_now, day):
    jun, item = log_in("jun"), make_post(stage="draft")
    form = jun.get(url(item, "publish")).context["form"]
    assert form.initial["dated_now"] == "now" and "2017-04-12" in form["dated_now"].label
    send(jun, item, "publish", languages=["ko", "en"], dated_now=dated_now)
    item.refresh_from_db()
    assert item.posted_on == (day or timezone.localdate())


@pytest.mark.parametrize("day", ["9999-12-31", "1899-12-31", "2030-01-01"])
def test_a_day_that_is_hardly_meant_is_asked_about_where_it_is_kept(day):
    jun, item = log_in("jun"), make_post(stage="draft", posted_on=datetime.date.fromisoformat(day))
    form = {"languages": ["ko", "en"], "dated_now": "keep"}
    assert send(jun, item, "publish", **form).status_code == 200
    assert send(jun, item, "publish", **form, override="It is meant").status_code == 302
    other = make_post(stage="draft", posted_on=datetime.date.fromisoformat(day))
    assert send(jun, other, "publish", languages=["ko", "en"], dated_now="now").status_code == 302


def test_publishing_a_change_shows_the_change():
    jun, item = log_in("jun"), make_post(title_ko="처음", title_en="First")
    page = jun.get(url(copy_of(item, jun.person), "publish"))
    assert [change.label for change in page.context["form"].changes] == ["Title"]
    assert "고친" in page.content.decode()


def test_the_buttons_of_a_form_save_what_is_on_the_screen_and_lead_on():
    mina, item = log_in("mina"), make_post(stage="draft")
    page = mina.get(url(item)).content.decode()
    buttons = [f'name="{name}"' for name in ("_save", "_move")]
    assert all('form="post_form" ' + button in page for button in buttons)
    assert page.index(buttons[0]) < page.index(buttons[1])  # Enter in a field saves and makes no move
    form = page_form(mina, item) | {"title_ko": "화면의 제목", "_move": "submit"}
    answer = mina.post(url(item), form)
    item.refresh_from_db()
    assert (answer.headers["Location"], item.title_ko) == (url(item, "submit"), "화면의 제목")


def test_what_cannot_be_saved_leads_nowhere():
    mina, item = log_in("mina"), make_post(stage="draft")
    form = page_form(mina, item) | {"posted_on": "never", "_move": "submit"}
    assert mina.post(url(item), form).status_code == 200


def test_saving_a_scheduled_item_says_what_became_of_its_schedule():
    mina, item = log_in("mina"), make_post(stage="draft")
    plan(item, by=make_person("jun", "publisher"))
    item.refresh_from_db()
    assert "back to review" in mina.get(url(item)).context["state"].save_warning
    answer = mina.post(url(item), page_form(mina, item) | {"title_ko": "몰래", "_save": ""}, follow=True)
    assert "warning" in [message.level_tag for message in answer.context["messages"]]
    item.refresh_from_db()
    assert item.stage == "in_review"


def page_form(client, item):
    """Return what a browser would send of the form, unchanged."""
    context = client.get(url(item)).context
    form = context["adminform"].form
    sent = {field.html_name: field.value() for field in form if field.value() not in (None, False, "")}
    for rows in context["inline_admin_formsets"]:
        management = rows.formset.management_form
        sent |= {field.html_name: field.value() for field in management}
    return sent | {"seen_version": context["seen_version"]}


@pytest.mark.parametrize("change", [{"is_active": ""}, {"groups": []}])
def test_taking_a_right_names_the_plans_that_wait(change):
    admin, jun = log_in("admin"), make_person("jun", "publisher")
    item = make_post(stage="draft", title_ko="기다리는 글", title_en="Waiting")
    made = plan(item, by=jun)
    address = f"/admin/auth/user/{jun.pk}/change/"
    page = admin.get(address)
    assert any("waits in the name of jun" in str(message) for message in page.context["messages"])
    form = {"username": "jun", "is_active": "on", "groups": [group.pk for group in jun.groups.all()]} | change
    form = {name: value for name, value in form.items() if value}
    answer = admin.post(address, {**form, "last_login_0": "", "date_joined_0": ""}, follow=True)
    assert any("will fail" in str(message) for message in answer.context["messages"])
    assert made.row_name in admin.get(f"/admin/auth/user/{jun.pk}/delete/").content.decode()


@pytest.mark.parametrize("at", ["2027-03-28T01:30", "2027-10-31T01:30"])
def test_an_hour_that_the_clock_skips_or_shows_twice_is_refused_with_the_zone(settings, at):
    settings.TIME_ZONE = "Europe/London"
    jun, post = log_in("jun"), make_post(stage="draft")
    page = send(jun, post, "schedule", at=at)
    assert "Europe/London" in page.context["form"].errors["at"][0]
    assert not Schedule.objects.exists()


@pytest.mark.parametrize(("move", "stage"), [("publish", "draft"), ("withdraw", "live")])
def test_the_page_that_cancels_a_plan_says_what_the_item_is_afterwards(move, stage):
    post, jun = make_post(stage=stage), log_in("jun")
    reason = {"reason": {"ko": "오류"}} if move == "withdraw" else {}
    actions.schedule(post, move, at=timezone.now() + timezone.timedelta(days=2), by=None, **reason)
    page = jun.get(f"/admin/news/post/{post.pk}/move/cancel/?plan={move}").content.decode()
    assert ("The item is a draft again afterwards." in page) == (move == "publish")
