"""Forms of posts and of rows: what the database would refuse is refused here, in words, beside its field."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from policyarchive.backoffice.conflicts import VersionedForm
from policyarchive.backoffice.rows import RowForm
from policyarchive.lib.licences import Licence
from policyarchive.lib.translated import columns

AI_MARK_STANDS_BESIDE = {Licence.KOGL_1, Licence.KOGL_2, Licence.KOGL_3, Licence.KOGL_4}

__all__ = ["BackofficeForm", "PostForm", "RowForm", "TranslatedNameForm"]


class BackofficeForm(forms.ModelForm):
    def value(self, name: str):
        """Return the value that would be saved, also of a field that this person cannot change."""
        return self.cleaned_data.get(name, getattr(self.instance, name))

    def refuse(self, name: str, sentence: str) -> None:
        """Put the sentence beside its field, or on top where this person does not see the field."""
        self.add_error(name if name in self.fields else None, ValidationError(sentence))


class TranslatedNameForm(BackofficeForm):
    """A row of a register that needs a name in one language at least."""

    def clean(self) -> None:
        super().clean()
        if not any(self.value(column) for column in columns("name")):
            self.refuse(columns("name")[0], _("Write the name in at least one language."))


class PostForm(VersionedForm, BackofficeForm):
    def clean(self) -> None:
        super().clean()
        self._is_pinned_from_before_until()
        self._ai_mark_stands_beside_kogl()

    def clean_legacy_address(self) -> str | None:
        address = self.cleaned_data["legacy_address"]
        if reasons := self.instance.reasons_against_old_address(address):
            raise ValidationError(reasons)
        return address

    def _is_pinned_from_before_until(self) -> None:
        first, last = self.value("pinned_from"), self.value("pinned_until")
        if last and not first:
            self.refuse("pinned_from", _("Say from which day the post is pinned."))
        elif last and last < first:
            self.refuse("pinned_until", _("The last day of the pin is before its first day."))

    def _ai_mark_stands_beside_kogl(self) -> None:
        if self.value("has_ai_mark") and self.value("licence") not in AI_MARK_STANDS_BESIDE:
            self.refuse("has_ai_mark", _("The AI mark stands only beside one of the KOGL types 1 to 4."))
