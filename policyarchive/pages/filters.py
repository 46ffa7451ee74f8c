"""The filters of the board, the register and the cities, as forms; what fits nothing finds nothing."""

from functools import cache

from django import forms
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement, City, CooperationArea, Kind, Region
from agreements.status import Status
from news.facets.names import facet_of
from news.facets.selection import Selection
from news.models import Category, Post
from policyarchive.lib.data.recording import today
from policyarchive.pages.languages import page_language
from policyarchive.pages.lists import ListFilter, NamedChoiceField, WordsField, rows_with
from policyarchive.pages.selects import QuickSelect
from policyarchive.search.results.selection import AUTHOR, BODY, TITLE, TITLE_AND_BODY

SCOPES = [
    (TITLE_AND_BODY, _("Title and text")),
    (TITLE, _("Title")),
    (BODY, _("Text")),
    (AUTHOR, _("Author")),
]


class BoardFilter(ListFilter):
    category = NamedChoiceField(
        Category.objects.all(), label=_("Category"), widget=forms.HiddenInput
    )  # has tabs
    area = NamedChoiceField(CooperationArea.objects.all(), label=_("Area"), empty_label=_("All areas"))
    city = NamedChoiceField(City.objects.all(), label=_("City"), empty_label=_("All cities"))
    year = forms.TypedChoiceField(
        label=_("Year"), coerce=int, empty_value=None, required=False, widget=QuickSelect
    )
    scope = forms.ChoiceField(label=_("Search in"), choices=SCOPES, required=False, widget=QuickSelect)
    q = WordsField()

    narrowings = {"category": "in_category", "area": "in_area", "city": "about_city", "year": "posted_in"}
    defaults = {"scope": TITLE_AND_BODY}
    belongings = {"scope": "q"}

    @staticmethod
    def everything():
        return Post.objects.published()

    def __init__(self, data):
        super().__init__(data)
        self.fields["year"].choices = cache(lambda: year_choices(self.all_rows.years()))
        self.fields["city"].queryset = City.objects.by_name(page_language())

    @property
    def chosen(self) -> dict:
        """Leave the scope out: alone it narrows nothing."""
        return {name: value for name, value in super().chosen.items() if name != "scope"}

    @property
    def selection(self) -> Selection | None:
        """Return the rows as the board counts them; none for what a search found, and what fits nothing."""
        chosen = dict(self.chosen)
        if self.errors or "q" in chosen:
            return None
        year = chosen.pop("year", None)
        return Selection(tuple(map(facet_of, chosen.values())), year)

    def title(self, count):
        if not self.chosen:
            return gettext("News")
        sentence = ngettext(
            "News: %(filter)s (%(count)s post)",
            "News: %(filter)s (%(count)s posts)",
            count,
        )
        return sentence % self.words(count)

    def description(self, count):
        if not self.chosen:
            return gettext("News about the city's agreements, its partner cities and their cooperation.")
        sentence = ngettext(
            "%(count)s post that fits: %(filter)s.",
            "%(count)s posts that fit: %(filter)s.",
            count,
        )
        return sentence % self.words(count)

    def narrow(self, rows, name, value):
        if name == "q":
            return rows_with(rows, "news", value, scope=self.cleaned_data["scope"] or TITLE_AND_BODY)
        return super().narrow(rows, name, value)


class RegisterFilter(ListFilter):
    kind = forms.ChoiceField(label=_("Kind"), required=False, widget=QuickSelect)
    city = NamedChoiceField(City.objects.all(), label=_("City"), empty_label=_("All cities"))
    area = NamedChoiceField(CooperationArea.objects.all(), label=_("Area"), empty_label=_("All areas"))
    region = forms.ChoiceField(label=_("Region"), required=False, widget=QuickSelect)
    status = forms.ChoiceField(label=_("Status"), required=False, widget=QuickSelect)
    year = forms.TypedChoiceField(
        label=_("Year signed"), coerce=int, empty_value=None, required=False, widget=QuickSelect
    )
    q = WordsField()

    narrowings = {
        "kind": "of_kind",
        "city": "with_city",
        "area": "in_area",
        "region": "in_region",
        "year": "signed_in",
    }

    @staticmethod
    def everything():
        return Agreement.objects.published()

    def __init__(self, data):
        super().__init__(data)
        self.fields["kind"].choices = [("", _("All kinds")), *Kind.choices]
        self.fields["region"].choices = [("", _("All regions")), *Region.choices]
        self.fields["status"].choices = [("", _("Any status")), *Status.choices]
        self.fields["year"].choices = cache(lambda: year_choices(self.all_rows.years()))
        self.fields["city"].queryset = City.objects.partners().by_name(page_language())

    def title(self, count):
        if not self.chosen:
            return gettext("Agreements")
        sentence = ngettext(
            "Agreements: %(filter)s (%(count)s agreement)",
            "Agreements: %(filter)s (%(count)s agreements)",
            count,
        )
        return sentence % self.words(count)

    def description(self, count):
        if not self.chosen:
            return gettext("The city's agreements with its partner cities, by kind, city, area and year.")
        sentence = ngettext(
            "%(count)s agreement that fits: %(filter)s.",
            "%(count)s agreements that fit: %(filter)s.",
            count,
        )
        return sentence % self.words(count)

    def narrow(self, rows, name, value):
        if name == "q":
            return rows_with(rows, "agreement", value)
        if name == "status":
            return rows.in_status(value, on=today())
        return super().narrow(rows, name, value)


class CityFilter(ListFilter):
    region = forms.ChoiceField(label=_("Region"), required=False, widget=QuickSelect)

    narrowings = {"region": "in_region"}

    @staticmethod
    def everything():
        return City.objects.partners()

    def __init__(self, data):
        super().__init__(data)
        self.fields["region"].choices = [("", _("All regions")), *Region.choices]

    def title(self, count):
        if not self.chosen:
            return gettext("Partner cities")
        sentence = ngettext(
            "Partner cities: %(filter)s (%(count)s city)",
            "Partner cities: %(filter)s (%(count)s cities)",
            count,
        )
        return sentence % self.words(count)

    def description(self, count):
        if not self.chosen:
            return gettext("Cities, provinces and states that the city has agreements with, by region.")
        sentence = ngettext(
            "%(count)s city that fits: %(filter)s.",
            "%(count)s cities that fit: %(filter)s.",
            count,
        )
        return sentence % self.words(count)


def year_choices(years: list[int]) -> list[tuple]:
    return [("", _("All years")), *((year, str(year)) for year in years)]
