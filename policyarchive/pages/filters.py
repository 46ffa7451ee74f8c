"""The filters of the lists, as forms: known parameters are cleaned; what fits nothing finds nothing."""

from functools import cache
from typing import Any, ClassVar
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement, City, CooperationArea, Kind, Region
from agreements.status import Status
from news.models import Category, Post
from policyarchive.lib.words import in_language
from policyarchive.pages.languages import page_language
from policyarchive.pages.selects import QuickSelect
from policyarchive.search.query import LONGEST
from policyarchive.search.results import keys_found
from policyarchive.search.selection import ANYWHERE, AUTHOR, BODY, TITLE, TITLE_AND_BODY

PAGE_SIZE = 20
SCOPES = [
    (TITLE_AND_BODY, _("Title and text")),
    (TITLE, _("Title")),
    (BODY, _("Text")),
    (AUTHOR, _("Author")),
]


class NamedChoiceField(forms.ModelChoiceField):
    """A choice of rows by slug, shown by their names in the page's language."""

    widget = QuickSelect

    def __init__(self, queryset, **kwargs):
        super().__init__(queryset, to_field_name="slug", required=False, **kwargs)

    def to_python(self, value):
        """Take an address name that a row had before for the row."""
        try:
            return super().to_python(value)
        except ValidationError:
            row = self.queryset.formerly(str(value))  # type: ignore[union-attr]
            if row is None:
                raise
            return row

    def label_from_instance(self, row) -> str:
        return in_language(row, "name", page_language()).text


class AddressedForm(forms.Form):
    """A form whose state is an address: of each state there is one, without what says nothing.

    It says nothing to ask for nothing, for what is so anyway (`defaults`), for the first page, or for more of
    what `belongings` names without that to which it belongs.
    """

    defaults: ClassVar[dict[str, str]] = {}
    belongings: ClassVar[dict[str, str]] = {}
    page_wanted: str

    @property
    def query(self) -> str:
        """Return the known parameters in their order, without the page, as `category=a&year=2017`."""
        return urlencode(self._said())

    @property
    def query_with_page(self) -> str:
        return "&".join(filter(None, [self.query, urlencode(self._page_said())]))

    def is_canonical(self, asked: QueryDict) -> bool:
        """Tell whether what is asked says no more than it has to.

        The order and unknown names do not matter; a bad page gets the nearest one where it is asked.
        """
        known = {name: values for name, values in asked.lists() if name in self.fields}
        is_short = asked.get("page") not in {"", "1"}
        return is_short and known == {name: [value] for name, value in self._said().items()}

    def _said(self) -> dict[str, str]:
        self.is_valid()
        said = {name: self._value(name) for name in self.fields}
        said = {name: text for name, text in said.items() if text and text != self.defaults.get(name)}
        return {name: text for name, text in said.items() if self.belongings.get(name, name) in said}

    def _value(self, name: str) -> str:
        """Return a value as an address has it; one that fits nothing as it was given."""
        value = self.cleaned_data.get(name, self.data.get(name, ""))
        if name in self.errors:
            value = self.data.get(name, "")
        return (
            "" if value in ("", None, False) else str(getattr(value, "slug", 1 if value is True else value))
        )

    def _page_said(self) -> dict[str, str]:
        page = nearest_page(self.page_wanted)
        return {"page": str(page)} if page > 1 else {}


class FoldedForm(AddressedForm):
    """A form that a narrow screen shows folded; its head tells how many choices were made in it."""

    @property
    def times_chosen(self) -> int:
        narrowing = (field for field in self.visible_fields() if field.name not in {"scope", "sort"})
        return sum(bool(field.value()) for field in narrowing)


class ListFilter(FoldedForm):
    """A list's filters. Read `rows` and `page`, and `query` for links that keep them."""

    required_css_class = "required"
    narrowings: ClassVar[dict[str, str]] = {}

    def __init__(self, data, *, rows):
        super().__init__(data, auto_id="filter-%s")
        for field in self.fields.values():
            field.error_messages["invalid_choice"] = _("There is no such choice.")
        self.all_rows = rows
        self.page_wanted = data.get("page", "")

    @property
    def rows(self):
        """Return the rows that fit all filters; none where a value fits nothing."""
        if not self.is_valid():
            return self.all_rows.none()
        rows = self.all_rows
        for name, value in self.chosen.items():
            rows = self.narrow(rows, name, value)
        return rows

    def narrow(self, rows, name: str, value):
        return getattr(rows, self.narrowings[name])(value)

    @property
    def chosen(self) -> dict:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in ("", None)}

    @property
    def is_narrowed(self) -> bool:
        return bool(self.chosen or self.errors)

    def title(self, count: int) -> str:
        """Return what the list shows, with how many where a filter chose them."""
        raise NotImplementedError

    def description(self, count: int) -> str:
        raise NotImplementedError

    def words(self, count: int) -> dict:
        """Return what a title of the narrowed list says: the choices by name, and how many rows fit."""
        return {"filter": choices_told(self, self.chosen), "count": count}

    def page_of(self, rows) -> Page:
        """Return the page asked for, or the nearest there is."""
        return Paginator(rows, PAGE_SIZE).get_page(nearest_page(self.page_wanted))


