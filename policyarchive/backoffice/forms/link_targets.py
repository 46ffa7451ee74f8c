"""What a link in a text can lead to on this site: found by title, name or number, in any language."""

from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.translation import get_language, override

from agreements.models import Agreement, City, CooperationArea
from news.models import Post
from policyarchive.lib.language.translated import language_codes
from policyarchive.lib.language.words import in_language

MOST_OF_A_KIND = 5
# The view of a kind, and the column and the title that its address and its line are made of.
TARGETS: dict[type[models.Model], tuple[str, str, str]] = {
    Post: ("news:post_detail", "number", "title"),
    Agreement: ("agreements:agreement_detail", "slug", "title"),
    City: ("agreements:city_detail", "slug", "name"),
    CooperationArea: ("agreements:area_detail", "slug", "name"),
}


def link_targets_view(request: HttpRequest, *, site) -> JsonResponse:
    """Answer a search of the link dialog. LANGUAGE is that of the text, and so of the page that is linked."""
    words, language = request.GET.get("q", "").replace("\0", "").strip(), request.GET.get("language", "")
    language = language if language in language_codes() else get_language()
    admins = [
        admin for model in TARGETS if (admin := site.get_model_admin(model)).has_view_permission(request)
    ]
    if not admins:
        raise PermissionDenied
    found = [line for admin in admins for line in _found(request, admin, words, language)] if words else []
    return JsonResponse({"found": found})


def _found(request: HttpRequest, admin, words: str, language: str) -> list[dict]:
    view, column, title = TARGETS[admin.model]
    everything = admin.model.objects.all()
    readable = everything.readable() if hasattr(everything, "readable") else everything
    rows, _is_double = admin.get_search_results(request, readable, words)
    with override(language):
        return [
            {
                "kind": str(admin.opts.verbose_name),
                "title": in_language(row, title, language).text or str(row),
                "address": reverse(view, args=[getattr(row, column)]),
            }
            for row in rows.order_by("-pk")[:MOST_OF_A_KIND]
        ]
