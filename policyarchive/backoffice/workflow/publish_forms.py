"""What publishing asks for, now or at a time."""

import copy
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from policyarchive.backoffice.workflow.comparing import Change, changes_between
from policyarchive.backoffice.workflow.move_form import Moment, MoveForm, language_name, plan_move, planned
from policyarchive.lib.data.fields import LinesInput
from policyarchive.lib.language.translated import column, language_codes
from policyarchive.lib.language.words import begun_languages
from policyarchive.publishing import actions
from policyarchive.publishing.guards import findings_about, findings_as_dated
from policyarchive.publishing.rights import reasons_not_to_publish, reasons_to_ask_twice
from policyarchive.publishing.snapshots import take_snapshot


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
            ("minor", gettext_lazy("Minor: a small correction; readers are not notified")),
            ("major", gettext_lazy("Major: readers see the date of revision and what changed")),
        ],
        widget=forms.RadioSelect,
        initial="minor",
    )
    dated_now = forms.TypedChoiceField(
        coerce=lambda value: value == "now", empty_value=None, required=False, widget=forms.RadioSelect
    )
    override = LinesInput(
        label=gettext_lazy("Reason for doing it anyway"), widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, data=None, *, item, person):
        super().__init__(data, item=item, person=person)
        self._offer_languages()
        self.findings = findings_about(item)
        self.advice = [finding for finding in self.findings if finding.is_advice]
        self.obstacles = [
            *reasons_not_to_publish(item, findings=[]),
            *(finding for finding in self.findings if finding.is_obstacle),
        ]
        self._ask_for_the_day()
        self._ask_twice()
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

    def _ask_for_the_day(self) -> None:
        """Ask whether the day follows the publication, as it does the first time if nobody says otherwise."""
        if not self.item.dated_by:
            del self.fields["dated_now"]
            return
        day, field = getattr(self.item, self.item.dated_by), self.fields["dated_now"]
        name = capfirst(self.item._meta.get_field(self.item.dated_by).verbose_name)
        field.label = _("%(name)s: %(day)s") % {"name": name, "day": day.isoformat()}
        field.choices = [  # type: ignore[attr-defined]
            ("now", _("The day of publication")),
            ("keep", _("Keep %(day)s") % {"day": day.isoformat()}),
        ]
        self.initial["dated_now"] = "now" if self.item.date_follows_publication else "keep"

    def _ask_twice(self) -> None:
        """Ask for a reason where there is a doubt; one about the day only where the day is kept."""
        as_it_is = reasons_to_ask_twice(self.item, by=self.person, findings=self.findings)
        dated = copy.copy(self.item)
        actions.date_now(dated, dated.date_follows_publication)
        found = findings_as_dated(self.item, dated, self.findings)
        self.doubts = reasons_to_ask_twice(dated, by=self.person, findings=found) if as_it_is else []
        if not as_it_is:
            del self.fields["override"]
        elif not self.doubts:
            self.fields["override"].required = False

    @property
    def changes(self) -> list[Change]:
        """Return what a working copy changes for the public."""
        if not self.item.is_working_copy:
            return []
        return changes_between(take_snapshot(self.item.public_row), take_snapshot(self.item), type(self.item))

    def _ask_what_changed(self) -> None:
        for code in language_codes():
            self.fields[column("change_note", code)] = LinesInput(
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
        return {code: self.cleaned_data.get(column("change_note", code), "") for code in language_codes()}

    def details(self) -> dict[str, Any]:
        """Return what the move takes beside who and when, as plain data."""
        left_out = {"seen_version", "at", *(column("change_note", code) for code in language_codes())}
        given = {name: value for name, value in self.cleaned_data.items() if name not in left_out}
        return given | ({"change_note": self._change_note()} if self.item.is_working_copy else {})

    def carry_out(self):
        seen = self.cleaned_data["seen_version"]
        asked = {"seen_version": seen, "findings": self.findings}
        return actions.publish(self.item, by=self.person, **asked, **self.details())


class ScheduleForm(PublishForm):
    name = "schedule"
    explanation = gettext_lazy("Visitors see nothing of it until then.")
    at = Moment(label=gettext_lazy("Publish at"))
    field_order = ["at", "dated_now", "languages"]

    def carry_out(self):
        plan_move(self, "publish", at=self.cleaned_data["at"], findings=self.findings, **self.details())
        return self.item

    def done(self) -> str:
        return planned(self.item, self.cleaned_data["at"])
