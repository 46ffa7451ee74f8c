"""Uploads: several files at once, each answered on its own, with and without JavaScript."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from policyarchive.backoffice.library.forms import ReplaceForm, UploadForm
from policyarchive.backoffice.workflow.panel import admin_url
from policyarchive.lib.permissions import may
from policyarchive.library.actions import (
    Uploaded,
    replace_attachment,
    replace_image,
    upload_attachment,
    upload_image,
)
from policyarchive.library.models import Attachment, Image
from policyarchive.library.models.attachment import without_twin
from policyarchive.library.receiving import refuse_where_no_room_was
from policyarchive.library.rights import reasons_not_to_replace


def upload_view(request: HttpRequest, *, model_admin, is_popup: bool) -> HttpResponse:
    """Show the page for uploads, and take files; a script that sends one at a time gets JSON."""
    is_for_pictures = model_admin.model is Image
    form = UploadForm(*_sent(request), is_for_pictures=is_for_pictures)
    wants_json = request.headers.get("Accept") == "application/json"
    if request.method == "POST" and _is_valid(request, form, "uploads"):
        kept, refused = _take_all(request, model_admin, form.cleaned_data["uploads"])
        if wants_json:
            return _as_json(model_admin, kept, refused)
        for name, sentences in refused:
            form.add_error("uploads", [f"{name}: {sentence}" for sentence in sentences])
        if kept and not refused:
            return _after(request, model_admin, kept, is_popup=is_popup)
    elif request.method == "POST" and wants_json:
        return JsonResponse({"errors": form.errors["uploads"]})
    return TemplateResponse(
        request, "admin/library/upload.html", _context(request, model_admin, form, is_popup)
    )


def replace_view(request: HttpRequest, pk: int, *, model_admin) -> HttpResponse:
    """Put another file in the place of one; address, words and uses stay."""
    row = model_admin.get_object(request, str(pk))
    if row is None or not may(request.user, "change", row):
        raise PermissionDenied
    if reasons := reasons_not_to_replace(row, by=request.user):
        messages.error(request, " ".join(reasons))
        return HttpResponseRedirect(admin_url(model_admin, "change", row.pk))
    form = ReplaceForm(*_sent(request))
    if request.method == "POST" and _is_valid(request, form, "file"):
        file = form.cleaned_data["file"]
        replace = replace_image if model_admin.model is Image else replace_attachment
        try:
            replace(row, file, name=file.name, by=request.user)
        except ValidationError as refusal:
            form.add_error("file", refusal.messages)
        else:
            messages.success(request, _("The file was replaced. Its address stayed the same."))
            return HttpResponseRedirect(admin_url(model_admin, "change", row.pk))
    context = _context(request, model_admin, form, False) | {"row": row, "title": _("Replace the file")}
    context["row_url"] = admin_url(model_admin, "change", row.pk)
    return TemplateResponse(request, "admin/library/replace.html", context)


def notes_about(row: Image | Attachment) -> list[str]:
    """Return what is still asked for."""
    if isinstance(row, Image):
        is_silent = Image.objects.without_alt().filter(pk=row.pk).exists()
        return [_("Describe the picture, or mark it as decorative.")] if is_silent else []
    return [twin_wanted(file) for file in without_twin([row, *_possible_twins(row)]) if file.pk == row.pk]


def twin_wanted(file: Attachment) -> str:
    return _("“%(name)s” can be opened with a Hangul word processor only. Add a PDF of the same name.") % {
        "name": file.name
    }


def _sent(request: HttpRequest) -> tuple:
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def _is_valid(request: HttpRequest, form, field: str) -> bool:
    """Tell whether there is something to keep; a file that found no room is not one that nobody chose."""
    try:
        refuse_where_no_room_was(request)
    except ValidationError as refusal:
        form.full_clean()
        form.errors[field] = form.error_class(refusal.messages)
    return form.is_valid()


def _possible_twins(row: Attachment) -> list[Attachment]:
    stem = row.name.rpartition(".")[0]
    return list(Attachment.objects.with_file().filter(name__istartswith=f"{stem}.").exclude(pk=row.pk))


def _take_all(request: HttpRequest, model_admin, files: list) -> tuple[list[Uploaded], list[tuple]]:
    upload = upload_image if model_admin.model is Image else upload_attachment
    kept, refused = [], []
    for file in files:
        try:
            uploaded = upload(file, name=file.name, by=request.user)
        except ValidationError as refusal:
            refused.append((file.name, refusal.messages))
        else:
            kept.append(uploaded)
    return kept, refused


def _as_json(model_admin, kept: list[Uploaded], refused: list[tuple]) -> JsonResponse:
    if refused:
        return JsonResponse({"errors": [text for _name, texts in refused for text in texts]})
    row, is_new = kept[0]
    return JsonResponse(
        {
            "id": row.pk,
            "name": row.name,
            "url": admin_url(model_admin, "change", row.pk),
            "picture": row.default_url if isinstance(row, Image) else "",
            "notes": [*([] if is_new else [_("It was in the library already.")]), *notes_about(row)],
        }
    )


def _after(request: HttpRequest, model_admin, kept: list[Uploaded], *, is_popup: bool) -> HttpResponse:
    if is_popup:
        return model_admin.response_add(request, kept[0].row)
    for row, is_new in kept:
        words = _("“%(name)s” was uploaded.") if is_new else _("“%(name)s” was in the library already.")
        messages.success(request, words % {"name": row.name})
        for note in notes_about(row):
            messages.warning(request, note)
    if len(kept) == 1:
        return HttpResponseRedirect(admin_url(model_admin, "change", kept[0].row.pk))
    return HttpResponseRedirect(model_admin.list_url())


def _context(request: HttpRequest, model_admin, form, is_popup: bool) -> dict:
    is_for_pictures = model_admin.model is Image
    return {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "form": form,
        "is_popup": is_popup,
        "is_for_pictures": is_for_pictures,
        "title": _("Upload pictures") if is_for_pictures else _("Upload attachments"),
    }
