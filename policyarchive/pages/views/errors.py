"""Pages for what went wrong, in the site's dress and the reader's language."""

from urllib.parse import urlsplit, urlunsplit

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import activate, get_language_from_path

from policyarchive.pages.languages import language_wanted
from policyarchive.pages.places import ending_of


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
    return _error(request, "500.html", 500)


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


def _error(request: HttpRequest, template: str, status: int, **context: str) -> HttpResponse:
    activate(get_language_from_path(request.path_info) or language_wanted(request))
    return render(request, template, {"status": status, **context}, status=status)
