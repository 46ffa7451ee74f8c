"""So many questions a minute from one address, so that search cannot be used to bring the site down."""

import time
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from policyarchive.lib.web.clientaddress import client_address, network_of

SECONDS = 60


@dataclass(frozen=True)
class Limit:
    name: str
    most: int


PAGES = Limit("search", 60)
SUGGESTIONS = Limit("suggest", 240)


def seconds_to_wait(request: HttpRequest, limit: Limit) -> int:
    """Count this question; return 0, or how long the address must wait. No address is kept."""
    window, gone = divmod(int(time.time()), SECONDS)
    who = salted_hmac("search.limits", client_network(request)).hexdigest()[:24]
    key = f"limit:{limit.name}:{window}:{who}"
    cache = caches["volatile"]
    cache.add(key, 0, timeout=SECONDS * 2)
    try:
        count = cache.incr(key)
    except ValueError:  # forgotten in between, or the cache is away
        return 0
    return SECONDS - gone if count > limit.most else 0


def client_network(request: HttpRequest) -> str:
    """Return whose question it is: an IPv4 address, or the network that one IPv6 user has."""
    return network_of(client_address(request.META, trusted=settings.TRUSTED_PROXIES))
