"""A category of the board: the 말머리 in brackets before a title."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from agreements.slugs import AddressedQuerySet, FormerSlug, KeepsAddresses, makes_an_address
from policyarchive.lib.data.fields import LineField
from policyarchive.lib.language.translated import filled_in_any


class Category(KeepsAddresses):
    slug = models.SlugField(_("address name"), max_length=80, unique=True)
    name = LineField(_("name"), max_length=80)
    order = models.PositiveIntegerField(_("order"), default=0)

    objects = AddressedQuerySet.as_manager()

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["order", "slug"]
        constraints = [
            models.CheckConstraint(condition=filled_in_any("name"), name="category_has_a_name"),
            makes_an_address("category_slug_makes_an_address"),
        ]

    def __str__(self) -> str:
        return self.name or self.slug


class FormerCategorySlug(FormerSlug):
    row = models.ForeignKey(Category, models.CASCADE, related_name="former_slugs")
