"""The languages that a translator may write."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from policyarchive.lib.language.translated import language_codes


class LanguageGrant(models.Model):
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="language_grants", verbose_name=_("person")
    )
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)

    class Meta:
        verbose_name = _("language of a translator")
        verbose_name_plural = _("languages of a translator")
        constraints = [
            models.UniqueConstraint(fields=["person", "language"], name="languagegrant_given_once"),
            models.CheckConstraint(
                condition=models.Q(language__in=language_codes()), name="languagegrant_language_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.language}"
