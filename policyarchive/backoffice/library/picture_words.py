"""What is said about a picture, asked and answered by the dialog in which it is chosen."""

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, JsonResponse

from policyarchive.backoffice.forms.languages import translated_label
from policyarchive.lib.language.translated import column, columns, language_codes
from policyarchive.library.actions import describe
from policyarchive.library.models import Image
from policyarchive.library.rights import reasons_against_columns, reasons_not_to_describe

WORDS = [*columns("alt"), "is_decorative", "credit"]


class PictureWordsForm(forms.ModelForm):
    class Meta:
        model = Image
        fields = WORDS


def words_view(request: HttpRequest, pk: int, *, model_admin) -> JsonResponse:
    """Give the words of a picture with who may write them, and take those that were changed."""
    image = model_admin.get_object(request, str(pk))
    if image is None or not model_admin.has_view_permission(request, image):
        raise PermissionDenied
    if request.method == "POST":
        return _written(request, image)
    return JsonResponse(
        {
            "id": image.pk,
            "name": image.name,
            "url": image.default_url,
            "reasons": reasons_not_to_describe(image, by=request.user),
            "fields": [_field(image, name, by=request.user) for name in WORDS],
            "captions": {code: getattr(image, column("caption", code)) or "" for code in language_codes()},
        }
    )


def _field(image: Image, name: str, *, by) -> dict:
    field = image._meta.get_field(name)
    is_translated = hasattr(field, "translated_field")
    value = getattr(image, name)
    return {
        "name": name,
        "type": "checkbox" if isinstance(value, bool) else "text",
        "label": translated_label(field) if is_translated else str(field.verbose_name).capitalize(),  # type: ignore[union-attr]
        "language": getattr(field, "language", ""),
        "value": value if isinstance(value, bool) else value or "",
        "longest": getattr(field, "max_length", None),
        "may_write": not reasons_against_columns(image, [name], by=by),
    }


def _written(request: HttpRequest, image: Image) -> JsonResponse:
    changed = [name for name in WORDS if name in request.POST.getlist("changed")]
    form = PictureWordsForm(request.POST, instance=image)
    refused = [
        f"{form.fields[name].label}: {sentence}" for name in changed for sentence in form.errors.get(name, ())
    ]
    if refused:
        return JsonResponse({"errors": refused})
    try:
        describe(image, {name: form.cleaned_data[name] for name in changed}, by=request.user)
    except ValidationError as refusal:
        return JsonResponse({"errors": refusal.messages})
    return JsonResponse({"errors": []})
