"""The pages on which a person makes a move: what it takes, what it does, and the button."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from policyarchive.backoffice.forms.once import sent_once
from policyarchive.backoffice.workflow.move_forms import FORMS
from policyarchive.backoffice.workflow.panel import admin_url
from policyarchive.publishing.actions import start_working_copy
from policyarchive.publishing.refusals import MoveRefused
from policyarchive.publishing.rights import may, reasons_not_to_begin
from policyarchive.publishing.stages import MOVES


@sent_once
def move_view(request: HttpRequest, pk: int, name: str, *, model_admin) -> HttpResponse:
    """Show what a move takes, and make it."""
    if name not in FORMS:
        raise Http404
    item = get_object_or_404(model_admin.model, pk=pk)
    if not model_admin.has_view_permission(request, item):
        raise PermissionDenied
    form = FORMS[name](request.POST or None, item=item, person=request.user)
    form.ask(request.GET)
    if request.method == "POST" and form.is_valid():
        try:
            row = form.carry_out()
        except MoveRefused as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, form.done())
            return HttpResponseRedirect(change_url(model_admin, row))
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "item": item,
        "item_url": change_url(model_admin, item),
        "form": form,
        "reasons": _reasons_not_to_begin(request, name, item),
        "title": form.title,
        "media": model_admin.media + form.media,
    }
    return TemplateResponse(request, "admin/publishable/move.html", context)


def _reasons_not_to_begin(request: HttpRequest, name: str, item) -> list[str]:
    """Return what to say in place of the form: the page may be an old one, or its address kept."""
    if request.method == "POST" or name not in MOVES:
        return []
    return reasons_not_to_begin(MOVES[name], item, by=request.user)


@require_POST
def copy_view(request: HttpRequest, pk: int, *, model_admin) -> HttpResponse:
    """Open the working copy of a public item, made now where there is none."""
    item = get_object_or_404(model_admin.model, pk=pk)
    if not (may(request.user, "change", item) or may(request.user, "translate", item)):
        raise PermissionDenied
    try:
        copy = start_working_copy(item, by=request.user)
    except MoveRefused as refusal:
        messages.error(request, " ".join(refusal.reasons))
        return HttpResponseRedirect(change_url(model_admin, item))
    messages.info(request, _("This is a working copy. Visitors see nothing of it until it is published."))
    return HttpResponseRedirect(change_url(model_admin, copy))


def change_url(model_admin, row) -> str:
    return admin_url(model_admin, "change", row.pk)


def go_on(request: HttpRequest, model_admin, row) -> HttpResponse | None:
    """After a save with one of the buttons that lead on, go to the page of that move."""
    name = request.POST.get("_move", "")
    return HttpResponseRedirect(admin_url(model_admin, "move", row.pk, name)) if name in MOVES else None
