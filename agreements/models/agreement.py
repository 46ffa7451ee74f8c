"""An agreement: the paper itself, not the tie between two cities and not the event of signing."""

import datetime
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from agreements.models.area import CooperationArea
from agreements.queries import AgreementQuerySet
from agreements.slugs import KeepsAddresses, is_not_a_page_of_the_list, makes_an_address
from policyarchive.lib.data.days import days_in_the_calendar, moments_in_the_calendar
from policyarchive.lib.data.fields import LineField, LinesField
from policyarchive.lib.data.related import name_behind, rows_behind
from policyarchive.lib.language.fuzzydate import FuzzyDate, Precision
from policyarchive.lib.language.translated import filled_in_any
from policyarchive.lib.language.words import languages_of
from policyarchive.library.models import Attachment, Image
from policyarchive.publishing.models import Publishable
from policyarchive.publishing.stages import HIDDEN


class Kind(models.TextChoices):
    SISTER_CITY = "sister_city", _("Sister city")
    FRIENDSHIP_CITY = "friendship_city", _("Friendship city")
    MOU = "mou", _("Memorandum of understanding")
    JOINT_DECLARATION = "joint_declaration", _("Joint declaration")
    OTHER = "other", _("Other agreement")


# The English words mislead, so the tier is explained beside the badge.
TIERS: dict[str, Any] = {
    Kind.SISTER_CITY: _("One of two tiers of partnership: the closest one."),
    Kind.FRIENDSHIP_CITY: _(
        "One of two tiers of partnership: the first one, which can become a sister city."
    ),
}


def signed_date(earliest: datetime.date | None, precision: str) -> FuzzyDate | None:
    """Return the date of two columns, `signed_earliest` and `signed_precision`."""
    if not earliest:
        return None
    return FuzzyDate.of(*earliest.timetuple()[: {"year": 1, "month": 2, "day": 3}[precision]])


