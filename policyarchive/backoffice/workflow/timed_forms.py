"""What the moves ask for that take something from the public, now or at a time."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from policyarchive.backoffice.workflow.move_form import Moment, MoveForm, language_name, plan_move, planned
from policyarchive.lib.data.fields import LineInput, LinesInput
from policyarchive.lib.language.translated import column, language_codes
from policyarchive.publishing import actions
from policyarchive.publishing.leading import reasons_not_to_lead
from policyarchive.publishing.rights import reasons_to_ask_about_a_withdrawal


class TimedForm(MoveForm):
    """A move that can wait for a time."""

    takes_away = True
    at = Moment(label=gettext_lazy("At a time; left empty, now"), required=False)

    def details(self) -> dict[str, Any]:
        return {
            name: value for name, value in self.cleaned_data.items() if name not in {"seen_version", "at"}
        }

    def carry_out(self):
        if at := self.cleaned_data["at"]:
            plan_move(self, self.name, at=at, **self.details())
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
    override = LinesInput(
        label=gettext_lazy("Reason for doing it anyway"), widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, data=None, *, item, person):
        super().__init__(data, item=item, person=person)
        for code in language_codes():
            self.fields[column("reason", code)] = LinesInput(
                label=_("Reason, for readers (%(language)s)") % {"language": language_name(code)},
                required=False,
                widget=forms.Textarea(attrs={"rows": 2, "lang": code}),
            )
        self.order_fields([*(column("reason", code) for code in language_codes()), "override", "at"])
        given = {code: self.data.get(column("reason", code), "") for code in language_codes()}
        self.doubts = reasons_to_ask_about_a_withdrawal(given)
        if not self.doubts:
            del self.fields["override"]

    def details(self) -> dict[str, Any]:
        reason = {code: self.cleaned_data[column("reason", code)] for code in language_codes()}
        given = self.cleaned_data.get("override")
        return {"reason": reason} | ({"override": given} if given else {})

    def clean(self):
        cleaned = super().clean()
        if not any(cleaned.get(column("reason", code)) for code in language_codes()):
            self.add_error(None, _("Say why the item is withdrawn; readers see the reason."))
        return cleaned


class UnpublishForm(TimedForm):
    name = "unpublish"
    explanation = gettext_lazy(
        "The item is gone for visitors: its address says so, or leads to the page named here."
    )
    redirect_to = LineInput(
        label=gettext_lazy("Address that its readers are led to"),
        required=False,
        max_length=500,
        help_text=gettext_lazy(
            "Such as /ko/news/12/ or https://example.org/. If it is left empty, readers see that the page "
            "has been removed."
        ),
    )
    reason = LinesInput(
        label=gettext_lazy("Reason, for the log"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    discard_copy = forms.TypedChoiceField(
        label=gettext_lazy("What becomes of the working copy"),
        coerce=lambda value: value == "discard",
        choices=[
            ("keep", gettext_lazy("Its text is kept: the unpublished item holds it, and work goes on there")),
            ("discard", gettext_lazy("It is discarded; the item holds what was public")),
        ],
        widget=forms.RadioSelect,
        initial="keep",
    )
    field_order = ["discard_copy", "redirect_to", "reason", "at"]

    def __init__(self, data=None, *, item, person):
        super().__init__(data, item=item, person=person)
        if item.open_copy is None:
            del self.fields["discard_copy"]

    def clean_redirect_to(self) -> str:
        address = self.cleaned_data["redirect_to"]
        if reasons := reasons_not_to_lead(self.item, address):
            raise forms.ValidationError(reasons)
        return address
