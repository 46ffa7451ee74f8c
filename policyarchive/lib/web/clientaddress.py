"""The address a request came from. What a client writes into X-Forwarded-For itself is never believed."""

import ipaddress
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_source: ContextVar[Callable[[], str]] = ContextVar("source", default=lambda: "")


def client_address(meta: Mapping[str, str], *, trusted: Sequence[Network] | None) -> str:
    """Return the nearest address that is not one of our proxies, or nothing where none is known.

    META is that of a request. Each proxy adds the address it saw to the end of X-Forwarded-For, so the header
    is read from its end, and only as long as a proxy of TRUSTED speaks. None trusts whoever connects, once.
    """
    found = _parsed(meta.get("REMOTE_ADDR", ""))
    before = meta.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if trusted is None:
        return str(_parsed(before[-1]) or found or "")
    while before and (found is None or _is_one_of(found, trusted)):
        reported = _parsed(before.pop())
        if reported is None or found is None:
            break
        found = reported
    return str(found or "")


def network_of(address: str) -> str:
    """Return what one client has: an IPv4 address, or the IPv6 network in which it can choose addresses."""
    found = _parsed(address)
    if found is None:
        return "unknown"
    return str(found) if found.version == 4 else str(ipaddress.ip_network((found, 64), strict=False))


@contextmanager
def acting_from(address: Callable[[], str]) -> Iterator[None]:
    """Let what happens meanwhile be known to come from an address, which is worked out where it is needed."""
    token = _source.set(address)
    try:
        yield
    finally:
        _source.reset(token)


def source_address() -> str:
    """Return where the request came from that is being answered; nothing for a command at the console."""
    return _source.get()()


def _parsed(text: str) -> Address | None:
    """Read an address, also with a port as some proxies write it; one of IPv4 in IPv6 is one of IPv4."""
    host = text.strip()
    if host.startswith("["):
        host = host[1:].partition("]")[0]
    elif host.count(":") == 1:
        host = host.partition(":")[0]
    try:
        found = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found


def _is_one_of(address: Address, networks: Sequence[Network]) -> bool:
    return any(address in network for network in networks)
