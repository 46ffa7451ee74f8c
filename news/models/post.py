"""A post on the news board, in one or more languages, one of which is its original."""

import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language_info, gettext
from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement, City, CooperationArea
from news.models.category import Category
from news.models.old_address import HasOldAddress
from news.queries import PostQuerySet
from policyarchive.lib.body.sanitizing import BODY_EXTENSIONS, sanitize_body
from policyarchive.lib.data import recording
from policyarchive.lib.data.days import days_in_the_calendar, moments_in_the_calendar
from policyarchive.lib.data.fields import BodyField, LineField, LinesField
from policyarchive.lib.data.related import name_behind, rows_behind
from policyarchive.lib.language.translated import filled_in_original, language_codes
from policyarchive.lib.language.words import languages_of
from policyarchive.lib.licences import Licence
from policyarchive.library.models import Attachment, Image
from policyarchive.publishing.models import Publishable
from policyarchive.publishing.stages import HIDDEN


def today() -> datetime.date:
    return recording.today()


def title_is_missing(language: str) -> str:
    name = get_language_info(language)["name_translated"]
    return gettext("The title in %(language)s is missing, the post's original language.") % {"language": name}


def is_pinned(first: datetime.date | None, last: datetime.date | None, *, on: datetime.date) -> bool:
    return first is not None and first <= on and (last is None or on <= last)


class Post(HasOldAddress, Publishable):
    texts = ["title", "summary", "body"]
    identity = ["number", "ref", "legacy_address", "legacy_path", "legacy_names", "views"]
    owned = ["area_links", "attachment_links"]
    linked = ["agreements", "cities"]
    dated_by = "posted_on"

    number = models.PositiveIntegerField(_("number"), unique=True, null=True, editable=False)
    ref = LineField(
        _("reference in another system"),
        max_length=120,
        unique=True,
        null=True,
        blank=True,
        help_text=_("Importers find the post again by it."),
    )
    original_language = models.CharField(
        _("original language"), max_length=10, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    title = LineField(_("title"), max_length=300)
    summary = LinesField(_("summary"), blank=True)
    body = BodyField(_("body"), blank=True, extensions=BODY_EXTENSIONS, sanitize=sanitize_body)
    category = models.ForeignKey(
        Category, models.PROTECT, null=True, blank=True, related_name="posts", verbose_name=_("category")
    )
    byline = LineField(_("author"), max_length=120, blank=True)
    department = LineField(_("department"), max_length=120, blank=True)
    posted_on = models.DateField(
        _("posted on"), default=today, help_text=_("The day it was posted, not the day of the event.")
    )
    pinned_from = models.DateField(_("pinned from"), null=True, blank=True)
    pinned_until = models.DateField(_("pinned until"), null=True, blank=True)
    views = models.PositiveIntegerField(_("views"), default=0, editable=False)
    licence = models.CharField(_("licence"), max_length=12, choices=Licence, default=Licence.NONE)
    has_ai_mark = models.BooleanField(
        _("AI mark"), default=False, help_text=_("KOGL's AI mark, shown beside one of the types 1 to 4.")
    )
    agreements = models.ManyToManyField(
        Agreement, blank=True, related_name="posts", verbose_name=_("agreements")
    )
    cities = models.ManyToManyField(City, blank=True, related_name="posts", verbose_name=_("cities"))
    areas = models.ManyToManyField(
        CooperationArea, through="PostArea", related_name="posts", verbose_name=_("areas")
    )
    lead_image = models.ForeignKey(
        Image, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("lead picture")
    )
    updated_at = models.DateTimeField(_("last saved"), auto_now=True)

    objects = PostQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["-posted_on", "-number"]
        indexes = [
            models.Index(fields=["stage", "-posted_on", "-number"], name="post_newest_first"),
            models.Index(fields=["category", "stage", "-posted_on", "-number"], name="post_by_category"),
            models.Index(fields=["stage", "updated_at"], name="post_last_changed"),
            # Lists of the admin by day and by last change, in Django's order: ties by key.
            models.Index(
                fields=["posted_on", "id"], name="post_item_by_day", condition=Q(number__isnull=False)
            ),
            models.Index(
                fields=["updated_at", "id"], name="post_item_by_change", condition=Q(number__isnull=False)
            ),
            models.Index(
                fields=["stage", "-posted_on", "-number"],
                name="post_pinned_first",
                condition=Q(pinned_from__isnull=False),
            ),
            models.Index(
                fields=["legacy_path", "legacy_names"],
                name="post_by_old_address",
                condition=Q(legacy_path__isnull=False),
            ),
        ]
        constraints = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(
                condition=Q(original_language__in=language_codes()), name="post_original_language_is_known"
            ),
            models.CheckConstraint(
                condition=Q(copy_of=None, number__isnull=False)
                | Q(copy_of__isnull=False, number=None, ref=None, legacy_address=None, views=0),
                name="post_identity_is_the_public_rows_alone",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=HIDDEN) | filled_in_original("title"),
                name="post_live_has_a_title_in_its_language",
            ),
            models.CheckConstraint(
                condition=Q(pinned_until=None)
                | Q(pinned_from__isnull=False, pinned_until__gte=F("pinned_from")),
                name="post_pinned_from_before_until",
            ),
            models.CheckConstraint(
                condition=days_in_the_calendar("posted_on", "pinned_from", "pinned_until", "revised_on")
                & moments_in_the_calendar("first_published_at", "revised_at", "withdrawn_at", "updated_at"),
                name="post_days_are_in_the_calendar",
            ),
            models.CheckConstraint(
                condition=Q(legacy_address=None, legacy_path=None)
                | Q(legacy_address__isnull=False, legacy_path__isnull=False, legacy_path__startswith="/"),
                name="post_old_address_has_its_path",
            ),
            models.CheckConstraint(condition=Q(licence__in=Licence.values), name="post_licence_is_known"),
            models.CheckConstraint(
                condition=Q(has_ai_mark=False)
                | Q(licence__in=[Licence.KOGL_1, Licence.KOGL_2, Licence.KOGL_3, Licence.KOGL_4]),
                name="post_ai_mark_stands_beside_kogl_1_to_4",
            ),
        ]

    def __str__(self) -> str:
        return self.title or f"#{self.public_row.number}"

    @property
    def languages(self) -> list[str]:
        """Return the languages in which the post has a title, in the site's order."""
        return languages_of(self, "title")

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

    def reasons_not_to_be_live(self) -> list[str]:
        if self.original_language in self.languages:
            return []
        return [title_is_missing(self.original_language)]

    @property
    def date_follows_publication(self) -> bool:
        """A post from another system brings its own day along."""
        return super().date_follows_publication and not self.public_row.ref

    def is_pinned(self, *, on: datetime.date) -> bool:
        return is_pinned(self.pinned_from, self.pinned_until, on=on)


class PostArea(models.Model):
    post = models.ForeignKey(Post, models.CASCADE, related_name="area_links", verbose_name=_("post"))
    area = models.ForeignKey(
        CooperationArea, models.PROTECT, related_name="post_links", verbose_name=_("area")
    )
    position = models.PositiveIntegerField(_("order in the text"), default=0)

    class Meta:
        verbose_name = _("area of the post")
        verbose_name_plural = _("areas of the post")
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["post", "area"], name="postarea_named_once")]

    def __str__(self) -> str:
        return f"{self.position}. {name_behind(self, 'area')}"
