"""One request asks each guard at most once for each row that it publishes, whatever the move."""

import datetime

import pytest
from django.utils import timezone

from news.models import Post
from policyarchive.publishing import actions, guards
from policyarchive.publishing.actions.due import publish_due
from tests.backoffice.people import log_in
from tests.factories import make_agreement, make_area, make_category, make_post

pytestmark = pytest.mark.django_db
SOON = timezone.now() + datetime.timedelta(days=300)
AT = f"{timezone.localdate().year + 1}-01-01T09:00"
LANGUAGES = {"languages": ["ko", "en"]}


@pytest.fixture
def runs(monkeypatch):
    """Collect the key of each row that the guards are asked about."""
    rows = []
    monkeypatch.setattr(guards, "GUARDS", [lambda item: rows.append(item.pk) or []])
    return rows


def draft():
    return make_post(stage="draft")


def copy():
    return actions.start_working_copy(make_post(), by=None)


def scheduled():
    post = draft()
    actions.schedule(post, "publish", at=SOON, by=None)
    return Post.objects.get(pk=post.pk)


# Each move of the pages: what it is made on, what its form sends, and how often it asks the guards.
MOVES = [
    ("submit", draft, {}, 0),
    ("send_back", lambda: make_post(stage="in_review"), {}, 0),
    ("publish", draft, LANGUAGES, 1),
    ("publish", copy, {**LANGUAGES, "is_major": "minor"}, 1),
    ("publish", lambda: make_agreement(stage="draft"), LANGUAGES, 1),
    ("schedule", draft, {**LANGUAGES, "at": AT}, 1),
    ("schedule", copy, {**LANGUAGES, "is_major": "minor", "at": AT}, 1),
    ("reschedule", scheduled, {"at": AT, "plan": "publish"}, 1),
    ("cancel", scheduled, {"plan": "publish"}, 0),
    ("unschedule", scheduled, {}, 0),
    ("withdraw", make_post, {"reason_ko": "끝"}, 0),
    ("withdraw", make_post, {"reason_ko": "끝", "at": AT}, 0),
    ("reinstate", lambda: make_post(stage="withdrawn", withdrawal_reason_ko="끝"), {}, 1),
    ("unpublish", make_post, {}, 0),
    ("discard", copy, {}, 0),
]


@pytest.mark.parametrize(("move", "make", "form", "count"), MOVES)
def test_a_move_asks_the_guards_at_most_once(runs, move, make, form, count):
    jun, row = log_in("jun"), make()
    runs.clear()
    address = f"/admin/{row._meta.app_label}/{row._meta.model_name}/{row.pk}/move/{move}/"
    answer = jun.post(address, {"seen_version": row.version, **form})
    assert (answer.status_code, runs) == (302, [row.pk] * count)


def test_each_page_of_a_move_is_counted_here():
    from policyarchive.backoffice.workflow.move_forms import FORMS

    assert {move for move, *_ in MOVES} == set(FORMS)


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("make", [draft, copy])
def test_publishing_many_asks_once_for_each_before_and_after_the_question(runs, count, make):
    jun, rows = log_in("jun"), [make() for _ in range(count)]
    items = [row.item_id for row in rows]
    form = {"action": "publish_many", "_selected_action": items}
    runs.clear()
    assert jun.post("/admin/news/post/", form).status_code == 200
    assert sorted(runs) == sorted(row.pk for row in rows)
    runs.clear()
    assert jun.post("/admin/news/post/", {**form, "confirmed": "yes"}).status_code == 302
    assert sorted(runs) == sorted(row.pk for row in rows)
    assert Post.objects.published().count() == count


@pytest.mark.parametrize("action", ["withdraw_many", "unpublish_many"])
def test_taking_many_from_the_public_asks_no_guard(runs, action):
    jun, post = log_in("jun"), make_post()
    form = {"action": action, "_selected_action": [post.pk], "confirmed": "yes", "reason_ko": "끝"}
    assert jun.post("/admin/news/post/", form).status_code == 302
    assert runs == []


@pytest.mark.parametrize(
    ("action", "field", "make"),
    [
        ("categorise_many", "category", make_category),
        ("add_areas_to_many", "areas", make_area),
    ],
)
def test_changing_many_asks_about_each_row_once(runs, action, field, make):
    """The public row as it is, and then the working copy that holds the change."""
    jun, post = log_in("jun"), make_post()
    form = {"action": action, "_selected_action": [post.pk], "confirmed": "yes", field: make().pk}
    assert jun.post("/admin/news/post/", form).status_code == 302
    assert (runs[0], len(runs), len(set(runs))) == (post.pk, 2, 2)


def test_a_save_that_approves_a_scheduled_row_asks_once(runs):
    row, jun = scheduled(), log_in("jun")
    runs.clear()
    actions.save(row, by=jun.person)
    assert runs == [row.pk]


def test_what_is_due_asks_once(runs):
    row = scheduled()
    runs.clear()
    [plan] = publish_due(now=SOON)
    assert (plan.outcome, runs) == ("done", [row.pk])


def test_the_panel_asks_once(runs):
    jun, row = log_in("jun"), draft()
    assert jun.get(f"/admin/news/post/{row.pk}/change/").status_code == 200
    assert runs == [row.pk]
