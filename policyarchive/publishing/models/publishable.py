"""What can be public. "Public" is defined here, once, in `published()`; every front end asks it.

What visitors get and what editors work on are two rows of one table: a working copy points to its public row.
"""

from collections.abc import Iterable
from typing import ClassVar, Self, cast

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from policyarchive.lib.data.fields import LineField, LinesField
from policyarchive.lib.language.translated import is_whole
from policyarchive.publishing.models.years import years_of
from policyarchive.publishing.stages import APPROVED, HIDDEN, NOT_LIVE, OPEN, READABLE, Stage

# What a content app registers for translation beside its own texts.
PUBLISHABLE_TEXTS = ("change_note", "withdrawal_reason")

GONE = Q(stage=Stage.UNPUBLISHED) | Q(stage__in=OPEN, first_published_at__isnull=False, copy_of=None)


class PublishableQuerySet(models.QuerySet):
    def published(self) -> Self:
        """Rows that stand in lists, feeds, search, counts. A working copy is never live (by constraint)."""
        return self.filter(stage=Stage.LIVE)

    def published_among(self, keys: Iterable[int]) -> Self:
        """Published rows with these keys; asked for both at once, SQLite begins at all that is public."""
        is_public = Exists(type(self)(self.model).published().filter(pk=OuterRef("pk")))
        return self.filter(is_public, pk__in=list(keys))

    def not_published(self) -> Self:
        """All other rows, for who asks about many: of these there are few."""
        return self.filter(stage__in=NOT_LIVE)

    def years_of(self, name: str) -> list[int]:
        """Return the years that the date field NAME has in these rows, newest first."""
        return years_of(self, name)

    def readable(self) -> Self:
        """Rows that answer at their own address: the published and the withdrawn."""
        return self.filter(stage__in=READABLE)

    def approved(self) -> Self:
        """Rows that a publisher stands for: what visitors read, and what is planned to become public."""
        return self.filter(stage__in=APPROVED)

    def gone(self) -> Self:
        """Rows that were public once and are not any more; their address says so or leads elsewhere."""
        return self.filter(GONE)

    def known_to_visitors(self) -> Self:
        """Rows whose address answers more than that there is nothing: the readable and the gone."""
        return self.filter(Q(stage__in=READABLE) | GONE)

    def in_language(self, language: str) -> Self:
        """Rows that say in the language all that they say; a fallback or a part is not a translation."""
        return self.filter(is_whole(self.model, language))

    def originals(self) -> Self:
        """Rows that are items of their own, not working copies."""
        return self.filter(copy_of=None)

    def working_copies(self) -> Self:
        return self.exclude(copy_of=None)


class Publishable(models.Model):
    """A row with a stage. TEXTS names the translated texts that readers read, the title first: a translation
    that lacks one that the original has is partial. Names of places and offices do not count among them.
    IDENTITY names the columns that a working copy never has.

    OWNED names the accessors of rows that belong to this one, LINKED its many-to-many fields: both are copied
    with a working copy, laid over the public row on publishing, and kept in revisions.
    """

    texts: ClassVar[list[str]] = ["title"]
    identity: ClassVar[list[str]] = []
    owned: ClassVar[list[str]] = []
    linked: ClassVar[list[str]] = []
    dated_by: ClassVar[str] = ""  # the date column that says when it was published, where there is one

    stage = models.CharField(_("stage"), max_length=12, choices=Stage, default=Stage.DRAFT)
    copy_of_id: int | None
    copy_of = models.OneToOneField(
        "self",
        models.CASCADE,
        null=True,
        blank=True,
        editable=False,
        related_name="working_copy",
        verbose_name=_("working copy of"),
    )
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    first_published_at = models.DateTimeField(_("first published"), null=True, blank=True, editable=False)
    revised_on = models.DateField(_("revised on"), null=True, blank=True, editable=False)
    revised_at = models.DateTimeField(_("moment of the last major change"), null=True, editable=False)
    withdrawn_at = models.DateTimeField(_("moment of the withdrawal"), null=True, editable=False)
    change_note = LinesField(_("what changed"), blank=True, editable=False)
    withdrawal_reason = LinesField(_("reason for the withdrawal"), blank=True, editable=False)
    redirect_to = LineField(_("leads to"), max_length=500, blank=True, editable=False)

    class Meta:
        abstract = True
        default_permissions = ["add", "change", "delete", "view", "publish", "translate"]
        constraints = [
            models.CheckConstraint(
                condition=Q(stage__in=Stage.values), name="%(app_label)s_%(class)s_stage_is_known"
            ),
            models.CheckConstraint(
                condition=Q(copy_of=None) | Q(stage__in=OPEN),
                name="%(app_label)s_%(class)s_copy_is_never_public",
            ),
            models.CheckConstraint(
                condition=Q(redirect_to="") | Q(stage__in=HIDDEN),
                name="%(app_label)s_%(class)s_only_the_hidden_lead_elsewhere",
            ),
        ]

    @property
    def is_published(self) -> bool:
        return self.stage == Stage.LIVE

    @property
    def is_readable(self) -> bool:
        """Tell whether visitors can see the row; such a row is changed through a working copy only."""
        return self.stage in READABLE

    @property
    def is_withdrawn(self) -> bool:
        return self.stage == Stage.WITHDRAWN

    @property
    def shows_files(self) -> bool:
        """Tell whether its page shows pictures and attachments; those of the withdrawn are private again."""
        return not self.is_withdrawn

    @property
    def is_gone(self) -> bool:
        """Tell whether visitors could see the row once, and cannot any more."""
        was_public = self.stage in OPEN and self.first_published_at is not None
        return (self.stage == Stage.UNPUBLISHED or was_public) and not self.is_working_copy

    @property
    def is_working_copy(self) -> bool:
        return self.copy_of_id is not None

    @property
    def item_id(self) -> int:
        """Return the key under which the item's history is kept: the public row's, also for its copy."""
        return self.copy_of_id or self.pk

    @property
    def public_row(self) -> Self:
        """Return the row that holds the identity: the original of a working copy, else the row itself."""
        return cast(Self, self.copy_of or self)

    @property
    def open_copy(self) -> Self | None:
        """Return the working copy of the row, where there is one (select `working_copy` for many rows)."""
        return getattr(self, "working_copy", None)

    @property
    def date_follows_publication(self) -> bool:
        """Tell whether the date is to be that of the publication, where no editor says otherwise."""
        row = self.public_row
        return bool(self.dated_by) and row.stage in OPEN and row.first_published_at is None

    def reasons_not_to_be_live(self) -> list[str]:
        """Return sentences, each naming what is missing; none means that the item may be made live."""
        return []