def choices_told(form: forms.Form, chosen: dict) -> str:
    """Return the choices of a form as a reader says them, the places first."""
    order = {name: place for place, name in enumerate(["city", "area", "category"])}
    names = sorted(chosen, key=lambda name: order.get(name, len(order)))
    return " · ".join(_told(form, name, chosen[name]) for name in names)


def _told(form: forms.Form, name: str, value: Any) -> str:
    if hasattr(value, "slug"):
        return in_language(value, "name", page_language()).text
    if name == "year":
        return gettext("%(year)s") % {"year": value}
    if name == "q":
        return gettext("“%(words)s”") % {"words": value}
    return str(dict(form.fields[name].choices).get(value, value))  # type: ignore[attr-defined]


class WordsField(forms.CharField):
    """Words to look for in a list; what is too long is cut, as on the search page."""

    def __init__(self):
        words = forms.TextInput(attrs={"type": "search", "maxlength": LONGEST})
        super().__init__(label=_("Search words"), required=False, widget=words)

    def to_python(self, value) -> str:
        return " ".join((super().to_python(value) or "").split())[:LONGEST]


def rows_with(rows, kind: str, words: str, *, scope: str = ANYWHERE):
    return rows.filter(pk__in=keys_found(kind, words, scope=scope))


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

    def __init__(self, data):
        super().__init__(data, rows=Post.objects.published())
        self.fields["year"].choices = cache(lambda: year_choices(self.all_rows.years()))
        self.fields["city"].queryset = City.objects.by_name(page_language())

    @property
    def chosen(self) -> dict:
        """Leave the scope out: alone it narrows nothing."""
        return {name: value for name, value in super().chosen.items() if name != "scope"}

    def title(self, count):
        if not self.chosen:
            return gettext("News")
        told = ngettext(
            "News: %(filter)s (%(count)s post)",
            "News: %(filter)s (%(count)s posts)",
            count,
        )
        return told % self.words(count)

    def description(self, count):
        if not self.chosen:
            return gettext("News about the city's agreements, its partner cities and their cooperation.")
        told = ngettext(
            "%(count)s post that fits: %(filter)s.",
            "%(count)s posts that fit: %(filter)s.",
            count,
        )
        return told % self.words(count)

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

    def __init__(self, data):
        super().__init__(data, rows=Agreement.objects.published())
        self.fields["kind"].choices = [("", _("All kinds")), *Kind.choices]
        self.fields["region"].choices = [("", _("All regions")), *Region.choices]
        self.fields["status"].choices = [("", _("Any status")), *Status.choices]
        self.fields["year"].choices = cache(lambda: year_choices(self.all_rows.years()))
        self.fields["city"].queryset = City.objects.partners().by_name(page_language())

    def title(self, count):
        if not self.chosen:
            return gettext("Agreements")
        told = ngettext(
            "Agreements: %(filter)s (%(count)s agreement)",
            "Agreements: %(filter)s (%(count)s agreements)",
            count,
        )
        return told % self.words(count)

    def description(self, count):
        if not self.chosen:
            return gettext("The city's agreements with its partner cities, by kind, city, area and year.")
        told = ngettext(
            "%(count)s agreement that fits: %(filter)s.",
            "%(count)s agreements that fit: %(filter)s.",
            count,
        )
        return told % self.words(count)

    def narrow(self, rows, name, value):
        if name == "q":
            return rows_with(rows, "agreement", value)
        if name == "status":
            return rows.in_status(value, on=timezone.localdate())
        return super().narrow(rows, name, value)


class CityFilter(ListFilter):
    region = forms.ChoiceField(label=_("Region"), required=False, widget=QuickSelect)

    narrowings = {"region": "in_region"}

    def __init__(self, data):
        super().__init__(data, rows=City.objects.partners())
        self.fields["region"].choices = [("", _("All regions")), *Region.choices]

    def title(self, count):
        if not self.chosen:
            return gettext("Partner cities")
        told = ngettext(
            "Partner cities: %(filter)s (%(count)s city)",
            "Partner cities: %(filter)s (%(count)s cities)",
            count,
        )
        return told % self.words(count)

    def description(self, count):
        if not self.chosen:
            return gettext("Cities, provinces and states that the city has agreements with, by region.")
        told = ngettext(
            "%(count)s city that fits: %(filter)s.",
            "%(count)s cities that fit: %(filter)s.",
            count,
        )
        return told % self.words(count)


def year_choices(years: list[int]) -> list[tuple]:
    return [("", _("All years")), *((year, str(year)) for year in years)]


def nearest_page(text: str) -> int:
    """Return the page number that was most likely meant; pages beyond the ends are the paginator's matter."""
    digits = text.strip()
    sign = digits.startswith("-")
    digits = digits.removeprefix("-").removeprefix("+")
    if sign or not (digits.isascii() and digits.isdigit()):
        return 1
    return max(1, int(digits[:9]))
