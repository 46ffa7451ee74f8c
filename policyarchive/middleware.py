"""What every request needs before any layer is asked: where it came from, and that it can be read."""

from functools import partial

from django.conf import settings
from django.core.exceptions import BadRequest

from policyarchive.lib.web.clientaddress import acting_from, client_address


def plain_text_only(get_response):
    """Answer 400 where an address holds a NUL character: nothing stands there, and no database takes it."""

    def middleware(request):
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest("NUL in the address")
        return get_response(request)

    return middleware


def source_address(get_response):
    """Let the log and the limits know the address of the client; nothing is worked out before they ask."""

    def middleware(request):
        with acting_from(partial(client_address, request.META, trusted=settings.TRUSTED_PROXIES)):
            return get_response(request)

    return middleware
