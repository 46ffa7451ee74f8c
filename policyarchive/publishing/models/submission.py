"""A form that was sent, so that sending it twice does once what it does."""

import datetime
from typing import Self

from django.db import models
from django.utils import timezone

KEPT_FOR = datetime.timedelta(days=1)


class SubmissionQuerySet(models.QuerySet):
    def old(self, *, now: datetime.datetime) -> Self:
        return self.filter(sent_at__lt=now - KEPT_FOR)


class Submission(models.Model):
    key = models.CharField(max_length=64)
    answer = models.TextField(blank=True)  # where the person was led, with all filters of a list
    sent_at = models.DateTimeField(default=timezone.now, db_index=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["key"], name="submission_is_taken_once")]

    def __str__(self) -> str:
        return self.answer
