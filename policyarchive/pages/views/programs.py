"""What programs read: robots.txt, security.txt, and whether the site is alive and ready."""

import datetime

from django.core.files.storage import default_storage
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from policyarchive.pages.head import absolute
from policyarchive.pages.models import SiteSettings

SECURITY_CONTACT_HOLDS = datetime.timedelta(days=180)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    context = {"sitemap": absolute(request, "/sitemap.xml")}
    return render(request, "pages/robots.txt", context, content_type="text/plain; charset=utf-8")


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Answer as RFC 9116 has it; without a contact there is nothing to say, and the answer is 404."""
    site = get_object_or_404(SiteSettings.objects.exclude(email=""))
    context = {
        "email": site.email,
        "expires": (timezone.now() + SECURITY_CONTACT_HOLDS).strftime("%Y-%m-%dT00:00:00Z"),
        "canonical": absolute(request, request.path),
    }
    return render(request, "pages/security.txt", context, content_type="text/plain; charset=utf-8")


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    checks = {"database": _database_answers(), "storage": _storage_answers()}
    status = 200 if all(checks.values()) else 503
    return JsonResponse({"status": "ok" if status == 200 else "not ready", **checks}, status=status)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _storage_answers() -> bool:
    try:
        default_storage.exists("readyz")
    except Exception:  # each kind of storage has errors of its own
        return False
    return True
