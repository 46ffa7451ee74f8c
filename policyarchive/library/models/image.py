"""A picture with what people say about it: alternative text, caption, credit, licence, focal point."""

from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language_info, gettext
from django.utils.translation import gettext_lazy as _

from policyarchive.lib.data.fields import LineField
from policyarchive.lib.language.translated import column, columns, filled
from policyarchive.lib.licences import Licence
from policyarchive.library.models.stored import StoredFile
from policyarchive.library.renditions import height_for, widths_for

PERCENT = [MaxValueValidator(100)]


class ImageQuerySet(models.QuerySet):
    def with_file(self) -> Self:
        return self.select_related("stored")

    def without_alt(self) -> Self:
        """Pictures that are not decorative and lack a text in one of the site's languages."""
        complete = Q(is_decorative=True)
        described = Q()
        for name in columns("alt"):
            described &= filled(name)
        return self.exclude(complete | described)


class Image(models.Model):
    stored = models.ForeignKey(
        StoredFile, models.PROTECT, related_name="images", editable=False, verbose_name=_("file")
    )
    uploaded_sha256 = models.CharField(max_length=64, unique=True, editable=False)
    name = LineField(_("file name"), max_length=150, editable=False)
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    alt = LineField(
        _("alternative text"),
        max_length=300,
        blank=True,
        help_text=_("Describes the picture for people who cannot see it."),
    )
    is_decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("Decoration only; screen readers skip it."),
    )
    caption = LineField(_("caption"), max_length=500, blank=True)
    credit = LineField(_("credit"), max_length=200, blank=True, help_text=_("Who made it."))
    licence = models.CharField(_("licence"), max_length=12, choices=Licence, default=Licence.NONE)
    focus_x = models.PositiveSmallIntegerField(
        _("focal point from the left, in percent"), default=50, validators=PERCENT
    )
    focus_y = models.PositiveSmallIntegerField(
        _("focal point from the top, in percent"), default=50, validators=PERCENT
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("uploaded by"),
    )
    created_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last saved"), auto_now=True)

    served_under = ""  # the address of a preview whose readers get it there; in memory only

    objects = ImageQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["-pk"]
        default_permissions = ["add", "change", "delete", "view", "translate"]
        constraints = [
            models.CheckConstraint(condition=Q(width__gt=0, height__gt=0), name="image_has_a_size"),
            models.CheckConstraint(
                condition=Q(focus_x__lte=100, focus_y__lte=100), name="image_focus_lies_in_the_picture"
            ),
            models.CheckConstraint(condition=Q(licence__in=Licence.values), name="image_licence_is_known"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def widths(self) -> list[int]:
        return widths_for(self.width)

    def url(self, width: int, format: str = "webp") -> str:
        return self.served_under + reverse("library:picture", args=[self.pk, width, format])

    def srcset(self, format: str) -> str:
        return ", ".join(f"{self.url(width, format)} {width}w" for width in self.widths)

    @property
    def default_width(self) -> int:
        """Return the width for programs that know nothing of `srcset`."""
        return max((width for width in self.widths if width <= 800), default=self.widths[0])

    @property
    def default_height(self) -> int:
        return height_for(self.default_width, (self.width, self.height))

    @property
    def default_url(self) -> str:
        return self.url(self.default_width)

    def alt_in(self, language: str) -> str:
        return "" if self.is_decorative else getattr(self, column("alt", language)) or ""

    def reasons_not_to_be_shown(self, languages: list[str]) -> list[str]:
        """Return a sentence for each of the languages in which the picture would be silent."""
        lacking = [code for code in languages if not self.is_decorative and not self.alt_in(code)]
        return [
            gettext("The picture “%(name)s” has no alternative text in %(language)s.")
            % {"name": self.name, "language": get_language_info(code)["name_translated"]}
            for code in lacking
        ]
