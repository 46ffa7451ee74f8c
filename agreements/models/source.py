"""Where a fact of the register can be read."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from agreements.models.agreement import Agreement
from policyarchive.lib.data.fields import AddressField, LineField, LinesField
from policyarchive.lib.language.fuzzydate import FuzzyDate


def validate_date_text(text: str) -> None:
    try:
        FuzzyDate.parse(text)
    except ValueError as error:
        raise ValidationError(
            _("“%(text)s” is not a date. Write 2017-04-03, 2017-04 or 2017."), params={"text": text}
        ) from error


class Source(models.Model):
    agreement = models.ForeignKey(
        Agreement, models.CASCADE, related_name="sources", verbose_name=_("agreement")
    )
    url = AddressField(_("address"), max_length=1000)
    fact = LinesField(_("what it states"), blank=True, help_text=_("In our own words."))
    stated_date = LineField(
        _("date that it gives"),
        max_length=10,
        blank=True,
        validators=[validate_date_text],
        help_text=_("Only where it differs from the register: 2015-12-04, 2015-12 or 2015."),
    )
    position = models.PositiveIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.host

    @property
    def host(self) -> str:
        try:
            return urlsplit(self.url).hostname or self.url
        except ValueError:  # such as an open bracket
            return self.url

    @property
    def signed_on(self) -> FuzzyDate | None:
        return FuzzyDate.parse_or_none(self.stated_date)
