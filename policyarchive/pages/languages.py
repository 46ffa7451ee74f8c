"""Addresses of the same page in each language."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.translation import get_language, get_language_from_request, override

from policyarchive.lib.language.translated import language_codes

CHOICE = "reading_language"  # a cookie that static/js/language.js sets


@dataclass(frozen=True)
class LanguageLink:
    code: str
    name: str
    url: str
    is_current: bool


def language_links(full_path: str) -> list[LanguageLink]:
    """Return the languages of the site, each with the address of this page in it."""
    return [
        LanguageLink(code, name, translate_url(full_path, code), code == get_language())
        for code, name in settings.LANGUAGES
    ]


def url_in(language: str, view: str, *args) -> str:
    with override(language):
        return reverse(view, args=args)


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
