"""Which addresses the page cache keeps, and which parameters mean something there."""

import re
from collections.abc import Callable

from django import forms
from django.conf import settings

from policyarchive.lib.language.translated import language_codes
from policyarchive.pagecache.application import PageCache
from policyarchive.pagecache.keys import Scope
from policyarchive.pages.filters import BoardFilter, CityFilter, RegisterFilter

# Previews are for few, a search counts who asks, and files are handed out piece by piece.
_LEFT_OUT = "preview|search"
_PAGES = re.compile(rf"/(?:{'|'.join(map(re.escape, language_codes()))})/(?!(?:{_LEFT_OUT})/)(?:(.+)/)?")
_FOR_PROGRAMS = re.compile(r"/(?:sitemap(?:-[a-z]+)?\.xml|robots\.txt)")
_MEGABYTE = 1_000_000


def _names(form: type[forms.Form]) -> tuple[str, ...]:
    return (*form.base_fields, "page")  # type: ignore[attr-defined]


# By the first part of a path behind the language.
PARAMETERS: dict[str, tuple[str, ...]] = {
    "news": _names(BoardFilter),
    "agreements": _names(RegisterFilter),
    "cities": _names(CityFilter),
    "areas": (),
}


def is_kept(path: str) -> bool:
    return bool(_PAGES.fullmatch(path) or _FOR_PROGRAMS.fullmatch(path))


def parameters(path: str) -> tuple[str, ...] | None:
    """Return what a page knows; a home page may stand for an old address, which may have any name."""
    page = _PAGES.fullmatch(path)
    if page is None:
        return ("p",)  # a part of the sitemap
    return PARAMETERS.get((page[1] or "").partition("/")[0])


def with_page_cache(below: Callable) -> Callable:
    """Put the page cache above an application; without one while a page is being developed."""
    if settings.DEBUG or not settings.PAGE_CACHE_MB:
        return below
    scope = Scope(
        is_kept=is_kept,
        parameters=parameters,
        session_cookie=settings.SESSION_COOKIE_NAME,
        proxy_says_https=settings.SECURE_PROXY_SSL_HEADER,
    )
    most_bytes = settings.PAGE_CACHE_MB * _MEGABYTE // settings.SERVER_WORKERS
    return PageCache(below, scope=scope, most_bytes=most_bytes, may_be_old=settings.PAGE_CACHE_MAY_BE_OLD)
