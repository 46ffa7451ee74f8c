"""Files whose rows are gone: kept for a day, since a backup that is being made may still name them."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class DiscardedFile(models.Model):
    path = models.CharField(_("path"), max_length=200, unique=True)
    discarded_at = models.DateTimeField(_("discarded at"), default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("discarded file")
        verbose_name_plural = _("discarded files")
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.path
