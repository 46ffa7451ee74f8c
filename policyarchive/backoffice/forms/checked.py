"""What comes in addresses and forms, checked before a database is asked: each refuses it in its own way."""

import datetime
import re
from collections.abc import Iterable

from django import forms
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import ValidationError

from policyarchive.lib.web.keys import is_key

TOO_LONG = re.compile(r"\d{19}")  # no column holds so large a number
EDGE_OF_TIME = re.compile(r"\s*(?:0001|9999)-")  # in another zone it is in a year that does not exist
PARTS = ("year", "month", "day")


class CheckedList(ChangeList):
    """A list whose filters are refused, as Django refuses unknown ones, before they reach a database."""

    def get_filters(self, request):
        for name, values in self.filter_params.items():
            if any(map(_cannot_be, map(str, [name, *values]))):
                raise IncorrectLookupParameters
        if self.date_hierarchy and not self._is_a_day():
            raise IncorrectLookupParameters
        return super().get_filters(request)

    def _is_a_day(self) -> bool:
        """Tell whether the chosen year, month and day exist; a part that is not chosen is the first."""
        chosen = [self.filter_params.get(f"{self.date_hierarchy}__{part}", ["1"])[-1] for part in PARTS]
        try:
            day = datetime.date(*map(int, chosen))
        except (ValueError, OverflowError):
            return False
        return day.year < datetime.MAXYEAR


class ItemList(CheckedList):
    """A list of items, of which a row shows a lot."""

    def get_results(self, request) -> None:
        """Sort and cut keys alone, and read what is shown of those on the page."""
        super().get_results(request)
        keys = list(self.result_list.values_list("pk", flat=True))
        rows = self.apply_select_related(self.root_queryset.order_by()).in_bulk(keys)
        self.result_list = [rows[key] for key in keys if key in rows]


def _cannot_be(text: str) -> bool:
    return "\0" in text or bool(TOO_LONG.search(text) or EDGE_OF_TIME.match(text))


class _OnlyKeys:
    """Shows again what was chosen, and asks the database for keys only."""

    def optgroups(self, name, value, attr=None):
        return super().optgroups(name, [key for key in value if is_key(str(key))], attr)  # type: ignore[misc]


class CheckedSelect(_OnlyKeys, AutocompleteSelect):
    pass


class CheckedSelectMultiple(_OnlyKeys, AutocompleteSelectMultiple):
    pass


class RowsField(forms.ModelMultipleChoiceField):
    def clean(self, value):
        """Refuse what is no key as one that leads to no row."""
        for text in map(str, value if isinstance(value, Iterable) and not isinstance(value, str) else []):
            if not is_key(text):
                code = "invalid_pk_value"
                raise ValidationError(self.error_messages[code], code=code, params={"pk": text[:30]})
        return super().clean(value)
