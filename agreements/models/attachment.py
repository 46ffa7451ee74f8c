"""The files of an agreement, in order: its text, annexes, minutes."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from agreements.models.agreement import Agreement
from policyarchive.lib.data.related import name_behind
from policyarchive.library.models import Attachment


class AgreementAttachment(models.Model):
    agreement = models.ForeignKey(
        Agreement, models.CASCADE, related_name="attachment_links", verbose_name=_("agreement")
    )
    attachment = models.ForeignKey(
        Attachment, models.PROTECT, related_name="agreement_links", verbose_name=_("attachment")
    )
    position = models.PositiveIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("attachment of the agreement")
        verbose_name_plural = _("attachments of the agreement")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "attachment"], name="agreementattachment_named_once")
        ]

    def __str__(self) -> str:
        return name_behind(self, "attachment")
