"""Rows inside a page that stand in an order."""

from django.core.exceptions import ValidationError
from django.forms import BaseInlineFormSet, HiddenInput, ModelChoiceField, ModelForm
from django.forms.formsets import DELETION_FIELD_NAME
from django.utils.translation import gettext as _


class RowOrNone(ModelChoiceField):
    """The hidden key of a row on the page; None where the row is gone by now."""

    def clean(self, value):
        try:
            return super().clean(value)
        except ValidationError:
            return None


class OrderedRows(BaseInlineFormSet):
    """Numbers rows by their `position`; a row without one keeps its place among its neighbours.

    `once` names a column whose value may stand in one row only.
    """

    once: str | None = None

    def clean(self) -> None:
        seen: set = set()
        for form in self.kept_forms():
            value = form.cleaned_data.get(self.once) if self.once else None
            if value in seen:
                stands_twice = ValidationError(_("“%(row)s” is listed twice."), params={"row": value})
                form.add_error(self.once, stands_twice)
            if value is not None:
                seen.add(value)

    def add_fields(self, form, index) -> None:
        """A row that somebody else removed meanwhile counts as new, instead of as an invalid choice."""
        super().add_fields(form, index)
        name = self._pk_field.name  # type: ignore[attr-defined]
        known = form.fields.get(name)
        if isinstance(known, ModelChoiceField) and not isinstance(known, RowOrNone):
            form.fields[name] = RowOrNone(
                known.queryset, initial=known.initial, required=False, widget=HiddenInput
            )

    def kept_forms(self) -> list:
        """Return the forms that hold a row to be kept, in the order of the page."""
        filled = (form for form in self.forms if hasattr(form, "cleaned_data"))
        return [
            form
            for form in filled
            if not form.cleaned_data.get(DELETION_FIELD_NAME) and (form.has_changed() or form.instance.pk)
        ]

    def forms_in_order(self) -> list:
        """Sort by position; a row without one follows the row that stands before it on the page."""
        ranked, last = [], 0
        for place, form in enumerate(self.kept_forms()):
            last = form.cleaned_data.get("position") or last
            ranked.append((last, place, form))
        return [form for _position, _place, form in sorted(ranked, key=lambda rank: rank[:2])]

    def save(self, commit=True):
        rows = [form.instance for form in self.forms_in_order()]
        for position, row in enumerate(rows, 1):
            row.position = position
        saved = super().save(commit)
        saved += [self.save_new(form, commit) for form in self.kept_forms() if form.instance.pk is None]
        if commit:
            self.model.objects.bulk_update(rows, ["position"])
        return saved


class OrderedLinks(OrderedRows):
    """Rows that are nothing but a link and its place: laid down again in the order of the page."""

    def save(self, commit=True):
        super().save(commit=False)
        if commit and self.has_changed():
            self.lay_down([getattr(form.instance, self.once) for form in self.forms_in_order()])
        return []

    def lay_down(self, items: list) -> None:
        raise NotImplementedError


class RowForm(ModelForm):
    """A row whose place may be left open."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "position" in self.fields:
            self.fields["position"].required = False
            self.fields["position"].widget.attrs["class"] = "position"
            if not self.instance.pk:
                self.initial["position"] = None

    def clean_position(self):
        return self.cleaned_data["position"] or 0
