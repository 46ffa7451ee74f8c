"""Lists that an address narrows: the form, where one is needed, the whole list, and how both are shown."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.paginator import Page, Paginator
from django.template.loader import render_to_string
from django.urls import get_script_prefix
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from policyarchive.lib.data.kept import kept
from policyarchive.lib.language.words import in_language
from policyarchive.pages.addressed import Addressed, FoldedForm, choices_in_words, nearest_page
from policyarchive.pages.languages import page_language, url_here, with_query
from policyarchive.pages.selects import QuickSelect
from policyarchive.search.query.groups import LONGEST
from policyarchive.search.results.search import keys_found
from policyarchive.search.results.selection import ANYWHERE

PAGE_SIZE = 20


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
