"""Pages for what went wrong, in the site's dress and the reader's language."""

import sys
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import activate, get_language_from_path
from django.utils.translation import gettext as _

from policyarchive.lib.data.databases import is_unavailable
from policyarchive.pages.languages import language_wanted
from policyarchive.pages.places import ending_of

SECONDS_TO_WAIT = 10
NOT_SHOWN = {"csrfmiddlewaretoken", "password", "password1", "password2", "old_password", "new_password1"}


def bad_request(request: HttpRequest, exception=None) -> HttpResponse:
    return _error(request, "400.html", 400)


def permission_denied(request: HttpRequest, exception=None) -> HttpResponse:
    return _error(request, "403.html", 403)


def page_not_found(request: HttpRequest, exception=None) -> HttpResponse:
    return _error(request, "404.html", 404)


def not_readable(request: HttpRequest, rows) -> HttpResponse:
    """Answer for the address of an item that visitors cannot read: gone, led elsewhere, or never there.

    ROWS are those of the address, a publishable queryset.
    """
    item = rows.gone().first()
    if item is None:
        raise Http404
    return lead_on(request, item)


def lead_on(request: HttpRequest, item) -> HttpResponse:
    """Lead the reader of an item that is gone to where it says, in one step, or say that it is gone."""
    address = ending_of(item, host=request.get_host()).address
    return redirect(address) if address else gone(request)


def gone(request: HttpRequest) -> HttpResponse:
    """Say that something stood at this address and does not any more."""
    return _error(request, "410.html", 410)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer without a query: the database may be what failed."""
    if is_unavailable(sys.exc_info()[1]):
        return unavailable(request)
    return _error(request, "500.html", 500)


def unavailable(request: HttpRequest) -> HttpResponse:
    """Say that the database does not answer, without asking it; what was typed stands on the page."""
    if request.headers.get("Accept") == "application/json":
        answer: HttpResponse = JsonResponse(
            {"errors": [str(_("Nothing was saved. Please try again."))]}, status=503
        )
    else:
        sent = request.POST.lists() if request.method == "POST" else []
        fields = [(name, value) for name, values in sent for value in values if name not in NOT_SHOWN]
        answer = _error(request, "503.html", 503, fields=fields, sent_to=request.get_full_path())
    answer["Retry-After"] = str(SECONDS_TO_WAIT)
    return answer


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Lead back to the page that the form stood on; where that is not known, to where it was sent."""
    return _error(request, "403_csrf.html", 403, way_back=_page_before(request) or request.get_full_path())


def _page_before(request: HttpRequest) -> str:
    """Return the address, on this site, of the page that the reader came from, or nothing."""
    before = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(before, {request.get_host()}, require_https=request.is_secure()):
        return ""
    parts = urlsplit(before)
    return urlunsplit(("", "", parts.path, parts.query, ""))


def _error(request: HttpRequest, template: str, status: int, **context: Any) -> HttpResponse:
    activate(get_language_from_path(request.path_info) or language_wanted(request))
    return render(request, template, {"status": status, **context}, status=status)
