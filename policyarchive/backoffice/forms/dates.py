"""Dates in forms: a day from the browser's own calendar, or a date known to the month or year only."""

from django import forms
from django.utils.translation import gettext_lazy as _

from policyarchive.lib.language.fuzzydate import FuzzyDate


class DayInput(forms.DateInput):
    """The browser's own date field: it speaks the reader's language and works on a phone."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class FuzzyDateField(forms.CharField):
    default_error_messages = {
        "invalid": _(
            "“%(text)s” is not a date. Write 2017-04-03, 2017-04 or 2017, as precisely as it is known."
        )
    }

    def to_python(self, value):
        """Return a FuzzyDate, or None for an empty field."""
        text = super().to_python(value)
        if not text:
            return None
        try:
            return FuzzyDate.parse(text)
        except ValueError as error:
            raise forms.ValidationError(
                self.error_messages["invalid"], code="invalid", params={"text": text}
            ) from error

    def prepare_value(self, value):
        return value.isoformat() if isinstance(value, FuzzyDate) else value

    def has_changed(self, initial, data) -> bool:
        return super().has_changed(self.prepare_value(initial), data)
