"""From which revision of the original a translation was made. Outdated is a comparison, never a time."""

from typing import Self

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from policyarchive.lib.language.translated import language_codes


class TranslationQuerySet(models.QuerySet):
    def of(self, item) -> Self:
        kind = ContentType.objects.get_for_model(item)
        return self.filter(item_type=kind, item_id=item.item_id)

    def outdated(self) -> Self:
        return self.filter(is_outdated=True)

    def on(self, model: type[models.Model]) -> models.Exists:
        """Return a condition on rows of MODEL: the item has one of these translations."""
        kind = ContentType.objects.get_for_model(model)
        key = Coalesce(models.OuterRef("copy_of_id"), models.OuterRef("pk"))
        return models.Exists(self.filter(item_type=kind, item_id=key))


class Translation(models.Model):
    """A translation of an item. IS_OUTDATED keeps the result of the comparison, so that lists can filter."""

    item_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    item_id = models.PositiveBigIntegerField()
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    source_language = models.CharField(_("original language"), max_length=10, choices=settings.LANGUAGES)
    source_number = models.PositiveIntegerField(_("made from revision"))
    # What it was when the working copy was made; a discarded copy takes its own back to it.
    number_before_copy = models.PositiveIntegerField(null=True, editable=False)
    is_outdated = models.BooleanField(_("outdated"), default=False)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = TranslationQuerySet.as_manager()

    class Meta:
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        default_permissions = ["view"]
        constraints = [
            models.UniqueConstraint(
                fields=["item_type", "item_id", "language"], name="translation_of_a_language_once"
            ),
            models.CheckConstraint(
                condition=models.Q(language__in=language_codes()), name="translation_language_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(source_language__in=language_codes()),
                name="translation_source_language_is_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(language=models.F("source_language")),
                name="translation_is_in_another_language",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_type_id}/{self.item_id} {self.language}"
