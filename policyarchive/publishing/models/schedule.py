"""A move that is to happen at a time, and what became of it."""

import datetime
from typing import Self

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from policyarchive.lib.data.fields import LineField, LinesField, ObjectField
from policyarchive.publishing.stages import MOVES

AT_A_TIME = [(name, MOVES[name].label) for name in ("publish", "withdraw", "unpublish")]


class Outcome(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", _("Cancelled")


class ScheduleQuerySet(models.QuerySet):
    def waiting(self) -> Self:
        return self.filter(outcome=Outcome.WAITING)

    def failed(self) -> Self:
        return self.filter(outcome=Outcome.FAILED)

    def due(self, *, now: datetime.datetime) -> Self:
        return self.waiting().filter(due_at__lte=now).order_by("due_at", "pk")

    def of(self, row) -> Self:
        """Schedules of exactly this row; a public row and its working copy have their own."""
        return self.filter(row_type=ContentType.objects.get_for_model(row), row_id=row.pk)

    def about(self, row) -> Self:
        """Schedules of the item: of the public row and of its working copy, whichever ROW is."""
        copy = row if row.is_working_copy else row.open_copy
        keys = [row.item_id, *([copy.pk] if copy is not None else [])]
        return self.filter(row_type=ContentType.objects.get_for_model(row), row_id__in=keys)


class Schedule(models.Model):
    made_by_id: int | None
    row_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    row_id = models.PositiveBigIntegerField()
    row = GenericForeignKey("row_type", "row_id")
    row_name = LineField(_("item"), max_length=300)
    move = models.CharField(_("move"), max_length=12, choices=AT_A_TIME)
    due_at = models.DateTimeField(_("due at"))
    # The version of the row that was approved: another one is not published, whoever changed it.
    version = models.PositiveIntegerField(_("version"))
    details = ObjectField(default=dict)  # what the move takes: languages, change note, reason
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("made by")
    )
    # Stays when the account is gone; empty is the console, which is nobody's account.
    made_by_name = LineField(_("name"), max_length=150, blank=True)
    outcome = models.CharField(_("outcome"), max_length=9, choices=Outcome, default=Outcome.WAITING)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    failure = LinesField(_("reason"), blank=True)

    objects = ScheduleQuerySet.as_manager()

    class Meta:
        verbose_name = _("schedule")
        verbose_name_plural = _("schedules")
        ordering = ["due_at", "pk"]
        default_permissions = ["view"]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(outcome="waiting"), name="schedule_waiting_by_time")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["row_type", "row_id", "move"],
                condition=Q(outcome="waiting"),
                name="schedule_waits_once_for_a_move",
            ),
            models.CheckConstraint(condition=Q(outcome__in=Outcome.values), name="schedule_outcome_is_known"),
            models.CheckConstraint(
                condition=Q(move__in=[name for name, _label in AT_A_TIME]), name="schedule_move_is_known"
            ),
            models.CheckConstraint(
                condition=Q(outcome="waiting", finished_at=None)
                | ~Q(outcome="waiting") & Q(finished_at__isnull=False),
                name="schedule_is_finished_or_waiting",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="failed") | ~Q(failure=""), name="schedule_failure_says_why"
            ),
            models.CheckConstraint(
                condition=Q(made_by=None) | ~Q(made_by_name=""), name="schedule_maker_has_a_name"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.move} {self.row_name} {self.due_at:%Y-%m-%d %H:%M}"

    def save(self, *args, **kwargs) -> None:
        """Hold the version that the row has, where nobody says another one."""
        if self.version is None and self.row is not None:
            self.version = self.row.version
        super().save(*args, **kwargs)

    @property
    def is_by_console(self) -> bool:
        return self.made_by_id is None and not self.made_by_name
