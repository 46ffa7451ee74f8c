"""What every answer carries: security headers, no cookie for readers, a new home for old addresses."""

import logging
import string
from urllib.parse import quote

from csp.constants import NONCE, SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware
from django.core.handlers.wsgi import get_bytes_from_wsgi
from django.db import connection
from django.urls import reverse

from policyarchive.lib.data.databases import is_unavailable
from policyarchive.library.refusals import StorageAway
from policyarchive.pages.places import HOMES
from policyarchive.pages.views.errors import unavailable
from policyarchive.pages.views.moved import at_old_address

PERMISSIONS = "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()"
logger = logging.getLogger(__name__)
SAFE = {"GET", "HEAD", "OPTIONS"}
ADMIN_POLICY = {
    "style-src": [SELF, UNSAFE_INLINE],
    "script-src": [SELF, NONCE],
    "img-src": [SELF, "data:", "blob:"],
}


class ContentSecurityPolicy(CSPMiddleware):
    """One strict policy for all pages; the admin's editor needs inline styles and one import map."""

    def get_policy_parts(self, request, response, report_only=False):
        parts = super().get_policy_parts(request, response, report_only)
        if request.path.startswith(reverse("admin:index")) and not report_only:
            parts.replace = ADMIN_POLICY | (parts.replace or {})
        return parts


def security_headers(get_response):
    def middleware(request):
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return middleware


def asked_about_each_time(get_response):
    """Have browsers and caches ask again, wherever an answer does not say how long it stays true.

    Without it they decide: a 410 or 301 is kept for ever, and what is published again stays away.
    """

    def middleware(request):
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "no-cache")
        return response

    return middleware


def reading_sets_no_cookie(get_response):
    """Hold for every page at once what each has to keep to: visitors' answers are the same for everybody.

    A session that has ended would have its cookie removed by the first page that looks for it.
    """

    def middleware(request):
        response = get_response(request)
        if request.method in SAFE and not request.path.startswith(reverse("admin:index")):
            response.cookies.clear()
        return response

    return middleware


def escaped_query(get_response):
    """Escape what a query brings as raw bytes, once and first, so that nobody reads it in two ways."""

    def middleware(request):
        query = get_bytes_from_wsgi(request.META, "QUERY_STRING", "")
        if not query.isascii():
            request.META["QUERY_STRING"] = quote(query, safe=string.punctuation)
        return get_response(request)

    return middleware


class PartsAway:
    """Answer 503 where the database or the storage of files does not, and have it asked again."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, StorageAway):
            logger.error("The storage does not answer for %s", request.path, exc_info=exception)
            return unavailable(request)
        if not is_unavailable(exception):
            return None
        logger.error("The database does not answer for %s", request.path, exc_info=exception)
        if not connection.in_atomic_block:
            connection.close()  # the next request begins with a connection of its own
        return unavailable(request)


def old_addresses(get_response):
    """Lead an address of the old site, which is nobody's today, to the post that stood there."""

    def middleware(request):
        response = get_response(request)
        is_unused = response.status_code == 404 or (bool(request.GET) and _is_home(request))
        if is_unused and request.method in {"GET", "HEAD"}:
            return at_old_address(request, only_with_parameters=response.status_code != 404) or response
        return response

    return middleware


def _is_home(request) -> bool:
    match = request.resolver_match
    return match is not None and match.view_name in HOMES
