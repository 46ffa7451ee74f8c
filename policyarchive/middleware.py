"""What every request needs before any layer is asked: where it came from."""

from functools import partial

from django.conf import settings

from policyarchive.lib.clientaddress import acting_from, client_address


def source_address(get_response):
    """Let the log and the limits know the address of the client; nothing is worked out before they ask."""

    def middleware(request):
        with acting_from(partial(client_address, request.META, trusted=settings.TRUSTED_PROXIES)):
            return get_response(request)

    return middleware
