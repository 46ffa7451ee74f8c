"""An area of cooperation that agreements name, such as climate or e-government."""

from typing import ClassVar, Self

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from agreements.slugs import AddressedQuerySet, KeepsAddresses, makes_an_address
from policyarchive.lib.data.fields import LineField, LinesField
from policyarchive.lib.language.translated import filled_in_any


class CooperationAreaQuerySet(AddressedQuerySet):
    def named_in(self, agreements: models.QuerySet) -> Self:
        """Areas that any of these agreements names, with `times_named`, the most named first."""
        naming = models.Q(agreement_links__agreement__in=agreements.order_by())
        times = models.Count("agreement_links", filter=naming)
        return self.annotate(times_named=times).filter(times_named__gt=0).order_by("-times_named", "order")

    def with_agreements(self, agreements: models.QuerySet) -> Self:
        """Annotate `agreement_count`: how many of AGREEMENTS name the area."""
        naming = agreements.filter(area_links__area=models.OuterRef("pk")).order_by()
        count = naming.values("area_links__area").annotate(n=models.Count("pk")).values("n")
        return self.annotate(agreement_count=Coalesce(models.Subquery(count), models.Value(0)))


class CooperationArea(KeepsAddresses):
    texts: ClassVar[list[str]] = ["name"]

    slug = models.SlugField(_("address name"), max_length=80, unique=True)
    name = LineField(_("name"), max_length=120)
    other_names = LinesField(
        _("other names"), blank=True, help_text=_("One per line; used by the search and by importers.")
    )
    description = LinesField(_("description"), blank=True)
    order = models.PositiveIntegerField(_("order"), default=0, db_index=True)

    objects = CooperationAreaQuerySet.as_manager()

    class Meta:
        verbose_name = _("cooperation area")
        verbose_name_plural = _("cooperation areas")
        ordering = ["order", "slug"]
        constraints = [
            models.CheckConstraint(condition=filled_in_any("name"), name="cooperationarea_has_a_name"),
            makes_an_address("cooperationarea_slug_makes_an_address"),
        ]

    def __str__(self) -> str:
        return self.name or self.slug
