"""What is not public yet, shown exactly as it will be: to staff, and to whoever has a link that holds."""

from dataclasses import replace
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from policyarchive.content.registry import type_named
from policyarchive.lib.data.fields import LineInput, LinesInput
from policyarchive.pages.details import page_of
from policyarchive.pages.views.confidence import in_confidence, with_link
from policyarchive.publishing.actions import answer_preview
from policyarchive.publishing.models import PreviewLink, Publishable
from policyarchive.publishing.refusals import MoveRefused
from policyarchive.publishing.rights import may


class AnswerForm(forms.Form):
    name = LineInput(label=_("Your name"), max_length=120)
    comment = LinesInput(
        label=_("Comment"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 4})
    )

    def clean(self):
        cleaned = super().clean()
        if not self.approves and not cleaned.get("comment"):
            self.add_error("comment", _("Write what you want to say."))
        return cleaned

    @property
    def approves(self) -> bool:
        return "approve" in self.data


@in_confidence
@require_safe
def preview_item(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Show a row to a person who may look at it in the back office; to nobody else is there anything here."""
    model = model_open_to(request.user, kind)
    return render(request, page_of(model).template, preview_context(request, model, pk))


@csrf_exempt  # the address itself is the secret, and it acts for nobody who is logged in
@in_confidence
@require_http_methods(["GET", "HEAD", "POST"])
@with_link
def preview_link(request: HttpRequest, link: PreviewLink) -> HttpResponse:
    """Show what a link leads to, and take the one answer that it allows."""
    form = AnswerForm(request.POST or None, label_suffix="")
    if request.method == "POST" and form.is_valid() and _answered(link, form):
        return redirect(request.path)
    model = type(link.row)
    context = preview_context(request, model, link.row_id, files_under=request.path.removesuffix("/"))
    context |= {"link": link, "answer_form": form}
    context["archive_url"] = reverse("pages:preview_link_attachments", args=[link.token])
    return render(request, page_of(model).template, context)


def model_open_to(person: Any, kind: str) -> Any:
    """Return the model of this name, where the person may look at its rows in the admin; else 404."""
    known = type_named(kind)
    if known is None or not may(person, "view", known.model):
        raise Http404
    return known.model


def preview_context(request: HttpRequest, model: Any, pk: int, *, files_under: str = "") -> dict:
    """Return what the public page would show of this row, whatever its stage.

    FILES_UNDER is the address below which a reader without an account gets its pictures and files.
    """
    page = page_of(model)
    row = page.rows().filter(pk=pk).first()
    if row is None:
        raise Http404
    context = page.context_of(request, with_identity(with_files_under(row, files_under)))
    head = replace(context["head"], is_indexed=False, alternates=[], json_ld=[])
    archive = reverse("pages:preview_item_attachments", args=[model._meta.model_name, pk])
    return context | {
        "head": head,
        "preview": row,
        "attachments": row.attachments,
        "archive_url": archive,
    }


def with_identity(row: Publishable) -> Publishable:
    """Give a working copy the number or address of its public row, in memory only."""
    if row.is_working_copy:
        for name in row.identity:
            setattr(row, name, getattr(row.public_row, name))
    return row


def with_files_under(row: Any, address: str) -> Any:
    """Let the page ask for the row's pictures and files below an address, in memory only."""
    row.files_under = address
    for file in filter(None, [row.lead_image, *row.attachments]):
        file.served_under = address
    return row


def _answered(link: PreviewLink, form: AnswerForm) -> bool:
    said = form.cleaned_data
    try:
        answer_preview(link, name=said["name"], comment=said["comment"], approves=form.approves)
    except MoveRefused as refusal:
        form.add_error(None, refusal)
        return False
    return True
