"""Addresses of the same page in each language."""

import re
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix, get_urlconf, reverse, translate_url
from django.utils.translation import get_language, get_language_from_request, override

from policyarchive.lib.language.translated import language_codes

CHOICE = "reading_language"  # a cookie that static/js/language.js sets
_PLAIN_WORD = re.compile(r"[A-Za-z0-9_-]+")
_PLAIN_PATH = re.compile(r"[A-Za-z0-9_/-]*")


@dataclass(frozen=True)
class LanguageLink:
    code: str
    name: str
    url: str
    is_current: bool


def language_links(full_path: str) -> list[LanguageLink]:
    """Return the languages of the site, each with the address of this page in it."""
    here = get_language()
    rest = full_path.removeprefix(f"/{here}/")
    is_plain = rest != full_path and _PLAIN_PATH.fullmatch(rest.partition("?")[0]) is not None
    return [
        LanguageLink(
            code, name, f"/{code}/{rest}" if is_plain else translate_url(full_path, code), code == here
        )
        for code, name in settings.LANGUAGES
    ]


def url_in(language: str, view: str, *args) -> str:
    """Return what `reverse` does; the address of a number or a plain word is put together from a pattern."""
    if not all(isinstance(argument, int) or _PLAIN_WORD.fullmatch(argument) for argument in args):
        with override(language):
            return reverse(view, args=args)
    pattern = _pattern(language, view, len(args), get_script_prefix(), get_urlconf())
    return pattern % args


def url_here(view: str, *args) -> str:
    """Return an address in the language of the page being made."""
    return url_in(get_language() or settings.LANGUAGE_CODE, view, *args)


def with_query(address: str, query: str) -> str:
    return f"{address}?{query}" if query else address


@cache  # of the address book, which does not change
def _pattern(language: str, view: str, count: int, _prefix: str, _urlconf: str | None) -> str:
    """Return an address such as `/ko/news/%s/`."""
    samples = [f"90730111{place}" for place in range(count)]
    with override(language):
        pattern = reverse(view, args=samples).replace("%", "%%")
    for sample in samples:
        pattern = pattern.replace(sample, "%s")
    return pattern


def post_url(post, language: str) -> str:
    return url_in(language, "news:post_detail", post.number)


def language_wanted(request: HttpRequest) -> str:
    """Return the language that the reader chose last, else the one that the browser asks for.

    The choice is not Django's own cookie: that one is the language of the admin.
    """
    chosen = request.COOKIES.get(CHOICE, "")
    return chosen if chosen in language_codes() else get_language_from_request(request)


def page_language() -> str:
    """Return the language of the page being made, one of the site's own."""
    current = get_language()
    return current if current in language_codes() else settings.LANGUAGE_CODE
