"""Whether an answer came from the page cache, as its own header says."""

from collections.abc import Mapping

from benchmarks.harness.served import Server
from benchmarks.row import CannotRun

HEADERS = ("cache-status", "x-cache")


def is_hit(headers: Mapping[str, str]) -> bool | None:
    """Return None where the answer does not say it."""
    for name in HEADERS:
        if name in headers:
            return "hit" in headers[name].lower()
    return None


def refuse_silence(server: Server, path: str) -> None:
    """Refuse to count what nobody says."""
    if is_hit(server.get(path).headers) is None:
        raise CannotRun("answers do not say whether they came from the cache (no header Cache-Status)")
