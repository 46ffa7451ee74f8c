"""The site's own words: data that an administrator edits, so that another city can use the program."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from policyarchive.lib.data.fields import AddressField, EmailAddressField, LineField, LinesField


class SiteSettings(models.Model):
    name = LineField(_("name of the site"), max_length=120, default="Policy Archive")
    greeting = LineField(_("greeting"), max_length=200, blank=True)
    introduction = LinesField(
        _("introduction"), blank=True, help_text=_("A sentence or two on the home page.")
    )
    organisation = LineField(_("organisation"), max_length=160, blank=True)
    address = LineField(_("postal address"), max_length=250, blank=True)
    phone = LineField(_("telephone"), max_length=40, blank=True)
    email = EmailAddressField(_("e-mail"), blank=True)
    footer = LinesField(_("footer"), blank=True, help_text=_("Copyright and other small print."))
    privacy_url = AddressField(_("address of the privacy policy"), blank=True)
    is_official = models.BooleanField(
        _("official site"),
        default=False,
        help_text=_("Shows a banner that claims to be an official government site. Only for a real one."),
    )

    class Meta:
        verbose_name = _("site settings")
        verbose_name_plural = _("site settings")
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="sitesettings_is_one_row")]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def current(cls) -> Self:
        """Return the one row, or an unsaved one with the defaults on a fresh site."""
        return cls.objects.first() or cls(pk=1)
