"""Bytes on the disk or in the bucket: named by what they are, so the same bytes are kept once."""

from django.core.files.storage import default_storage
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from policyarchive.library.kinds import KINDS, Kind
from policyarchive.library.renditions import FORMATS

FILES = "files"
RENDITIONS = "renditions"


class StoredFile(models.Model):
    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    kind = models.CharField(_("kind"), max_length=10)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    created_at = models.DateTimeField(_("kept since"), auto_now_add=True)

    class Meta:
        verbose_name = _("stored file")
        verbose_name_plural = _("stored files")
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="storedfile_kind_is_known"),
            models.CheckConstraint(condition=Q(size__gt=0), name="storedfile_is_not_empty"),
        ]

    def __str__(self) -> str:
        return self.sha256

    @property
    def path(self) -> str:
        return f"{FILES}/{self.sha256[:2]}/{self.sha256}"

    @property
    def real_kind(self) -> Kind:
        return KINDS[self.kind]

    def open(self):
        return default_storage.open(self.path)


class Rendition(models.Model):
    source = models.ForeignKey(StoredFile, models.CASCADE, related_name="renditions", verbose_name=_("of"))
    format = models.CharField(_("format"), max_length=10)
    width = models.PositiveIntegerField(_("width"))
    height = models.PositiveIntegerField(_("height"))
    sha256 = models.CharField("SHA-256", max_length=64)
    size = models.PositiveBigIntegerField(_("size in bytes"))

    class Meta:
        verbose_name = _("rendition")
        verbose_name_plural = _("renditions")
        ordering = ["source", "width", "format"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["source", "format", "width"], name="rendition_made_once"),
            models.CheckConstraint(condition=Q(format__in=FORMATS), name="rendition_format_is_known"),
        ]

    def __str__(self) -> str:
        return self.path

    @property
    def path(self) -> str:
        return f"{RENDITIONS}/{self.source.sha256[:2]}/{self.source.sha256}/{self.width}.{self.format}"

    def open(self):
        return default_storage.open(self.path)
