"""What a link in a text can lead to on this site: found by title, name or number, in any language."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.utils.translation import get_language, override

from policyarchive.content.registry import content_types, type_of
from policyarchive.lib.language.translated import language_codes
from policyarchive.lib.language.words import in_language

MOST_OF_A_KIND = 5


def link_targets_view(request: HttpRequest, *, site) -> JsonResponse:
    """Answer a search of the link dialog. LANGUAGE is that of the text, and so of the page that is linked."""
    words, language = request.GET.get("q", "").replace("\0", "").strip(), request.GET.get("language", "")
    language = language if language in language_codes() else get_language()
    admins = [
        admin
        for known in content_types()
        if (admin := site.get_model_admin(known.model)).has_view_permission(request)
    ]
    if not admins:
        raise PermissionDenied
    found = [line for admin in admins for line in _found(request, admin, words, language)] if words else []
    return JsonResponse({"found": found})


def _found(request: HttpRequest, admin, words: str, language: str) -> list[dict]:
    known = type_of(admin.model)
    everything = admin.model.objects.all()
    readable = everything.readable() if hasattr(everything, "readable") else everything
    rows, _is_double = admin.get_search_results(request, readable, words)
    with override(language):
        return [
            {
                "kind": str(admin.opts.verbose_name),
                "title": in_language(row, known.title, language).text or str(row),
                "address": known.path(row),
            }
            for row in rows.order_by("-pk")[:MOST_OF_A_KIND]
        ]
