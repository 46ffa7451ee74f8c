"""Answers for what has moved: an address of the old site, a row with another address name."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.handlers.wsgi import get_bytes_from_wsgi
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.translation import get_language_from_path

from news.models import Post
from policyarchive.lib.web.oldaddress import parse
from policyarchive.pages.addressed import AddressedForm
from policyarchive.pages.places import url_of
from policyarchive.pages.views.errors import lead_on


def moved_to(path: str) -> HttpResponse:
    return HttpResponsePermanentRedirect(path)


def at_one_address(request: HttpRequest, form: AddressedForm) -> HttpResponse | None:
    """Lead a list that is asked for with more than it takes to its one address; None where it is there."""
    if form.is_canonical(request.GET):
        return None
    query = form.query_with_page
    return moved_to(f"{request.path}?{query}" if query else request.path)


def follows_former_slugs(model: Any, *, shown: str = "is_readable") -> Callable:
    """Have a view of one row lead from the names that the row had before to the one that it has today.

    SHOWN names the attribute by which a row tells that visitors may see it; where there is none they may.
    """

    def decorate(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def wrapped(request: HttpRequest, slug: str) -> HttpResponseBase:
            try:
                return view(request, slug=slug)
            except Http404:
                row = model.objects.formerly(slug)
                if row is None or not (getattr(row, shown, True) or (row.is_gone and shown == "is_readable")):
                    raise
            return _where_it_is(request, row)

        return wrapped

    return decorate


def _where_it_is(request: HttpRequest, row: Any) -> HttpResponse:
    if getattr(row, "is_gone", False):
        return lead_on(request, row)
    query = request.META.get("QUERY_STRING", "")
    view = request.resolver_match.view_name  # type: ignore[union-attr]
    path = reverse(view, args=[row.slug])
    return moved_to(f"{path}?{query}" if query else path)


def at_old_address(request: HttpRequest, *, only_with_parameters: bool) -> HttpResponse | None:
    """Return where the post that stood at this address is read today, or that it is gone; else None."""
    asked = _address_of(request)
    if only_with_parameters and not parse(asked).parameters:
        return None
    post = Post.objects.known_to_visitors().at_old_address(asked)
    if post is None or (only_with_parameters and not post.legacy_names):
        return None
    if not post.is_readable:
        return lead_on(request, post)
    language = get_language_from_path(request.path_info) or post.original_language
    return HttpResponsePermanentRedirect(url_of(post, language))


def _address_of(request: HttpRequest) -> bytes:
    """Return the address as it was asked, byte for byte: an old one may be in another encoding.

    Django has read the path as UTF-8 and left escapes where it could not.
    """
    path = request.path_info.replace("?", "%3F").replace("#", "%23")
    return path.encode() + b"?" + get_bytes_from_wsgi(request.META, "QUERY_STRING", "")
