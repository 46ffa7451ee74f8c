"""What each move asks for. A form knows its move, its words, and how to carry it out."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from policyarchive.backoffice.workflow.move_form import MoveForm
from policyarchive.backoffice.workflow.plan_forms import CancelForm, RescheduleForm, UnscheduleForm
from policyarchive.backoffice.workflow.publish_forms import PublishForm, ScheduleForm
from policyarchive.backoffice.workflow.timed_forms import UnpublishForm, WithdrawForm
from policyarchive.lib.data.fields import LinesInput
from policyarchive.publishing import actions
from policyarchive.publishing.work import writers_of


class SubmitForm(MoveForm):
    name = "submit"
    note = LinesInput(
        label=gettext_lazy("Note for the publisher"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class SendBackForm(MoveForm):
    name = "send_back"
    note = LinesInput(
        label=gettext_lazy("What is to be done"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class ReinstateForm(MoveForm):
    name = "reinstate"


class DiscardForm(MoveForm):
    name = "discard"
    own_title = gettext_lazy("Discard the working copy")
    takes_away = True
    explanation = gettext_lazy(
        "The public version stays as it is. Earlier revisions of the working copy are kept."
    )

    others_too = forms.BooleanField(
        label=gettext_lazy("Discard what others wrote, too"),
        error_messages={
            "required": gettext_lazy("Others wrote in it. Say that their work may be discarded.")
        },
    )

    def __init__(self, data=None, *, item, person):
        super().__init__(data, item=item, person=person)
        if not item.is_working_copy or not writers_of(item) - {person.get_username()}:
            del self.fields["others_too"]

    def done(self) -> str:
        return _("The working copy was discarded.")

    def carry_out(self):
        public = self.item.public_row
        actions.discard_working_copy(self.item, by=self.person, **self.cleaned_data)
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
        RescheduleForm,
    )
}
