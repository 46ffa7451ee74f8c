"""What can be public. "Public" is defined here, once, in `published()`; every outlet asks it."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    DRAFT = "draft", _("Draft")
    LIVE = "live", _("Live")


class PublishableQuerySet(models.QuerySet):
    def published(self) -> Self:
        return self.filter(stage=Stage.LIVE)


class Publishable(models.Model):
    stage = models.CharField(_("stage"), max_length=12, choices=Stage, default=Stage.DRAFT)

    class Meta:
        abstract = True
        default_permissions = ["add", "change", "delete", "view", "publish", "translate"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(stage__in=Stage.values), name="%(app_label)s_%(class)s_stage_is_known"
            )
        ]

    @property
    def is_published(self) -> bool:
        return self.stage == Stage.LIVE

    def reasons_not_to_be_live(self) -> list[str]:
        """Return sentences, each naming what is missing; none means that the item may be made live."""
        return []
