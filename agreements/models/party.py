"""Who is bound (a party), and who signed for it (a signatory, in the office of that day)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from agreements.models.agreement import Agreement
from agreements.models.city import City
from policyarchive.lib.data.fields import LineField
from policyarchive.lib.language.translated import filled_in_any


class Party(models.Model):
    owned = ["signatories"]

    agreement = models.ForeignKey(
        Agreement, models.CASCADE, related_name="parties", verbose_name=_("agreement")
    )
    city = models.ForeignKey(
        City, models.PROTECT, related_name="parties", null=True, blank=True, verbose_name=_("city")
    )
    body = LineField(
        pgettext_lazy("organisation", "body"),
        max_length=200,
        blank=True,
        help_text=_("A party that is not a city in the register."),
    )
    position = models.PositiveIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "city"], condition=Q(city__isnull=False), name="party_city_bound_once"
            ),
            models.CheckConstraint(
                condition=Q(city__isnull=False) | filled_in_any("body"), name="party_is_a_city_or_a_body"
            ),
        ]

    def __str__(self) -> str:
        return str(self.city or self.body)


class Signatory(models.Model):
    party = models.ForeignKey(Party, models.CASCADE, related_name="signatories", verbose_name=_("party"))
    name = LineField(_("name"), max_length=120)
    office = LineField(
        _("office as signed"),
        max_length=200,
        blank=True,
        help_text=_("Exactly as written under the signature."),
    )
    position = models.PositiveIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("signatory")
        verbose_name_plural = _("signatories")
        ordering = ["position", "pk"]
        constraints = [models.CheckConstraint(condition=filled_in_any("name"), name="signatory_has_a_name")]

    def __str__(self) -> str:
        return self.name or ""
