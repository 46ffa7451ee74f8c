"""What programs read: robots.txt, security.txt, and whether the site is alive and ready."""

import datetime

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from policyarchive.lib.data.recording import today
from policyarchive.pages import readiness
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
        "expires": (today(datetime.UTC) + SECURITY_CONTACT_HOLDS).strftime("%Y-%m-%dT00:00:00Z"),
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
    """Say whether readers can be answered. What they do not need is named, and takes no machine out."""
    can_read = readiness.database_answers()
    checks = {
        "database": can_read,
        "writable": can_read and readiness.database_is_writable(),
        "storage": readiness.storage_answers(),
    }
    word = "ok" if all(checks.values()) else "degraded" if can_read else "not ready"
    return JsonResponse({"status": word, **checks}, status=200 if can_read else 503)
