"""The index. Its words stand beside these tables, in what each database has for full text: `backends`."""

from secrets import randbelow

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from policyarchive.lib.data.fields import LineField, PackedField


class SearchDocument(models.Model):
    """A row that can be found. Narrow, because a search reads many; it does not know what is public."""

    kind = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    sorted_on = models.DateField(null=True)
    facets = models.TextField()  # what it is counted by: `Tag.facet` of each, with spaces between
    checksum = models.CharField(max_length=64)
    version = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id"], name="searchdocument_one_for_each_row")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"


class SearchText(models.Model):
    """What the words of a document are made of, normalised; the ranking reads title and body of the first."""

    document = models.OneToOneField(SearchDocument, models.CASCADE, primary_key=True, related_name="text")
    title = models.TextField()
    body = PackedField()
    tags = models.TextField(default="")  # the index's words for them, with spaces between
    authors = models.TextField(default="")

    def __str__(self) -> str:
        return self.title


class SearchTerm(models.Model):
    """A word, or two side by side, of titles: what is suggested, and what a typing error may have meant.

    DOCUMENTS counts hidden ones as well: a term is shown only after a search found it in public.
    """

    text = models.CharField(max_length=80, unique=True)
    keys = models.CharField(max_length=240, db_index=True)
    is_word = models.BooleanField()
    documents = models.IntegerField()

    def __str__(self) -> str:
        return self.text


class SearchState(models.Model):
    """One row: how often a name changed, so that every process knows when to read them again."""

    names_version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="searchstate_is_one_row")]

    def __str__(self) -> str:
        return str(self.names_version)

    @classmethod
    def names_version_now(cls) -> int:
        return cls.objects.filter(pk=1).values_list("names_version", flat=True).first() or 0

    @classmethod
    def names_changed(cls) -> None:
        """Give the names a new version: a random one, because a number that is counted up comes again.

        A process that read the names in a transaction that was rolled back would hold them for those of the
        next change, which would count to the same number.
        """
        version = 1 + randbelow(2**31 - 1)
        if not cls.objects.filter(pk=1).update(names_version=version):
            cls.objects.create(pk=1, names_version=version)


class SearchMiss(models.Model):
    """What visitors looked for and did not find: how often on a day, and never who."""

    day = models.DateField(pgettext_lazy("date of a search", "day"))
    query = LineField(_("looked for"), max_length=100)
    language = models.CharField(_("language"), max_length=10)
    found_instead = LineField(_("shown instead"), max_length=100, blank=True)
    count = models.PositiveIntegerField(_("times"), default=1)

    class Meta:
        verbose_name = _("search without result")
        verbose_name_plural = _("searches without result")
        ordering = ["-day", "-count", "query"]
        default_permissions = ["view"]
        constraints = [
            models.UniqueConstraint(fields=["day", "query", "language"], name="searchmiss_one_a_day")
        ]

    def __str__(self) -> str:
        return self.query
