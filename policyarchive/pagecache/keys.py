"""Which page is asked for. A page is made from its key alone, so nothing else of a request can get into it.

Whatever a client may send beside it (cookies, unknown parameters, headers) is not in the request from which a
page for everybody is made; so nobody can put something into a page that others get.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode

LONGEST = 500  # characters of path and query
MOST_PARAMETERS = 50


class Key(NamedTuple):
    """ORIGIN is scheme and host; PATH and QUERY are as WSGI has them, the query in its one order."""

    origin: str
    path: str
    query: str


@dataclass(frozen=True)
class Scope:
    """Which addresses are kept: IS_KEPT of a path, and the PARAMETERS that its page knows, in order.

    PARAMETERS returns None where the page may make something of any parameter.
    """

    is_kept: Callable[[str], bool]
    parameters: Callable[[str], tuple[str, ...] | None]
    session_cookie: str
    proxy_says_https: tuple[str, str] | None = None


class Asked(NamedTuple):
    """A key, and whether the request says no more than its key does."""

    key: Key
    is_exact: bool


def asked_by(environ: dict[str, Any], scope: Scope) -> Asked | None:
    """Return what a visitor asks for; None where the answer is not for everybody or is not kept."""
    cookies = environ.get("HTTP_COOKIE")
    if cookies and scope.session_cookie in cookies:
        return None
    path = environ["PATH_INFO"]
    if environ.get("SCRIPT_NAME") or len(path) > LONGEST or not scope.is_kept(path):
        return None
    host = environ.get("HTTP_HOST")
    if not host:
        return None
    origin = f"{_scheme(environ, scope)}://{host.lower()}"
    query = environ.get("QUERY_STRING", "")
    if not query:
        return Asked(Key(origin, path, ""), True)
    names = scope.parameters(path)
    if names is None or len(query) > LONGEST:
        return None
    known, is_exact = in_order(query, names)
    return None if known is None else Asked(Key(origin, path, known), is_exact)


@lru_cache(1_000)
def in_order(query: str, names: tuple[str, ...]) -> tuple[str | None, bool]:
    """Return the known parameters of a query in their order, and whether there were no others.

    None where the query cannot be read in one way only.
    """
    try:
        query.encode("ascii")
        pairs = parse_qsl(query, keep_blank_values=True, errors="strict", max_num_fields=MOST_PARAMETERS)
    except ValueError:
        return None, False
    if "\0" in query or "%00" in query:
        return None, False
    known = [(name, value) for wanted in names for name, value in pairs if name == wanted]
    return urlencode(known), len(known) == len(pairs)


def environ_of(key: Key) -> dict[str, Any]:
    """Return the request from which the page of a key is made."""
    scheme, _, host = key.origin.partition("://")
    name, _, port = host.partition(":")
    return {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": key.path,
        "QUERY_STRING": key.query,
        "SERVER_PROTOCOL": "HTTP/1.1",
        "SERVER_NAME": name or "localhost",
        "SERVER_PORT": port if port.isdigit() else ("443" if scheme == "https" else "80"),
        "HTTP_HOST": host,
        "HTTP_X_FORWARDED_PROTO": scheme,
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scheme,
        "wsgi.input": BytesIO(),
        "wsgi.errors": _Errors(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }


class _Errors:
    """Django writes nothing there; whoever does is heard by the log of the server."""

    def write(self, text: str) -> int:
        return len(text)

    def flush(self) -> None:
        pass


def _scheme(environ: dict[str, Any], scope: Scope) -> str:
    if scope.proxy_says_https is None:
        return environ["wsgi.url_scheme"]
    header, secure = scope.proxy_says_https
    said = environ.get(header)
    if said is None:
        return environ["wsgi.url_scheme"]
    return "https" if said.split(",", 1)[0].strip() == secure else "http"
