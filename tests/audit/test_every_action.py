"""Every action that takes the person who does it writes them into the log by itself; no caller has to."""

import ast
import datetime
from io import BytesIO
from pathlib import Path

import pytest
from django.utils import timezone

from agreements.actions import make_home
from news.actions import NewPost, add_post, add_posts, create_post, store_post, take_number
from news.models import Post
from policyarchive.audit.actions import log, log_each
from policyarchive.audit.models import LogAction, LogEntry
from policyarchive.library import actions as library
from policyarchive.publishing import actions
from policyarchive.publishing.actions import copies, history, imported, plans
from policyarchive.publishing.models import Revision
from policyarchive.publishing.snapshots import take_snapshot
from tests.factories import DAY, make_attachment, make_city, make_image, make_person, make_post
from tests.library import samples

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[2]
SOON = timezone.now() + datetime.timedelta(days=300)
REASON = {"ko": "끝", "en": "Over"}
COLUMNS = {"title_ko": "글", "posted_on": DAY, "stage": "draft"}
# Who has which page open is a courtesy of the moment, kept for two minutes and not part of the history.
NOT_LOGGED = {"enter", "leave"}


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def draft():
    return make_post(stage="draft")


def new_draft():
    return Post(original_language="ko", number=take_number(), **COLUMNS)


def live():
    return make_post(stage="live")


def copy():
    return actions.start_working_copy(live(), by=None)


def scheduled(move="publish"):
    return actions.schedule(draft(), move, at=SOON, by=None)


def scheduled_row():
    return Post.objects.get(pk=scheduled().row_id)


def without_its_row(action, row, *, by):
    """Call an inner part of unpublishing, where the public row is hidden already."""
    public = row.public_row
    Post.objects.filter(pk=public.pk).update(stage="unpublished")
    action(row, Post.objects.get(pk=public.pk), by=by)


def restore(by):
    post = draft()
    actions.restore(Revision.objects.of(post).get(), post, by=by)


DONE = {
    "log": lambda by: log(LogAction.SAVED, by=by),
    "log_each": lambda by: log_each(LogAction.SAVED, [draft(), draft()], by=by),
    "make_home": lambda by: make_home(make_city("london"), by=by),
    "store_post": lambda by: store_post("a", by=by, columns=COLUMNS),
    "add_post": lambda by: add_post("a", by=by, columns=COLUMNS),
    "add_posts": lambda by: add_posts([NewPost("a", COLUMNS), NewPost("b", COLUMNS)], by=by),
    "create_post": lambda by: create_post(Post(original_language="ko", **COLUMNS), by=by),
    "upload_image": lambda by: library.upload_image(BytesIO(samples.jpeg()), name="a.jpg", by=by),
    "replace_image": lambda by: library.replace_image(
        make_image(), BytesIO(samples.jpeg()), name="a.jpg", by=by
    ),
    "upload_attachment": lambda by: library.upload_attachment(BytesIO(samples.CSV), name="a.csv", by=by),
    "replace_attachment": lambda by: library.replace_attachment(
        make_attachment(), BytesIO(samples.CSV), name="a.csv", by=by
    ),
    "describe": lambda by: library.describe(make_image(), {"alt_ko": "뜻"}, by=by),
    "delete": lambda by: library.delete(make_attachment(), by=by),
    "start_working_copy": lambda by: actions.start_working_copy(live(), by=by),
    "discard_working_copy": lambda by: actions.discard_working_copy(copy(), by=by, others_too=True),
    "discard": lambda by: without_its_row(copies.discard, copy(), by=by),
    "take_over": lambda by: without_its_row(copies.take_over, copy(), by=by),
    "delete_item": lambda by: actions.delete_item(draft(), by=by),
    "save": lambda by: actions.save(draft(), by=by),
    "save_new": lambda by: history.save_new([new_draft(), new_draft()], by=by, rows=list),
    "save_plain": lambda by: actions.save_plain(make_city(), by=by),
    "save_snapshot": lambda by: history.save_snapshot(take_snapshot(draft()), draft(), by=by),
    "open_copy_of": lambda by: copies.open_copy_of(live(), by=by),
    "restore": restore,
    "restore_revision": lambda by: actions.restore_revision(draft(), 1, by=by),
    "submit": lambda by: actions.submit(draft(), by=by),
    "send_back": lambda by: actions.send_back(make_post(stage="in_review"), by=by),
    "publish": lambda by: actions.publish(draft(), by=by),
    "withdraw": lambda by: actions.withdraw(live(), by=by, reason=REASON),
    "reinstate": lambda by: actions.reinstate(make_post(stage="withdrawn", withdrawal_reason_ko="끝"), by=by),
    "unpublish": lambda by: actions.unpublish(live(), by=by),
    "end_plans": lambda by: plans.end_plans(scheduled_row(), "publish", by=by),
    "end_plan": lambda by: plans.end_plan(scheduled(), by=by, because="discard"),
    "follow_save": lambda by: plans.follow_save(scheduled_row(), by=by),
    "follow_stage": lambda by: imported.follow_stage(live(), "draft", by=by),
    "follow_import": lambda by: actions.follow_import(live(), "draft", by=by),
    "make_preview_link": lambda by: actions.make_preview_link(draft(), by=by, days=1),
    "revoke_preview_link": lambda by: actions.revoke_preview_link(
        actions.make_preview_link(draft(), by=None, days=1), by=by
    ),
    "schedule": lambda by: actions.schedule(draft(), "publish", at=SOON, by=by),
    "reschedule": lambda by: actions.reschedule(scheduled_row(), at=SOON, by=by),
    "unschedule": lambda by: actions.unschedule(scheduled_row(), by=by),
    "save_translation": lambda by: actions.save_translation(
        draft(), "en", {"title_en": "Post"}, by=by, is_current=False
    ),
    "declare_current": lambda by: actions.declare_current(draft(), "en", by=by),
}


def actions_by_somebody():
    """Return the names of all public functions with `by` in the modules of actions, wherever they are."""
    for top in ("policyarchive", "news", "agreements"):
        for path in [*(ROOT / top).rglob("actions.py"), *(ROOT / top).rglob("actions/*.py")]:
            for node in ast.parse(path.read_text(encoding="utf-8")).body:
                if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                    arguments = [*node.args.args, *node.args.kwonlyargs]
                    if "by" in {argument.arg for argument in arguments}:
                        yield node.name


def test_each_such_action_is_tried_here():
    assert set(actions_by_somebody()) - NOT_LOGGED == set(DONE)


@pytest.mark.parametrize("name", DONE)
def test_an_action_logs_who_did_it_once_for_each_thing_that_happened(name):
    jun = make_person("jun", is_superuser=True)
    DONE[name](jun)
    written = LogEntry.objects.filter(person=jun).values_list("action", "item_type", "item_id")
    assert written and len(written) == len(set(written))
