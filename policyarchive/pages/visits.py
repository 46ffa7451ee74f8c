"""What visitors read and fetch, counted beside the page: a script tells of it once it is seen.

Pages themselves count nothing: they are the same for a reader, a program that fetches ahead and a cache.
"""

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

from news.actions import count_views
from policyarchive.lib.data.batches import Batch
from policyarchive.library.actions import count_downloads
from policyarchive.search.limits import Limit

LIMIT = Limit("counts", 120)
MOST_AT_ONCE = 50  # files of one archive
LARGEST_KEY = 2**31 - 1
BATCHES = {"post": Batch("views", count_views), "file": Batch("downloads", count_downloads)}
_TABLE = Path(__file__).parent / "tables" / "robots.txt"
ROBOTS = [line for line in _TABLE.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]


def count(items: Iterable[str]) -> None:
    """Count one for each item, such as `post:6568` or `file:3`, however often it is named."""
    for item in list(dict.fromkeys(items))[:MOST_AT_ONCE]:
        kind, _, key = item.partition(":")
        is_key = key.isascii() and key.isdigit() and len(key) <= 10 and int(key) <= LARGEST_KEY
        if kind in BATCHES and is_key:
            BATCHES[kind].add(int(key))


def is_robot(request: HttpRequest) -> bool:
    name = request.headers.get("User-Agent", "").lower()
    return not name or any(robot in name for robot in ROBOTS)


def is_from_here(request: HttpRequest) -> bool:
    """Tell whether a page of this site sent it; browsers say so, and other sites cannot make them lie."""
    said = request.headers.get("Sec-Fetch-Site")
    if said:
        return said == "same-origin"
    origin = request.headers.get("Origin", "")
    return bool(origin) and (origin == settings.SITE_URL or urlsplit(origin).netloc == request.get_host())
