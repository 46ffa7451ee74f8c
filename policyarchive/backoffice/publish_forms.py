"""What publishing asks for, now or at a time."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from policyarchive.backoffice.move_form import Moment, MoveForm, language_name, plan_move, planned
from policyarchive.lib.translated import language_codes
from policyarchive.lib.words import begun_languages
from policyarchive.publishing import actions
from policyarchive.publishing.guards import findings_about
from policyarchive.publishing.rights import reasons_not_to_publish, reasons_to_ask_twice


class PublishForm(MoveForm):
    name = "publish"
    explanation = gettext_lazy("Visitors see it as soon as you publish it.")
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages to publish"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Texts in a language that is left out stay in a working copy."),
    )
    is_major = forms.TypedChoiceField(
        label=gettext_lazy("Kind of change"),
        coerce=lambda value: value == "major",
        choices=[
            ("minor", gettext_lazy("Minor: a slip of the pen; readers are told nothing")),
            ("major", gettext_lazy("Major: readers see the date of revision and what changed")),
        ],
        widget=forms.RadioSelect,
        initial="minor",
    )
    override = forms.CharField(
        label=gettext_lazy("Reason for doing it all the same"), widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, data=None, *, item, person):
        super().__init__(data, item=item, person=person)
        self._offer_languages()
        findings = findings_about(item)
        self.advice = [finding for finding in findings if finding.is_advice]
        self.obstacles = reasons_not_to_publish(item, findings=findings)
        self.doubts = reasons_to_ask_twice(item, by=person)
        if not self.doubts:
            del self.fields["override"]
        if item.is_working_copy:
            self._ask_what_changed()
        else:
            del self.fields["is_major"]

    def _offer_languages(self) -> None:
        there = begun_languages(self.item)
        choices = [(code, language_name(code)) for code in there]
        self.fields["languages"].choices = choices  # type: ignore[attr-defined]
        self.initial["languages"] = there
        if len(there) < 2:
            del self.fields["languages"]

    def _ask_what_changed(self) -> None:
        for code in language_codes():
            self.fields[f"change_note_{code}"] = forms.CharField(
                label=_("What changed, for readers (%(language)s)") % {"language": language_name(code)},
                required=False,
                widget=forms.Textarea(attrs={"rows": 2, "lang": code}),
            )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("is_major") and not any(self._change_note().values()):
            self.add_error("is_major", _("Say what changed in at least one language; readers will see it."))
        return cleaned

    def _change_note(self) -> dict[str, str]:
        return {code: self.cleaned_data.get(f"change_note_{code}", "") for code in language_codes()}

    def details(self) -> dict[str, Any]:
        """Return what the move takes beside who and when, as plain data."""
        left_out = {"seen_version", "at", *(f"change_note_{code}" for code in language_codes())}
        given = {name: value for name, value in self.cleaned_data.items() if name not in left_out}
        return given | ({"change_note": self._change_note()} if self.item.is_working_copy else {})

    def carry_out(self):
        seen = self.cleaned_data["seen_version"]
        return actions.publish(self.item, by=self.person, seen_version=seen, **self.details())


class ScheduleForm(PublishForm):
    name = "schedule"
    explanation = gettext_lazy("Visitors see nothing of it until then.")
    at = Moment(label=gettext_lazy("Publish at"))
    field_order = ["at", "languages"]

    def carry_out(self):
        plan_move(self, "publish", at=self.cleaned_data["at"], details=self.details())
        return self.item

    def done(self) -> str:
        return planned(self.item, self.cleaned_data["at"])
