"""The pictures to choose from, for the editor of texts and for the lead picture; a dialog shows this page."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from policyarchive.backoffice.library.forms import UploadForm
from policyarchive.lib.language.translated import column, columns, language_codes
from policyarchive.library.models import Image

PICTURES_A_PAGE = 24


def pick_view(request: HttpRequest, *, model_admin) -> HttpResponse:
    """Show pictures to choose from. LANGUAGE names whose words the chosen picture brings along."""
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    words, language = request.GET.get("q", "").strip(), request.GET.get("language", "")
    language = language if language in language_codes() else get_language()
    by = request.user if (is_mine := "mine" in request.GET) else None
    page = Paginator(_found(words, by=by), PICTURES_A_PAGE).get_page(request.GET.get("page"))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Choose a picture"),
        "is_popup": True,
        "opts": model_admin.opts,
        "form": UploadForm(is_for_pictures=True),
        "may_upload": model_admin.has_add_permission(request),
        "page": page,
        "choices": [_choice(image, language) for image in page],
        "words": words,
        "language": language,
        "is_mine": is_mine,
    }
    return TemplateResponse(request, "admin/library/pick.html", context)


def _found(words: str, *, by):
    images = Image.objects.order_by("-pk")
    if by:
        images = images.filter(uploaded_by=by)
    if not words:
        return images
    fits = Q(name__icontains=words) | Q(credit__icontains=words)
    for name in [*columns("alt"), *columns("caption")]:
        fits |= Q(**{f"{name}__icontains": words})
    return images.filter(fits)


def _choice(image: Image, language: str) -> dict:
    return {
        "image": image,
        "alt": image.alt_in(language),
        "caption": getattr(image, column("caption", language)) or "",
    }
