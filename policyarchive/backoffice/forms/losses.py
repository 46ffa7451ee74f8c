"""Telling people what the cleaning of a body did not keep, when they have saved it."""

from django.contrib import messages
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_prose_editor.fields import ProseEditorField

from policyarchive.backoffice.forms.languages import translated_label
from policyarchive.lib.body.losses import Kind, Loss, what_is_lost
from policyarchive.publishing.models import Publishable

MOST = 5
NAMES = {
    Kind.FRAME: gettext_lazy("embedded page or film"),
    Kind.PICTURE: gettext_lazy("picture that is not in the library"),
    Kind.DRAWING: gettext_lazy("drawing"),
    Kind.FORMULA: gettext_lazy("formula"),
    Kind.FORM: gettext_lazy("form"),
    Kind.SCRIPT: gettext_lazy("script"),
    Kind.LINK: gettext_lazy("link"),
    Kind.HIDDEN: gettext_lazy("hidden text"),
    Kind.TEXT: gettext_lazy("text"),
}


def warn_of_losses(request: HttpRequest, form: ModelForm, saved: Publishable) -> None:
    """Say in a message for each body what was sent and is not in what was saved."""
    for field in saved._meta.get_fields():
        name = field.name
        if isinstance(field, ProseEditorField) and name in form.fields and name in form.cleaned_data:
            losses = what_is_lost(form.data.get(form.add_prefix(name)), getattr(saved, name))
            if losses:
                values = {"field": translated_label(field), "losses": _listed(losses)}
                messages.warning(request, _("Not kept in “%(field)s”: %(losses)s.") % values)


def _listed(losses: list[Loss]) -> str:
    parts = [f"{NAMES[loss.kind]} ({loss.what})" if loss.what else str(NAMES[loss.kind]) for loss in losses]
    if (more := len(parts) - MOST) > 0:
        parts = [*parts[:MOST], _("%(count)d more") % {"count": more}]
    return ", ".join(parts)
