"""So many questions a minute from one address, so that search cannot be used to bring the site down."""

import ipaddress
import time
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

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
    address = request.META.get("REMOTE_ADDR", "")
    if settings.SECURE_PROXY_SSL_HEADER:  # BEHIND_PROXY: the proxy adds the address it saw at the end
        address = request.META.get("HTTP_X_FORWARDED_FOR", address).rsplit(",", 1)[-1].strip()
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    return str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 else str(found)
