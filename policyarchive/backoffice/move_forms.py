"""What each move asks for. A form knows its move, its words, and how to carry it out."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from policyarchive.backoffice.move_form import MoveForm
from policyarchive.backoffice.publish_forms import PublishForm, ScheduleForm
from policyarchive.backoffice.timed_forms import UnpublishForm, WithdrawForm
from policyarchive.publishing import actions
from policyarchive.publishing.models import Schedule


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
