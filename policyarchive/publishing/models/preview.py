"""A link by which somebody without an account can read what is not public yet, and perhaps answer once."""

import datetime
import secrets
from typing import Self

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from policyarchive.lib.data.fields import LineField, LinesField


class Allowed(models.TextChoices):
    READ = "read", _("Read")
    COMMENT = "comment", _("Read and comment once")
    APPROVE = "approve", _("Read, and comment or approve once")


class Answer(models.TextChoices):
    NONE = "", _("No answer yet")
    COMMENTED = "commented", _("Commented")
    APPROVED = "approved", _("Approved")


def new_token() -> str:
    return secrets.token_urlsafe(32)


class PreviewLinkQuerySet(models.QuerySet):
    def open(self, *, now: datetime.datetime) -> Self:
        """Links that still lead somewhere."""
        return self.filter(revoked_at=None, expires_at__gt=now)

    def of(self, row) -> Self:
        return self.filter(row_type=ContentType.objects.get_for_model(row), row_id=row.pk)


class PreviewLink(models.Model):
    row_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    row_id = models.PositiveBigIntegerField()
    row = GenericForeignKey("row_type", "row_id")
    token = models.CharField(max_length=64, unique=True, default=new_token, editable=False)
    allows = models.CharField(_("allows"), max_length=7, choices=Allowed, default=Allowed.READ)
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("made by")
    )
    expires_at = models.DateTimeField(_("valid until"))
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)
    answer = models.CharField(_("answer"), max_length=9, choices=Answer, default=Answer.NONE, blank=True)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    answered_by = LineField(_("name"), max_length=120, blank=True)
    comment = LinesField(_("comment"), blank=True)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        ordering = ["-pk"]
        default_permissions = ["view"]
        indexes = [models.Index(fields=["row_type", "row_id"], name="preview_by_row")]
        constraints = [
            models.CheckConstraint(
                condition=Q(allows__in=Allowed.values), name="previewlink_allows_what_is_known"
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")), name="previewlink_expires_after_it_is_made"
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None)
                | Q(answer="commented", answered_at__isnull=False, allows__in=["comment", "approve"])
                | Q(answer="approved", answered_at__isnull=False, allows="approve"),
                name="previewlink_answers_what_it_allows",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.row_type_id}/{self.row_id} {self.allows}"

    def is_open(self, *, now: datetime.datetime) -> bool:
        return self.revoked_at is None and now < self.expires_at

    @property
    def may_be_answered(self) -> bool:
        return self.allows != Allowed.READ and not self.answer
