"""The filters of the lists, as forms: known parameters are cleaned; what fits nothing finds nothing."""

from functools import cache
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.paginator import Page, Paginator
from django.template.loader import render_to_string
from django.urls import get_script_prefix
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement, City, CooperationArea, Kind, Region
from agreements.status import Status
from news.facets.names import facet_of
from news.facets.selection import Selection
from news.models import Category, Post
from policyarchive.lib.data.kept import kept
from policyarchive.lib.data.recording import today
from policyarchive.lib.language.words import in_language
from policyarchive.pages.addressed import Addressed, FoldedForm, choices_in_words, nearest_page
from policyarchive.pages.languages import page_language, url_here, with_query
from policyarchive.pages.selects import QuickSelect
from policyarchive.search.query.groups import LONGEST
from policyarchive.search.results.search import keys_found
from policyarchive.search.results.selection import ANYWHERE, AUTHOR, BODY, TITLE, TITLE_AND_BODY

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


class List(Addressed):
    """What is shown of a list. Read `rows` and `page_of`, and `query` for links that keep its filters."""

    def page_of(self, rows) -> Page:
        """Return the page asked for, or the nearest there is."""
        return Paginator(rows, PAGE_SIZE).get_page(nearest_page(self.page_wanted))


class ListFilter(List, FoldedForm):
    """A list's filters."""

    required_css_class = "required"
    narrowings: ClassVar[dict[str, str]] = {}

    @classmethod
    def of(cls, data) -> Any:
        """Return the list that an address asks for; a form, which costs a lot, only where it narrows."""
        return cls(data) if any(name in cls.base_fields for name in data) else WholeList(cls, data)

    @staticmethod
    def everything():
        """Return the rows of the list that is not narrowed."""
        raise NotImplementedError

    def __init__(self, data):
        super().__init__(data, auto_id="filter-%s")
        for field in self.fields.values():
            field.error_messages["invalid_choice"] = _("There is no such choice.")
        self.all_rows = self.everything()
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
        return {"filter": choices_in_words(self, self.chosen), "count": count}


class WholeList(List):
    """A list whose address narrows nothing: it says what its FORM would, which nobody has to make."""

    chosen: ClassVar[dict] = {}
    errors: ClassVar[dict] = {}
    data: ClassVar[dict] = {}
    is_narrowed = False

    def __init__(self, form: type[ListFilter], data):
        self.form, self.fields = form, form.base_fields
        self.page_wanted = data.get("page", "")

    @property
    def rows(self):
        return self.form.everything()

    all_rows = rows

    @property
    def selection(self):
        return self.form.selection.fget(self)  # type: ignore[attr-defined]

    def title(self, count: int) -> str:
        return self.form.title(self, count)  # type: ignore[arg-type]

    def description(self, count: int) -> str:
        return self.form.description(self, count)  # type: ignore[arg-type]

    def _said(self) -> dict[str, str]:
        return {}


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


def feed_of_list(view: str, chosen: Any) -> str:
    """Return the path of the feed of exactly what a list shows; a filter that nothing can fit has none."""
    return "" if chosen.errors else with_query(url_here(view), chosen.query)


def filter_html(shown: Any, view: str) -> SafeString:
    """Return the form that narrows the list at VIEW; that of the whole list is kept."""
    if not isinstance(shown, WholeList):
        return _filter_html(shown, view)
    return kept((view, page_language(), get_script_prefix()), lambda: _filter_html(shown.form({}), view))


def _filter_html(form: ListFilter, view: str) -> SafeString:
    return render_to_string("components/filter.html", {"filter": form, "view": view})


def year_choices(years: list[int]) -> list[tuple]:
    return [("", _("All years")), *((year, str(year)) for year in years)]
