"""Address names that rows had before: an address that was given out once is answered for good."""

from typing import Any, Self

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

RESERVED = ["feed", "map", "matrix", "timeline"]


class AddressedQuerySet(models.QuerySet):
    def formerly(self, slug: str):
        """Return the row that had this address name before, or None; who has it today is not asked."""
        return self.filter(former_slugs__slug=slug).first() if "\0" not in slug else None

    def named(self, slug: str):
        """Return the row with this address name, today or else before, or None."""
        return self.filter(slug=slug).first() or self.formerly(slug)

    def by_slug(self) -> dict[str, Any]:
        """Return all rows by their address names, those of before included; today's go first."""
        known: Any = self.exclude(slug=None)
        rows = {row.pk: row for row in known}
        former = self.exclude(former_slugs=None).values_list("former_slugs__slug", "pk")
        return {slug: rows[pk] for slug, pk in former if pk in rows} | {
            row.slug: row for row in rows.values()
        }


def makes_an_address(name: str) -> models.CheckConstraint:
    """Any other address name than a part of an address would end every page that links to its row."""
    return models.CheckConstraint(condition=Q(slug__gt="") & ~Q(slug__contains="/"), name=name)


def is_not_a_page_of_the_list(name: str) -> models.CheckConstraint:
    """Keep the names free under which pages of a list stand, or will stand, among those of its rows."""
    return models.CheckConstraint(
        condition=~Q(slug__in=RESERVED),
        name=name,
        violation_error_message=_("A page of the list has this address name; choose another one."),
    )


class FormerSlug(models.Model):
    """An address name that leads to the row which had it. It ends when another row takes the name."""

    slug = models.SlugField(_("address name"), max_length=80, unique=True)
    row: models.ForeignKey

    class Meta:
        abstract = True
        verbose_name = _("former address name")
        verbose_name_plural = _("former address names")
        ordering = ["slug"]
        constraints = [models.CheckConstraint(condition=Q(slug__gt=""), name="%(class)s_is_not_empty")]

    def __str__(self) -> str:
        return self.slug


class KeepsAddresses(models.Model):
    """A row with a `slug` whose earlier ones lead to it (`former_slugs`), written with each save."""

    slug: str | None
    _slug_kept: str | None = None

    class Meta:
        abstract = True

    def save(self, *args, update_fields=None, **kwargs) -> None:
        is_meant = (update_fields is None or "slug" in update_fields) and "slug" in self.__dict__
        if not is_meant or self.slug == self._slug_kept:
            super().save(*args, update_fields=update_fields, **kwargs)
            return
        with transaction.atomic():
            rows: Any = type(self)._base_manager.select_for_update().filter(pk=self.pk)
            before = None if self._state.adding else rows.values_list("slug", flat=True).first()
            super().save(*args, update_fields=update_fields, **kwargs)
            self._keep(before)
        self._slug_kept = self.slug

    @classmethod
    def from_db(cls, *args, **kwargs) -> Self:
        row = super().from_db(*args, **kwargs)
        row._slug_kept = row.__dict__.get("slug")
        return row

    @property
    def was_given_out(self) -> bool:
        """Tell whether anybody outside can know the address of the row."""
        return True

    def _keep(self, before: str | None) -> None:
        """Let the name of before lead here, and no other row's or this row's own the name of today."""
        former: Any = type(self).former_slugs.rel.related_model  # type: ignore[attr-defined]
        former.objects.filter(slug=self.slug).delete()
        if before and before != self.slug and self.was_given_out:
            former.objects.create(slug=before, row=self)
