"""Who did what, when, to what. Only ever added to."""

from typing import Self

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from policyarchive.lib.data.fields import LineField, ObjectField
from policyarchive.publishing.models.append_only import AppendOnly, AppendOnlyQuerySet


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
    action = models.CharField(_("what"), max_length=40, db_index=True)
    item_type = models.ForeignKey(
        ContentType, models.SET_NULL, null=True, related_name="+", verbose_name=_("kind of item")
    )
    item_id = models.PositiveBigIntegerField(_("key"), null=True)
    item_name = LineField(_("item"), max_length=300, blank=True)
    address = models.GenericIPAddressField(_("from address"), null=True, unpack_ipv4=False)
    details = ObjectField(_("details"), default=dict)

    objects = LogQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("log entry")
        verbose_name_plural = _("log")
        ordering = ["-pk"]
        default_permissions = ["view"]
        indexes = [models.Index(fields=["item_type", "item_id"], name="log_by_item")]
        constraints = [
            models.CheckConstraint(condition=~models.Q(action=""), name="log_entry_says_what_was_done")
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.person_name or '-'} {self.action} {self.item_name}"
