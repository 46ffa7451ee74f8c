"""What stands around every page: the site's own words, menu and addresses, as plain values in a language."""

from collections.abc import Callable
from typing import NamedTuple

from django.http import HttpRequest
from django.urls import get_script_prefix, reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, pgettext

from policyarchive.lib.data.kept import kept
from policyarchive.pages.context import site_settings
from policyarchive.pages.languages import language_links, url_here
from policyarchive.pages.menu import menu_items
from policyarchive.pages.models import SiteSettings
from policyarchive.templatetags.words import plain_words, words


class Frame(NamedTuple):
    """Texts end in `_html` where they may be marked as being in another language."""

    name: str
    name_html: SafeString
    organisation_html: SafeString
    address_html: SafeString
    footer_html: SafeString
    privacy_url: str
    phone: str
    email: str
    is_official: bool
    home_url: str
    search_url: str
    suggest_url: str
    feed_url: str
    feeds_url: str
    feeds_label: str
    admin_url: str


class Messages(dict):
    """The messages of one language, each looked up once: the catalogue of a process does not change."""

    def __missing__(self, message: str) -> str:
        self[message] = found = gettext(message)
        return found


_messages: dict[str | None, Messages] = {}


def frame(request: HttpRequest) -> dict:
    """Give a page of Jinja's engine what stands around it."""
    language = get_language()
    match = request.resolver_match
    view = match.view_name if match else ""
    return {
        "_": messages_of(language),
        "frame": kept(("frame", language, get_script_prefix()), lambda: frame_of(site_settings(request))),
        "languages": language_links(request.get_full_path()),
        "language": language,
        "menu": menu_items(view),
    }


def messages_of(language: str | None) -> Callable[[str], str]:
    return _messages.setdefault(language, Messages()).__getitem__


def frame_of(site: SiteSettings) -> Frame:
    return Frame(
        name=plain_words(site, "name"),
        name_html=words(site, "name"),
        organisation_html=words(site, "organisation") or words(site, "name"),
        address_html=words(site, "address"),
        footer_html=words(site, "footer"),
        privacy_url=plain_words(site, "privacy_url"),
        phone=site.phone,
        email=site.email,
        is_official=site.is_official,
        home_url=url_here("pages:home"),
        search_url=url_here("pages:search"),
        suggest_url=url_here("pages:search_suggest"),
        feed_url=url_here("news:post_feed"),
        feeds_url=url_here("pages:feed_list"),
        feeds_label=pgettext("page", "Feeds"),
        admin_url=reverse("admin:index"),
    )
