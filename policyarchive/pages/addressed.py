"""Forms whose state is an address, and what they say of it to readers."""

from typing import Any, ClassVar
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext

from policyarchive.lib.language.words import in_language
from policyarchive.pages.languages import page_language


class Addressed:
    """The state of a list, which is an address: of each state there is one, without what says nothing.

    It says nothing to ask for nothing, for what is so anyway (`defaults`), for the first page, or for more of
    what `belongings` names without that to which it belongs.
    """

    fields: dict[str, Any]
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
        raise NotImplementedError

    def _page_said(self) -> dict[str, str]:
        page = nearest_page(self.page_wanted)
        return {"page": str(page)} if page > 1 else {}


class AddressedForm(Addressed, forms.Form):
    """A form whose state is an address."""

    defaults: ClassVar[dict[str, str]] = {}
    belongings: ClassVar[dict[str, str]] = {}

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


class FoldedForm(AddressedForm):
    """A form that a narrow screen shows folded; its head tells how many choices were made in it."""

    @property
    def times_chosen(self) -> int:
        narrowing = (field for field in self.visible_fields() if field.name not in {"scope", "sort"})
        return sum(bool(field.value()) for field in narrowing)


def choices_in_words(form: forms.Form, chosen: dict) -> str:
    """Return the choices of a form as a reader says them, the places first."""
    order = {name: place for place, name in enumerate(["city", "area", "category"])}
    names = sorted(chosen, key=lambda name: order.get(name, len(order)))
    return " · ".join(_in_words(form, name, chosen[name]) for name in names)


def _in_words(form: forms.Form, name: str, value: Any) -> str:
    if hasattr(value, "slug"):
        return in_language(value, "name", page_language()).text
    if name == "year":
        return gettext("%(year)s") % {"year": value}
    if name == "q":
        return gettext("“%(words)s”") % {"words": value}
    return str(dict(form.fields[name].choices).get(value, value))  # type: ignore[attr-defined]


def nearest_page(text: str) -> int:
    """Return the page number that was most likely meant; pages beyond the ends are the paginator's matter."""
    digits = text.strip()
    sign = digits.startswith("-")
    digits = digits.removeprefix("-").removeprefix("+")
    if sign or not (digits.isascii() and digits.isdigit()):
        return 1
    return max(1, int(digits[:9]))
