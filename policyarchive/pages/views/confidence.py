"""Manners of all that is shown before it is public."""

from functools import wraps

from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin

from policyarchive.pages.views.errors import gone
from policyarchive.publishing.models import PreviewLink


def in_confidence(view):
    """Keep an answer out of caches, indexes and other sites' logs; only our own pages may frame it."""

    @never_cache
    @xframe_options_sameorigin
    @csp_replace({"frame-ancestors": ["'self'"]})
    @wraps(view)
    def wrapped(request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex, nofollow"
        response["Referrer-Policy"] = "same-origin"
        return response

    return wrapped


def with_link(view):
    """Give the view the link that a token names: 404 where there never was one, 410 where it has ended."""

    @wraps(view)
    def wrapped(request: HttpRequest, token: str, *args, **kwargs) -> HttpResponseBase:
        link = PreviewLink.objects.select_related("row_type").filter(token=token).first()
        if link is None:
            raise Http404
        if not link.is_open(now=timezone.now()) or link.row is None:
            return gone(request)
        return view(request, link, *args, **kwargs)

    return wrapped
