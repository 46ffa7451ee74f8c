"""Every change of a publishable item: one atomic function each, its revision and its log entry inside."""

from policyarchive.publishing.actions.copies import discard_working_copy, start_working_copy
from policyarchive.publishing.actions.deleting import delete_item
from policyarchive.publishing.actions.due import publish_due
from policyarchive.publishing.actions.grants import grant_languages
from policyarchive.publishing.actions.history import restore, save, save_new
from policyarchive.publishing.actions.moves import (
    date_now,
    publish,
    reinstate,
    send_back,
    submit,
    unpublish,
    withdraw,
)
from policyarchive.publishing.actions.plain import save_plain
from policyarchive.publishing.actions.plans import follow_import
from policyarchive.publishing.actions.previews import (
    answer_preview,
    make_preview_link,
    revoke_preview_link,
)
from policyarchive.publishing.actions.restoring import restore_revision, work_row
from policyarchive.publishing.actions.schedules import reschedule, schedule, unschedule
from policyarchive.publishing.actions.translating import save_translation
from policyarchive.publishing.actions.translations import declare_current

__all__ = [
    "answer_preview",
    "date_now",
    "declare_current",
    "delete_item",
    "discard_working_copy",
    "follow_import",
    "grant_languages",
    "make_preview_link",
    "publish",
    "publish_due",
    "reinstate",
    "reschedule",
    "restore",
    "restore_revision",
    "revoke_preview_link",
    "save",
    "save_new",
    "save_plain",
    "save_translation",
    "schedule",
    "send_back",
    "start_working_copy",
    "submit",
    "unpublish",
    "unschedule",
    "withdraw",
    "work_row",
]
