"""The search page's form: what is looked for, and what the results are narrowed to."""

from collections import Counter
from functools import cached_property
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agreements.models import City, CooperationArea
from news.models import Category
from policyarchive.content.registry import content_types
from policyarchive.lib.data.recording import today
from policyarchive.pages.addressed import FoldedForm, choices_in_words
from policyarchive.pages.languages import page_language
from policyarchive.pages.lists import NamedChoiceField
from policyarchive.pages.selects import QuickSelect
from policyarchive.search.documents import Tag
from policyarchive.search.query.groups import LONGEST
from policyarchive.search.results.search import BY_NEWEST, BY_RELEVANCE, Search
from policyarchive.search.results.selection import Filters

SORTS = {BY_RELEVANCE: _("Relevance"), BY_NEWEST: _("Newest first")}


def kind_label(kind: str, *, is_home: bool = False):
    """Return what a result or a suggestion is; the city whose archive this is is no partner of itself."""
    return _("City") if is_home else labels_of_kinds().get(kind, "")


def labels_of_kinds() -> dict[str, Any]:
    """Return what the kinds of results are called, in the order of their tabs."""
    return {known.kind: known.label for known in content_types()}


def any_kind() -> list[tuple]:
    return [("", ""), *labels_of_kinds().items()]


class CountedChoiceField(NamedChoiceField):
    """Rows by slug, each with how many results it would leave; those without any are not offered."""

    counts: Counter = Counter()

    def offer(self, counts: Counter, chosen) -> None:
        self.counts = counts
        wanted = [*counts, *([chosen.pk] if chosen else [])]
        self.queryset = self.queryset.filter(pk__in=wanted)  # type: ignore[union-attr]

    def label_from_instance(self, row) -> str:
        return f"{super().label_from_instance(row)} ({self.counts[row.pk]})"


class SearchForm(FoldedForm):
    q = forms.CharField(label=_("Search words"), required=False, strip=True, widget=forms.HiddenInput)
    kind = forms.ChoiceField(choices=any_kind, required=False, widget=forms.HiddenInput)
    city = CountedChoiceField(City.objects.all(), label=_("City"), empty_label=_("All cities"))
    area = CountedChoiceField(CooperationArea.objects.all(), label=_("Area"), empty_label=_("All areas"))
    category = CountedChoiceField(
        Category.objects.all(), label=_("Category"), empty_label=_("All categories")
    )
    year = forms.TypedChoiceField(
        label=_("Year"), coerce=int, empty_value=None, required=False, widget=QuickSelect
    )
    language = forms.ChoiceField(label=_("Language"), required=False, widget=QuickSelect)
    sort = forms.ChoiceField(label=_("Sort by"), choices=SORTS, required=False, widget=QuickSelect)
    exact = forms.BooleanField(required=False, widget=forms.HiddenInput)

    tags = ("city", "area", "category")
    defaults = {"sort": BY_RELEVANCE}

    def __init__(self, data):
        super().__init__(data, auto_id="filter-%s")
        self.page_wanted = data.get("page", "")
        self.fields["city"].queryset = City.objects.by_name(page_language())
        self.fields["year"].choices = any_year  # which is asked only where a year is chosen
        self.fields["language"].choices = [("", _("All languages")), *settings.LANGUAGES]

    @property
    def words(self) -> str:
        return " ".join(self.data.get("q", "").split())

    @property
    def is_cut(self) -> bool:
        return len(self.words) > LONGEST

    @cached_property
    def filters(self) -> Filters:
        """Return the filters; a value that fits nothing is left out, and the form says so beside it."""
        self.is_valid()
        chosen = self.cleaned_data
        tags = tuple(Tag(name, chosen[name].pk) for name in self.tags if chosen.get(name))
        return Filters(
            kind=chosen.get("kind") or "",
            year=chosen.get("year"),
            language=chosen.get("language") or "",
            tags=tags,
        )

    @property
    def is_narrowed(self) -> bool:
        return bool(self.filters.chosen or self.errors)

    @property
    def title(self) -> str:
        """Return what is shown: the words, and what the results are narrowed to."""
        if not self.words:
            return gettext("Search")
        self.is_valid()
        left_out = {"q", "sort", "exact"}
        chosen = {name: value for name, value in self.cleaned_data.items() if value and name not in left_out}
        words = {"words": self.search.query.text, "filter": choices_in_words(self, chosen)}
        if chosen:
            return gettext("Search results for “%(words)s”: %(filter)s") % words
        return gettext("Search results for “%(words)s”") % words

    @cached_property
    def search(self) -> Search:
        self.is_valid()
        return Search(
            self.words,
            today=today(),
            filters=self.filters,
            sort=self.cleaned_data.get("sort") or BY_RELEVANCE,
            is_literal=bool(self.cleaned_data.get("exact")),
        )

    def offer_counts(self) -> None:
        """Show beside each choice how many results it would leave."""
        facets = self.search.facets
        fields: dict[str, Any] = self.fields
        for name in self.tags:
            fields[name].offer(facets.of(name), self.cleaned_data.get(name))
        chosen = {self.filters.year: 0} if self.filters.year else {}
        years = sorted((chosen | facets.of("year")).items(), reverse=True)
        fields["year"].choices = [("", _("All years")), *_counted((y, y, n) for y, n in years)]
        languages = facets.of("language")
        known = [(code, name, languages[code]) for code, name in settings.LANGUAGES]
        fields["language"].choices = [("", _("All languages")), *_counted(known)]

    def kinds(self) -> list[dict]:
        """Return the tabs: each kind with its number of results, and all of them."""
        counts = self.search.facets.of("kind")
        tabs = [{"kind": "", "label": _("All"), "count": sum(counts.values())}]
        tabs += [
            {"kind": kind, "label": label, "count": counts[kind]} for kind, label in labels_of_kinds().items()
        ]
        return [tab | {"is_current": tab["kind"] == self.filters.kind} for tab in tabs]


def any_year() -> list[tuple]:
    return [("", ""), *((year, year) for year in range(today().year + 1, 1899, -1))]


def _counted(choices) -> list[tuple]:
    return [(value, f"{label} ({count})") for value, label, count in choices]
