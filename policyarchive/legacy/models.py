"""What was imported from where, so that a second run leaves editors' work alone."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from news.models import Post


class ImportedPage(models.Model):
    post = models.OneToOneField(
        Post, models.CASCADE, primary_key=True, related_name="imported_page", verbose_name=_("post")
    )
    # checksums: of title, date and body; of all that was read
    content = models.CharField(max_length=64, db_index=True)
    page = models.CharField(max_length=64)
    # address names of the areas and cities that the register knew in it
    areas = models.JSONField(default=list)
    cities = models.JSONField(default=list)

    class Meta:
        verbose_name = _("imported page")
        verbose_name_plural = _("imported pages")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(content="") & ~models.Q(page=""),
                name="importedpage_has_checksums",
            )
        ]

    def __str__(self) -> str:
        return f"{self.post_id}: {self.content[:16]}"
