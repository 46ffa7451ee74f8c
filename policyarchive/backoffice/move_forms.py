"""What each move asks for. A form knows its move, its words, and how to carry it out."""

import datetime
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.text import capfirst, format_lazy
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _

from policyarchive.lib.translated import language_codes
from policyarchive.lib.words import languages_of
from policyarchive.publishing import actions
from policyarchive.publishing.models import Schedule
from policyarchive.publishing.rights import reasons_not_to_publish, reasons_to_ask_twice
from policyarchive.publishing.stages import MOVES


class Moment(forms.DateTimeField):
    """A day and time on the site's clock, whose zone is always told."""

    def __init__(self, **kwargs):
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        super().__init__(
            widget=widget,
            help_text=format_lazy(gettext_lazy("Time in {zone}."), zone=settings.TIME_ZONE),
            input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"],
            **kwargs,
        )


class MoveForm(forms.Form):
    """A move with nothing to fill in. SEEN_VERSION is that of the row which the person looked at."""

    name: ClassVar[str] = ""
    own_title: ClassVar[Any] = ""
    explanation: ClassVar[Any] = ""
    seen_version = forms.IntegerField(widget=forms.HiddenInput)
    required_css_class = "required"

    def __init__(self, data=None, *, item, person):
        super().__init__(data, initial={"seen_version": item.version}, label_suffix="")
        self.item, self.person = item, person

    @property
    def title(self) -> str:
        return str(self.own_title or MOVES[self.name].label)

    def done(self) -> str:
        return _("“%(item)s” was %(moved)s.") % {"item": self.item, "moved": MOVES[self.name].past}

    def carry_out(self):
        """Make the move; return the row to look at next. Raises MoveRefused."""
        return getattr(actions, self.name)(self.item, by=self.person, **self.cleaned_data)


class SubmitForm(MoveForm):
    name = "submit"
    note = forms.CharField(
        label=gettext_lazy("Note for the publisher"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class SendBackForm(MoveForm):
    name = "send_back"
    note = forms.CharField(
        label=gettext_lazy("What is to be done"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class ReinstateForm(MoveForm):
    name = "reinstate"


class UnscheduleForm(MoveForm):
    name = "unschedule"

    def carry_out(self):
        actions.unschedule(self.item, by=self.person, **self.cleaned_data)
        return self.item


class CancelForm(MoveForm):
    """Takes back what is planned for a public row: its withdrawal or its end."""

    name = "cancel"
    own_title = gettext_lazy("Cancel what is planned")

    def done(self) -> str:
        return _("What was planned is cancelled.")

    def carry_out(self):
        for plan in Schedule.objects.of(self.item).waiting().exclude(move="publish"):
            actions.unschedule(self.item, plan.move, by=self.person)
        return self.item


class DiscardForm(MoveForm):
    name = "discard"
    own_title = gettext_lazy("Discard the working copy")
    explanation = gettext_lazy(
        "The public version stays as it is. Earlier revisions of the working copy are kept."
    )

    def done(self) -> str:
        return _("The working copy was discarded.")

    def carry_out(self):
        public = self.item.public_row
        actions.discard_working_copy(self.item, by=self.person)
        return public


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
        self.obstacles = reasons_not_to_publish(item)
        self.doubts = reasons_to_ask_twice(item, by=person)
        if not self.doubts:
            del self.fields["override"]
        if item.is_working_copy:
            self._ask_what_changed()
        else:
            del self.fields["is_major"]

    def _offer_languages(self) -> None:
        there = languages_of(self.item, "title")
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


class TimedForm(MoveForm):
    """A move that can wait for a time."""

    at = Moment(label=gettext_lazy("At a time; left empty, now"), required=False)

    def details(self) -> dict[str, Any]:
        return {
            name: value for name, value in self.cleaned_data.items() if name not in {"seen_version", "at"}
        }

    def carry_out(self):
        if at := self.cleaned_data["at"]:
            plan_move(self, self.name, at=at, details=self.details())
            return self.item
        seen = self.cleaned_data["seen_version"]
        move = getattr(actions, self.name)
        return move(self.item, by=self.person, seen_version=seen, **self.details())

    def done(self) -> str:
        at = self.cleaned_data["at"]
        return planned(self.item, at) if at else super().done()


class WithdrawForm(TimedForm):
    name = "withdraw"
    explanation = gettext_lazy(
        "The item stays readable at its address, under a notice with the reason, and leaves all lists."
    )

    def __init__(self, data=None, *, item, person):
        super().__init__(data, item=item, person=person)
        for code in language_codes():
            self.fields[f"reason_{code}"] = forms.CharField(
                label=_("Reason, for readers (%(language)s)") % {"language": language_name(code)},
                required=False,
                widget=forms.Textarea(attrs={"rows": 2, "lang": code}),
            )
        self.order_fields([*(f"reason_{code}" for code in language_codes()), "at"])

    def details(self) -> dict[str, Any]:
        return {"reason": {code: self.cleaned_data[f"reason_{code}"] for code in language_codes()}}

    def clean(self):
        cleaned = super().clean()
        if not any(cleaned.get(f"reason_{code}") for code in language_codes()):
            self.add_error(None, _("Say why the item is withdrawn; readers see the reason."))
        return cleaned


class UnpublishForm(TimedForm):
    name = "unpublish"
    explanation = gettext_lazy(
        "The item is gone for visitors: its address says so, or leads to the page named here."
    )
    redirect_to = forms.RegexField(
        r"^(/(?!/)\S*|https?://\S+)$",
        label=gettext_lazy("Address that its readers are led to"),
        required=False,
        max_length=500,
        help_text=gettext_lazy(
            "Such as /ko/news/12/ or https://example.org/; left empty, readers are told that it is gone."
        ),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason, for the log"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    field_order = ["redirect_to", "reason", "at"]


def plan_move(form: MoveForm, move: str, *, at: datetime.datetime, details: dict[str, Any]) -> None:
    seen = form.cleaned_data["seen_version"]
    actions.schedule(form.item, move, at=at, by=form.person, seen_version=seen, **details)


def planned(item, at: datetime.datetime) -> str:
    told = {"item": item, "at": f"{timezone.localtime(at):%Y-%m-%d %H:%M}", "zone": settings.TIME_ZONE}
    return _("“%(item)s” is planned for %(at)s (%(zone)s).") % told


def language_name(code: str) -> str:
    return capfirst(get_language_info(code)["name_translated"])


FORMS = {
    form.name: form
    for form in (
        SubmitForm,
        SendBackForm,
        PublishForm,
        ScheduleForm,
        UnscheduleForm,
        WithdrawForm,
        ReinstateForm,
        UnpublishForm,
        DiscardForm,
        CancelForm,
    )
}