class Agreement(KeepsAddresses, Publishable):
    texts = ["title", "summary", "note"]
    identity = ["slug"]
    owned = ["parties", "area_links", "relations", "sources", "attachment_links"]

    slug = models.SlugField(_("address name"), max_length=80, unique=True, null=True)
    title = LineField(_("title"), max_length=250)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    signed_earliest = models.DateField(_("signed, earliest day"), null=True, blank=True)
    signed_latest = models.DateField(_("signed, latest day"), null=True, blank=True)
    signed_precision = models.CharField(
        _("signed, precision"),
        max_length=5,
        choices=[
            (Precision.DAY.value, _("day")),
            (Precision.MONTH.value, _("month")),
            (Precision.YEAR.value, _("year")),
        ],
        blank=True,
    )
    place = LineField(_("place of signing"), max_length=200, blank=True)
    effective_on = models.DateField(_("takes effect on"), null=True, blank=True)
    expires_on = models.DateField(_("expires on"), null=True, blank=True)
    suspended_on = models.DateField(_("suspended since"), null=True, blank=True)
    terminated_on = models.DateField(_("terminated on"), null=True, blank=True)
    last_confirmed_on = models.DateField(
        _("last confirmed on"), null=True, blank=True, help_text=_("When a source last showed it in force.")
    )
    areas = models.ManyToManyField(
        CooperationArea, through="AgreementArea", related_name="agreements", verbose_name=_("areas")
    )
    related = models.ManyToManyField(
        "self",
        through="AgreementRelation",
        through_fields=("from_agreement", "to_agreement"),
        symmetrical=False,
        verbose_name=_("related agreements"),
    )
    lead_image = models.ForeignKey(
        Image, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("lead picture")
    )
    summary = LinesField(_("summary"), blank=True)
    note = LinesField(
        _("note"), blank=True, help_text=_("Doubts and disagreements between sources; shown on the page.")
    )

    objects = AgreementQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = ["-signed_earliest", "signed_latest", "slug"]
        indexes = [
            models.Index(fields=["stage", "-signed_earliest"], name="agreement_newest_first"),
        ]
        constraints = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(
                condition=Q(stage__in=HIDDEN) | filled_in_any("title"), name="agreement_live_has_a_title"
            ),
            models.CheckConstraint(
                condition=Q(copy_of=None, slug__isnull=False) | Q(copy_of__isnull=False, slug=None),
                name="agreement_identity_is_the_public_rows_alone",
            ),
            models.CheckConstraint(
                condition=Q(signed_earliest=None, signed_latest=None, signed_precision="")
                | Q(signed_earliest__isnull=False, signed_precision="day", signed_latest=F("signed_earliest"))
                | Q(
                    signed_earliest__isnull=False,
                    signed_precision__in=["month", "year"],
                    signed_latest__gt=F("signed_earliest"),
                ),
                name="agreement_signed_date_fits_its_precision",
            ),
            models.CheckConstraint(
                condition=Q(effective_on=None) | Q(expires_on=None) | Q(expires_on__gte=F("effective_on")),
                name="agreement_expires_after_it_takes_effect",
            ),
            makes_an_address("agreement_slug_makes_an_address"),
            is_not_a_page_of_the_list("agreement_slug_is_not_a_page_of_the_list"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="agreement_kind_is_known"),
            models.CheckConstraint(
                condition=days_in_the_calendar("signed_earliest", "signed_latest")
                & days_in_the_calendar("effective_on", "expires_on", "suspended_on", "terminated_on")
                & days_in_the_calendar("last_confirmed_on", "revised_on")
                & moments_in_the_calendar("first_published_at", "revised_at", "withdrawn_at"),
                name="agreement_days_are_in_the_calendar",
            ),
        ]

    def __str__(self) -> str:
        return self.title or str(self.public_row.slug)

    @property
    def was_given_out(self) -> bool:
        return self.is_readable or self.is_gone

    @property
    def signed_on(self) -> FuzzyDate | None:
        return signed_date(self.signed_earliest, self.signed_precision)

    @signed_on.setter
    def signed_on(self, date: FuzzyDate | None) -> None:
        self.signed_earliest = date.earliest if date else None
        self.signed_latest = date.latest if date else None
        self.signed_precision = date.precision if date else ""

    def reasons_not_to_be_live(self) -> list[str]:
        return [] if languages_of(self, "title") else [gettext("It has no title in any language.")]

    @property
    def tier_note(self) -> str:
        """Return what the kind means for the tie between the cities, or nothing."""
        return str(TIERS.get(self.kind, ""))

    @property
    def attachments(self) -> list[Attachment]:
        """Return the files in order (prefetch `attachment_links__attachment__stored` for many rows)."""
        return rows_behind(self.attachment_links.all(), "attachment")

    @property
    def files_shown(self) -> list[Image | Attachment]:
        """Return what its page shows from the library, whose own texts are read with it."""
        return [*rows_behind([self], "lead_image"), *self.attachments]

    @property
    def ordered_areas(self) -> list[CooperationArea]:
        """Return the areas in the order of the text (prefetch `area_links__area` for many rows)."""
        return rows_behind(self.area_links.all(), "area")


class AgreementArea(models.Model):
    agreement = models.ForeignKey(
        Agreement, models.CASCADE, related_name="area_links", verbose_name=_("agreement")
    )
    area = models.ForeignKey(
        CooperationArea, models.PROTECT, related_name="agreement_links", verbose_name=_("area")
    )
    position = models.PositiveIntegerField(pgettext_lazy("of an agreement", "order in the text"), default=0)

    class Meta:
        verbose_name = _("area of the agreement")
        verbose_name_plural = _("areas of the agreement")
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["agreement", "area"], name="agreementarea_named_once")]

    def __str__(self) -> str:
        return f"{self.position}. {name_behind(self, 'area')}"
