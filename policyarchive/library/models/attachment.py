"""A file that people download."""

from typing import Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from policyarchive.lib.data.fields import LineField
from policyarchive.lib.web.filenames import stem_of
from policyarchive.library.kinds import HANGUL_WORD_PROCESSOR, Kind
from policyarchive.library.models.stored import StoredFile


class AttachmentQuerySet(models.QuerySet):
    def with_file(self) -> Self:
        return self.select_related("stored")


class Attachment(models.Model):
    stored = models.ForeignKey(
        StoredFile, models.PROTECT, related_name="attachments", editable=False, verbose_name=_("file")
    )
    name = LineField(_("file name"), max_length=150)
    title = LineField(_("title"), max_length=200, blank=True, help_text=_("Shown in place of the file name."))
    downloads = models.PositiveIntegerField(_("downloads"), default=0, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("uploaded by"),
    )
    created_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last saved"), auto_now=True)

    served_under = ""  # the address of a preview whose readers get it there; in memory only

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ["-pk"]
        default_permissions = ["add", "change", "delete", "view", "translate"]
        constraints = [
            models.UniqueConstraint(fields=["stored", "name"], name="attachment_same_file_and_name_once")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def kind(self) -> Kind:
        return self.stored.real_kind

    @property
    def url(self) -> str:
        return self.served_under + reverse("library:file", args=[self.pk])


def without_twin(attachments: list[Attachment]) -> list[Attachment]:
    """Return the HWP files that have no PDF of the same name beside them: not everybody can open HWP."""
    readable = {stem_of(file.name) for file in attachments if file.stored.kind == "pdf"}
    return [
        file
        for file in attachments
        if file.stored.kind in HANGUL_WORD_PROCESSOR and stem_of(file.name) not in readable
    ]
