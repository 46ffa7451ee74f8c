"""Who has a row open for writing just now; forgotten soon after they stop saying so.

PAGE is the opened form that spoke last. Its words may arrive in another order than they were said, so that it
HAS LEFT is kept: what comes from it after that is late, and a form that is opened later has another name.
"""

import datetime
from typing import Self

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from policyarchive.lib.data.fields import LineField

LONGEST_PAGE = 40  # letters of a form's name
FORGOTTEN_AFTER = datetime.timedelta(minutes=2)
KEPT_FOR = datetime.timedelta(days=1)  # what a form said that was closed may arrive late


class PresenceQuerySet(models.QuerySet):
    def of(self, row) -> Self:
        return self.filter(row_type=ContentType.objects.get_for_model(row), row_id=row.pk)

    def at(self, now: datetime.datetime) -> Self:
        return self.filter(has_left=False, seen_at__gt=now - FORGOTTEN_AFTER)

    def forgotten(self, *, now: datetime.datetime) -> Self:
        return self.filter(seen_at__lt=now - KEPT_FOR)


class Presence(models.Model):
    row_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    row_id = models.PositiveBigIntegerField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    since = models.DateTimeField(_("since"))
    seen_at = models.DateTimeField(_("seen at"))
    page = LineField(_("opened form"), max_length=LONGEST_PAGE, blank=True)
    has_left = models.BooleanField(_("has left"), default=False)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("presence")
        verbose_name_plural = _("presences")
        default_permissions = []
        constraints = [
            models.UniqueConstraint(
                fields=["row_type", "row_id", "person"], name="presence_of_a_person_once"
            ),
            models.CheckConstraint(
                condition=models.Q(seen_at__gte=models.F("since")), name="presence_is_seen_after_it_began"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.row_type_id}/{self.row_id}"
