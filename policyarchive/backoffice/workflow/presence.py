"""Tells an editor who else has the item open: with the page, and asked again while it stays open."""

import logging

from django.contrib.auth.signals import user_logged_out
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.utils.translation import npgettext
from django.views.decorators.http import require_POST

from policyarchive.lib.data.databases import is_unavailable, without_waiting
from policyarchive.publishing.actions.presence import enter, leave, leave_everything
from policyarchive.publishing.models.presence import LONGEST_PAGE, Presence

logger = logging.getLogger(__name__)


@require_POST
def presence_view(request: HttpRequest, pk: int, *, model_admin) -> HttpResponse:
    """Say that this person has `page` still open, or with `leave` closes it; tell who else has the item."""
    row = get_object_or_404(model_admin.model, pk=pk)
    if not model_admin.has_change_permission(request):
        raise PermissionDenied
    page = request.POST.get("page", "")
    if not (0 < len(page) <= LONGEST_PAGE and page.isprintable()):
        return HttpResponseBadRequest()
    if "leave" in request.POST:
        leave(row, by=request.user, page=page)
        return HttpResponse(status=204)
    if not model_admin.has_change_permission(request, row):
        return JsonResponse({"text": _moved_on(row)})
    with without_waiting():
        return JsonResponse({"text": presence_text(enter(row, by=request.user, page=page))})


def presence_context(request: HttpRequest, row) -> dict[str, str]:
    """Say that this person has the row open; return who else has, and a name for the form that opens now."""
    page = get_random_string(12)
    try:
        with without_waiting():
            others = enter(row, by=request.user, page=page)
    except DatabaseError as error:  # who else is there is no reason to show no form, nor to show it late
        if not is_unavailable(error):
            raise
        logger.exception("Nobody is shown who has this page open")
        others = []
    return {"presence": presence_text(others), "presence_page": page}


def _moved_on(row) -> str:
    """Say to who still has the form open that nothing can be saved with it any more."""
    sentence = _(
        "The item is in the stage “%(stage)s” now, so this form can no longer be saved. "
        "Copy what you typed, then open the item again."
    )
    return sentence % {"stage": row.get_stage_display()}


def connect_logouts() -> None:
    """Let who logs out have nothing open: afterwards their pages may not say so any more."""
    user_logged_out.connect(_logged_out, dispatch_uid="presence")


def presence_text(others: list[Presence]) -> str:
    """Return a sentence about the others who have the item open, or nothing where nobody has."""
    if not others:
        return ""
    names = [
        _("%(name)s (%(time)s)")
        % {"name": _name(other.person), "time": f"{timezone.localtime(other.since):%H:%M}"}
        for other in others
    ]
    sentence = npgettext(
        "names with the time since when",
        "%(names)s has this open for writing, since the time in brackets.",
        "%(names)s have this open for writing, since the times in brackets.",
        len(names),
    )
    return sentence % {"names": ", ".join(names)}


def _logged_out(sender, user, **kwargs) -> None:
    if user is not None:
        leave_everything(user)


def _name(person) -> str:
    return person.get_full_name() or person.get_username()
