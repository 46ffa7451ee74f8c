"""What is asked of who moves a plan to another time or takes it back."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from policyarchive.backoffice.workflow.effects import plan_words
from policyarchive.backoffice.workflow.move_form import Moment, MoveForm, planned
from policyarchive.lib.data.fields import LinesInput
from policyarchive.publishing import actions
from policyarchive.publishing.guards import findings_about
from policyarchive.publishing.models import Schedule
from policyarchive.publishing.models.schedule import AT_A_TIME
from policyarchive.publishing.rights import reasons_to_ask_about_a_withdrawal, reasons_to_ask_twice


class PlanForm(MoveForm):
    """A form about what is planned for a row: one plan where the address names it, else all of them."""

    plan = forms.ChoiceField(choices=AT_A_TIME, required=False, widget=forms.HiddenInput)

    def ask(self, parameters: Mapping[str, str]) -> None:
        super().ask(parameters)
        self.initial["plan"] = parameters.get("plan", "")

    @property
    def plans(self) -> list[Schedule]:
        named = self.data.get("plan", "") if self.is_bound else self.initial.get("plan", "")
        waiting = Schedule.objects.of(self.item).waiting()
        return list(waiting.filter(move=named) if named in dict(AT_A_TIME) else waiting)

    def clean(self):
        cleaned = super().clean()
        if not self.plans:
            raise forms.ValidationError(_("There is no such schedule."))
        return cleaned


class CancelForm(PlanForm):
    """Takes back what is planned for a row; what waited to be published is a draft again."""

    name = "cancel"
    own_title = gettext_lazy("Cancel what is planned")
    takes_away = True

    @property
    def effects(self) -> list[str]:
        sentence = _("This schedule is cancelled: %(plan)s.")
        ended = [sentence % {"plan": plan_words(plan)} for plan in self.plans]
        is_draft_again = any(plan.move == "publish" for plan in self.plans)
        return [*ended, _("The item is a draft again afterwards.")] if is_draft_again else ended

    def done(self) -> str:
        return _("What was planned is cancelled.")

    def carry_out(self):
        seen = self.cleaned_data["seen_version"]
        for plan in self.plans:
            actions.unschedule(self.item, plan.move, by=self.person, seen_version=seen)
            self.item.refresh_from_db(fields=["version"])
            seen = self.item.version
        return self.item


class UnscheduleForm(MoveForm):
    name = "unschedule"

    def carry_out(self):
        actions.unschedule(self.item, by=self.person, **self.cleaned_data)
        return self.item


class RescheduleForm(PlanForm):
    """Gives a plan another time, and nothing else."""

    name = "reschedule"
    own_title = gettext_lazy("Move to another time")
    at = Moment(label=gettext_lazy("New time"))
    override = LinesInput(
        label=gettext_lazy("Reason for doing it anyway"), widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, data=None, *, item, person):
        super().__init__(data, item=item, person=person)
        is_published = any(plan.move == "publish" for plan in self.plans)
        self.findings = findings_about(item) if is_published else []
        self.doubts = [doubt for plan in self.plans for doubt in self._doubts_about(plan)]
        if not self.doubts:
            del self.fields["override"]

    def _doubts_about(self, plan: Schedule) -> list[str]:
        if plan.move == "withdraw":
            return reasons_to_ask_about_a_withdrawal(plan.details.get("reason"))
        if plan.move != "publish":
            return []
        return reasons_to_ask_twice(self.item, by=self.person, findings=self.findings)

    def ask(self, parameters: Mapping[str, str]) -> None:
        super().ask(parameters)
        if len(self.plans) == 1:
            self.initial.update(at=self.plans[0].due_at, plan=self.plans[0].move)

    @property
    def effects(self) -> list[str]:
        return [_("Planned until now: %(plan)s.") % {"plan": plan_words(plan)} for plan in self.plans]

    def clean(self):
        cleaned = super().clean()
        if len(self.plans) > 1:
            raise forms.ValidationError(_("More than one move is planned. Choose one of them in the panel."))
        return cleaned

    def carry_out(self):
        given = {name: value for name, value in self.cleaned_data.items() if name != "plan"}
        actions.reschedule(self.item, self.plans[0].move, by=self.person, findings=self.findings, **given)
        return self.item

    def done(self) -> str:
        return planned(self.item, self.cleaned_data["at"])
