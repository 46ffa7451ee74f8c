"""What every answer carries: security headers, the reader's language, a new home for old addresses."""

import string
from urllib.parse import quote

from csp.constants import NONCE, SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware
from django.conf import settings
from django.core.handlers.wsgi import get_bytes_from_wsgi
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language_from_path, get_language_from_request

from policyarchive.pages.places import HOMES
from policyarchive.pages.views.moved import at_old_address
from policyarchive.publishing.actions import publish_due
from policyarchive.publishing.models import Schedule

PERMISSIONS = "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()"
WITHOUT_DATABASE = {"/healthz", "/readyz"}  # they tell whether it answers
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


def remember_language(get_response):
    """Keep the language of the last page read, where it is not what `/` would choose anyway.

    Who is logged in has chosen one for the back office, which a look at a translation must not change.
    """

    def middleware(request):
        response = get_response(request)
        language = None if _is_logged_in(request) else get_language_from_path(request.path_info)
        if language and response.status_code == 200 and get_language_from_request(request) != language:
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                language,
                max_age=365 * 24 * 3600,
                samesite=settings.LANGUAGE_COOKIE_SAMESITE,
                secure=settings.LANGUAGE_COOKIE_SECURE,
            )
        return response

    return middleware


def publish_what_is_due(get_response):
    """Carry out what the timer has not, before this visitor's page is answered."""

    def middleware(request):
        if request.path not in WITHOUT_DATABASE and Schedule.objects.due(now=timezone.now()).exists():
            publish_due()
        return get_response(request)

    return middleware


def escaped_query(get_response):
    """Escape what a query brings as raw bytes, once and first, so that nobody reads it in two ways."""

    def middleware(request):
        query = get_bytes_from_wsgi(request.META, "QUERY_STRING", "")
        if not query.isascii():
            request.META["QUERY_STRING"] = quote(query, safe=string.punctuation)
        return get_response(request)

    return middleware


def old_addresses(get_response):
    """Lead an address of the old site, which is nobody's today, to the post that stood there."""

    def middleware(request):
        response = get_response(request)
        is_unused = response.status_code == 404 or (bool(request.GET) and _is_home(request))
        if is_unused and request.method in {"GET", "HEAD"}:
            return at_old_address(request, only_with_parameters=response.status_code != 404) or response
        return response

    return middleware


def _is_logged_in(request) -> bool:
    """Ask for the cookie alone: reading the session would make every page depend on it."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def _is_home(request) -> bool:
    match = request.resolver_match
    return match is not None and match.view_name in HOMES
