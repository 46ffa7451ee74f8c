"""A city, province or state that is bound by agreements, or the home city itself."""

from typing import ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from agreements.slugs import AddressedQuerySet, KeepsAddresses, makes_an_address
from policyarchive.lib.data.fields import LineField, LinesField
from policyarchive.lib.language.countrychoices import SortedCountries
from policyarchive.lib.language.translated import column, filled_in_any


class Region(models.TextChoices):
    ASIA = "asia", _("Asia")
    EUROPE = "europe", _("Europe")
    NORTH_AMERICA = "north_america", _("North America")
    LATIN_AMERICA = "latin_america", _("Latin America")
    MIDDLE_EAST = "middle_east", _("Middle East")
    AFRICA = "africa", _("Africa")
    OCEANIA = "oceania", _("Oceania")


class CityQuerySet(AddressedQuerySet):
    def partners(self) -> Self:
        return self.filter(is_home=False)

    def home(self) -> Self:
        return self.filter(is_home=True)

    def in_region(self, region: str) -> Self:
        return self.filter(region=region)

    def by_name(self, language: str) -> Self:
        return self.order_by(column("name", language), "slug")

    def by_region(self, language: str) -> Self:
        """Sort by region in the order of `Region`, then by name."""
        order = [models.When(region=code, then=place) for place, code in enumerate(Region.values)]
        return self.order_by(models.Case(*order, default=len(order)), column("name", language), "slug")

    def bound_by(self, agreements: models.QuerySet) -> Self:
        return self.partners().filter(parties__agreement__in=agreements.order_by()).distinct()

    def with_agreements(self, agreements: models.QuerySet) -> Self:
        """Annotate `agreement_count`: how many of AGREEMENTS bind the city."""
        bound = agreements.filter(parties__city=models.OuterRef("pk")).order_by()
        count = bound.values("parties__city").annotate(n=models.Count("pk", distinct=True)).values("n")
        return self.annotate(agreement_count=Coalesce(models.Subquery(count), models.Value(0)))


class City(KeepsAddresses):
    texts: ClassVar[list[str]] = ["name"]

    slug = models.SlugField(_("address name"), max_length=80, unique=True)
    name = LineField(_("name"), max_length=120)
    other_names = LinesField(
        _("other names"), blank=True, help_text=_("One per line; used by the search and by importers.")
    )
    country = CountryField(_("country"), countries=SortedCountries)
    region = models.CharField(_("region"), max_length=20, choices=Region)
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=7,
        decimal_places=4,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text=_("Decimal degrees, WGS 84; south is negative."),
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=7,
        decimal_places=4,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text=_("Decimal degrees, WGS 84; west is negative."),
    )
    description = LinesField(_("description"), blank=True)
    is_home = models.BooleanField(
        _("home city"), default=False, help_text=_("The city whose archive this is; only one can be.")
    )

    objects = CityQuerySet.as_manager()

    class Meta:
        verbose_name = _("city")
        verbose_name_plural = _("cities")
        ordering = ["slug"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_home"], condition=Q(is_home=True), name="city_only_one_is_home"
            ),
            models.CheckConstraint(condition=filled_in_any("name"), name="city_has_a_name"),
            models.CheckConstraint(condition=Q(region__in=Region.values), name="city_region_is_known"),
            makes_an_address("city_slug_makes_an_address"),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="city_lies_on_earth",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.slug
