"""Who did what, when, to what. Only ever added to."""

from typing import Self

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from policyarchive.audit.append_only import AppendOnly, AppendOnlyQuerySet
from policyarchive.lib.data.fields import LineField, ObjectField


class LogAction(models.TextChoices):
    """All that is ever logged, by the names that the database keeps, in the reader's words."""

    SUBMIT = "submit", _("Submit for review")
    SEND_BACK = "send_back", _("Send back to the writer")
    WITHDRAW = "withdraw", _("Withdraw")
    REINSTATE = "reinstate", _("Reinstate")
    UNPUBLISH = "unpublish", _("Unpublish")
    SAVED = "saved", _("Saved")
    IMPORTED = "imported", _("Imported")
    OPENED = "opened", _("Working copy made")
    RESTORED = "restored", _("Earlier revision restored")
    PUBLISHED = "published", _("Published")
    KEPT = "kept", _("Text of the working copy kept")
    ADDED = "added", _("Added")
    REPLACED = "replaced", _("File replaced")
    DELETED = "deleted", _("Deleted")
    DISCARDED = "discarded", _("Working copy discarded")
    MADE_HOME = "made_home", _("Made the home city")
    SCHEDULED = "scheduled", pgettext_lazy("of any move", "Scheduled")
    UNSCHEDULED = "unscheduled", _("Taken off the schedule")
    APPROVED = "approved", _("Change of a scheduled item approved")
    RESCHEDULED = "rescheduled", _("Schedule moved")
    SCHEDULE_FAILED = "schedule_failed", _("Schedule failed")
    IMPORTED_STAGE = "imported_stage", _("Stage set by an import")
    TRANSLATED = "translated", _("Translation declared current")
    OVERRIDE = "override", _("Warning overridden")
    EXPORTED = "exported", _("Exported")
    RESTORED_BACKUP = "restored_backup", _("Restored from a backup")
    PREVIEW_SHARED = "preview_shared", _("Preview shared")
    PREVIEW_REVOKED = "preview_revoked", _("Preview link revoked")
    PREVIEW_ANSWERED = "preview_answered", _("Preview answered")
    LOGGED_IN = "logged_in", _("Logged in")
    LOGGED_OUT = "logged_out", _("Logged out")
    LOGIN_FAILED = "login_failed", _("Login failed")
    LOGINS_REFUSED = "logins_refused", _("Logins refused")
    OLD_PASSWORD_WRONG = "old_password_wrong", _("Old password wrong")
    RESET_MAILED = "reset_mailed", _("New password asked for by mail")
    RESET_LINK_MADE = "reset_link_made", _("Link for a new password made")
    PASSWORD_CHANGED = "password_changed", _("Password changed")
    RIGHTS_CHANGED = "rights_changed", _("Rights changed")
    OTHER = "other", pgettext_lazy("log", "Other")  # of an earlier program; the details hold its name


class LogQuerySet(AppendOnlyQuerySet):
    def about(self, item) -> Self:
        kind = ContentType.objects.get_for_model(item)
        return self.filter(item_type=kind, item_id=getattr(item, "item_id", item.pk))


class LogEntry(AppendOnly):
    at = models.DateTimeField(_("when"), default=timezone.now, db_index=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("who")
    )
    person_name = LineField(_("name"), max_length=150, blank=True)
    action = models.CharField(_("what"), max_length=40, choices=LogAction, db_index=True)
    item_type = models.ForeignKey(
        ContentType, models.SET_NULL, null=True, related_name="+", verbose_name=_("kind of item")
    )
    item_id = models.PositiveBigIntegerField(_("key"), null=True)
    item_name = LineField(_("item"), max_length=300, blank=True)
    address = models.GenericIPAddressField(_("from address"), null=True, unpack_ipv4=False)
    details = ObjectField(_("details"), default=dict)

    objects = LogQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        db_table = "publishing_logentry"
        verbose_name = _("log entry")
        verbose_name_plural = _("log")
        ordering = ["-pk"]
        default_permissions = ["view"]
        indexes = [models.Index(fields=["item_type", "item_id"], name="log_by_item")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(action__in=LogAction.values), name="log_entry_action_is_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.person_name or '-'} {self.action} {self.item_name}"
