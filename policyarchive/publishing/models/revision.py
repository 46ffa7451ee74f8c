"""What an item held after each save: one snapshot a row, append-only."""

from typing import Self

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from policyarchive.audit.append_only import AppendOnly, AppendOnlyQuerySet
from policyarchive.lib.data.fields import LineField, LinesField, ObjectField, PackedObjectField


class Occasion(models.TextChoices):
    SAVED = "saved", _("Saved")
    IMPORTED = "imported", _("Imported")
    OPENED = "opened", _("Working copy made")
    RESTORED = "restored", _("Earlier revision restored")
    PUBLISHED = "published", _("Published")
    KEPT = "kept", _("Text of the working copy kept")


# Nobody wrote in these: the text is one that was saved before.
WITHOUT_WRITING = (Occasion.OPENED, Occasion.KEPT)


class RevisionQuerySet(AppendOnlyQuerySet):
    def of(self, item) -> Self:
        """Revisions of an item, those of its working copies included, the newest first."""
        kind = ContentType.objects.get_for_model(item)
        return self.filter(item_type=kind, item_id=item.item_id).order_by("-number")

    def saved_on(self, model: type[models.Model], *, by) -> models.Exists:
        """Return a condition on rows of MODEL: this person saved a revision of the item."""
        kind = ContentType.objects.get_for_model(model)
        key = Coalesce(models.OuterRef("copy_of_id"), models.OuterRef("pk"))
        return models.Exists(self.filter(item_type=kind, item_id=key, saved_by=by))


class Revision(AppendOnly):
    item_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    item_id = models.PositiveBigIntegerField()
    number = models.PositiveIntegerField(_("number"))
    occasion = models.CharField(_("occasion"), max_length=10, choices=Occasion)
    is_of_working_copy = models.BooleanField(_("working copy"), default=False)
    saved_at = models.DateTimeField(_("saved at"), default=timezone.now)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("saved by"),
    )
    saved_by_name = LineField(_("name"), max_length=150, blank=True)
    note = LinesField(pgettext_lazy("for colleagues", "note"), blank=True)
    is_major = models.BooleanField(_("major change"), default=True)
    change_note = ObjectField(default=dict)  # by language, for the public; only of published ones
    data = PackedObjectField(names=("fields", "owned", "linked"))

    objects = RevisionQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["-pk"]
        default_permissions = ["view"]
        constraints = [
            models.UniqueConstraint(
                fields=["item_type", "item_id", "number"], name="revision_number_given_once"
            ),
            models.CheckConstraint(
                condition=models.Q(occasion__in=Occasion.values), name="revision_occasion_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_type_id}/{self.item_id} #{self.number}"
