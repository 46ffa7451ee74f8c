"""Revisions and the log: written with every save, and never changed."""

import pytest

from news.models import Post
from policyarchive.audit.append_only import HistoryIsFixed
from policyarchive.audit.models import LogEntry
from policyarchive.publishing import actions
from policyarchive.publishing.models import Revision
from policyarchive.publishing.signals import changed, settled
from tests.factories import make_person, make_post

pytestmark = pytest.mark.django_db


def test_every_save_leaves_a_revision_with_who_and_why():
    post = make_post(title_ko="처음", title_en="First")
    mina = make_person("mina", "writer")
    post.title_ko = "다음"
    revision = actions.save(post, by=mina, note="Better word")
    assert (revision.number, revision.saved_by, revision.note) == (2, mina, "Better word")
    assert revision.data["fields"]["title_ko"] == "다음"
    assert [entry.number for entry in Revision.objects.of(post)] == [2, 1]


def test_a_working_copy_and_its_public_row_share_one_history():
    post = make_post()
    copy = actions.start_working_copy(post, by=None)
    actions.save(copy, by=None)
    numbers = [(entry.number, entry.is_of_working_copy) for entry in Revision.objects.of(post)]
    assert numbers == [(3, True), (2, True), (1, False)]


def test_restoring_puts_texts_and_rows_back_and_leaves_the_stage():
    post = make_post(stage="draft", title_ko="처음", title_en="First")
    first = Revision.objects.of(post).get()
    post.title_ko = "다음"
    actions.save(post, by=None)
    actions.submit(post, by=None)
    post.refresh_from_db()
    actions.restore(first, post, by=None)
    post.refresh_from_db()
    assert (post.title_ko, post.stage) == ("처음", "in_review")
    assert Revision.objects.of(post).count() == 3


@pytest.mark.parametrize("model", [Revision, LogEntry])
def test_history_is_never_changed_or_deleted(model):
    make_post()
    row = model.objects.first()
    for change in (row.save, row.delete, model.objects.all().delete, model.objects.all().update):
        with pytest.raises(HistoryIsFixed):
            change()


def test_the_name_stays_when_the_account_is_gone():
    mina = make_person("mina", "writer")
    post = make_post()
    actions.save(post, by=mina)
    mina.delete()
    revision = Revision.objects.of(post).first()
    assert (revision.saved_by, revision.saved_by_name) == (None, "mina")


def test_other_apps_are_notified_inside_the_transaction_and_after_it(django_capture_on_commit_callbacks):
    shown = []

    def note_change(item, **kwargs):
        shown.append(("changed", item.pk))

    def note_settled(item, **kwargs):
        shown.append(("settled", item.pk))

    changed.connect(note_change, sender=Post)
    settled.connect(note_settled, sender=Post)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            post = make_post()
    finally:
        changed.disconnect(note_change, sender=Post)
        settled.disconnect(note_settled, sender=Post)
    assert shown == [("changed", post.pk), ("settled", post.pk)]
