"""Answers for what has moved: an address of the old site."""

from django.core.handlers.wsgi import get_bytes_from_wsgi
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import get_language_from_path

from news.models import Post
from policyarchive.lib.oldaddress import parse
from policyarchive.pages.places import url_of
from policyarchive.pages.views.errors import lead_on


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
