"""Which addresses on this site are answered, and a guard against links to those that are not."""

from collections.abc import Iterator
from urllib.parse import unquote, urljoin, urlsplit

from django.conf import settings
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.translation import get_language, get_language_from_path, override
from django.utils.translation import gettext as _

from agreements.models import Agreement, City, CooperationArea
from news.models import Post
from policyarchive.lib.bodylinks import links_in
from policyarchive.publishing.guards import Finding, texts_of
from policyarchive.publishing.models import Publishable

NOT_FOR_READERS = {"admin"}


def broken_links(item: Publishable) -> Iterator[Finding]:
    """Find links to addresses here that are nobody's, or not public. The item's own will be public."""
    sentence = _("This link leads to an address on this site that is nobody's, or not public.")
    for text in texts_of(item):
        for link in links_in(text.content) if text.is_rich else ():
            path = path_on_this_site(link.address)
            if path is not None and not is_answered(path, own=item.public_row):
                place = f"{link.text} ({link.address})"
                yield Finding(sentence, text.field, text.language, place, may_override=True)


def path_on_this_site(address: str) -> str | None:
    """Return the path that a link has here; None for other sites, mail and places on the same page."""
    parts = urlsplit(address)
    is_here = parts.scheme in {"", "http", "https"} and parts.netloc in {
        "",
        urlsplit(settings.SITE_URL).netloc,
    }
    return unquote(urljoin("/", parts.path)) if is_here and (parts.path or parts.netloc) else None


def is_answered(path: str, *, own: Publishable | None = None) -> bool:
    """Tell whether a visitor who asks for the path gets a page, be it after being led on."""
    if path.startswith(settings.STATIC_URL):
        return True
    match = _match(path) or _match(f"{path}/")
    if match is None:
        return _is_old_address(path)
    return not NOT_FOR_READERS & set(match.app_names) and _is_there(match, own)


def _match(path: str) -> ResolverMatch | None:
    with override(get_language_from_path(path) or get_language()):
        try:
            return resolve(path)
        except Resolver404:
            return None


def _is_there(match: ResolverMatch, own: Publishable | None) -> bool:
    rows = {
        "news:post_detail": Post.objects.readable(),
        "agreements:agreement_detail": Agreement.objects.readable(),
        "agreements:city_detail": City.objects.all(),
        "agreements:area_detail": CooperationArea.objects.all(),
    }.get(match.view_name)
    if rows is None:
        return True
    named = {name: value for name, value in match.kwargs.items() if name != "language"}
    is_own = isinstance(own, rows.model) and all(getattr(own, name) == value for name, value in named.items())
    return is_own or rows.filter(**named).exists()


def _is_old_address(path: str) -> bool:
    return "\0" not in path and Post.objects.readable().filter(legacy_address=path.rstrip("/")).exists()
