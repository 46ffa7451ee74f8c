"""Rows that are written once. History that can be corrected is no history."""

from django.db import models


class HistoryIsFixed(Exception):
    """A program tried to change or delete what is only ever added to."""


class AppendOnlyQuerySet(models.QuerySet):
    def update(self, **columns):
        raise HistoryIsFixed(f"{self.model._meta.verbose_name_plural} are never changed")

    def delete(self):
        raise HistoryIsFixed(f"{self.model._meta.verbose_name_plural} are never deleted")


class AppendOnly(models.Model):
    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs) -> None:
        if not self._state.adding:
            raise HistoryIsFixed(f"{self._meta.verbose_name} {self.pk} is never changed")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise HistoryIsFixed(f"{self._meta.verbose_name} {self.pk} is never deleted")
