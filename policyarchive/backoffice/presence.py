"""Tells an editor who else has the item open: with the page, and asked again while it stays open."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from policyarchive.publishing.actions.presence import enter, leave
from policyarchive.publishing.models.presence import Presence


@require_POST
def presence_view(request: HttpRequest, pk: int, *, model_admin) -> JsonResponse:
    """Say that this person is still here, or with `leave` that they are gone; tell who else is."""
    row = get_object_or_404(model_admin.model, pk=pk)
    if not model_admin.has_change_permission(request, row):
        raise PermissionDenied
    if "leave" in request.POST:
        leave(row, by=request.user)
        return JsonResponse({"told": ""})
    return JsonResponse({"told": told(enter(row, by=request.user))})


def told(others: list[Presence]) -> str:
    """Return a sentence about the others who have the item open, or nothing where nobody has."""
    if not others:
        return ""
    names = [f"{_name(other.person)} ({timezone.localtime(other.since):%H:%M})" for other in others]
    sentence = ngettext(
        "%(names)s has this open for writing, since the time in brackets.",
        "%(names)s have this open for writing, since the times in brackets.",
        len(names),
    )
    return sentence % {"names": ", ".join(names)}


def _name(person) -> str:
    return person.get_full_name() or person.get_username()
