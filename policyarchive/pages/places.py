"""What stands at an address on this site, and where the readers of a hidden item end up."""

from functools import cache
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.http.request import split_domain_port, validate_host
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.translation import get_language, get_language_from_path, override

from news.models import Post
from policyarchive.content.registry import FILE_VIEWS, content_types, type_of, types_with_files
from policyarchive.lib.language.translated import language_codes
from policyarchive.pages.languages import page_language, url_in

NOT_FOR_READERS = {"admin"}
HOMES = {"language_choice", "pages:home"}  # parameters mean nothing there, but did on many an old site


class Ending(NamedTuple):
    """ADDRESS is where readers are led in one step, or empty; PASSED are the items on the way."""

    address: str
    passed: list[Any]
    is_circle: bool = False


@cache
def views_of_rows() -> dict[str, Any]:
    """Return the model of each view whose address names a row: its page, and its files where it has any."""
    pages = {known.detail: known.model for known in content_types()}
    files = {known.view(what): known.model for known in types_with_files() for what in FILE_VIEWS}
    return pages | files


def on_this_site(address: str, *, host: str = "") -> str | None:
    """Return the path and query that an address has here; None for other sites, mail and the same page."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme not in {"", "http", "https"} or not _is_here(parts.netloc, host):
        return None
    path = f"/{parts.path.lstrip('/')}" if parts.path or parts.netloc else ""
    return f"{path}?{parts.query}" if path and parts.query else path or None


def path_on_this_site(address: str) -> str | None:
    """Return the path that a link has here, without escapes."""
    local = on_this_site(address)
    return None if local is None else _path(local)


def is_answered(local: str, *, own: Any = None) -> bool:
    """Tell whether a visitor who asks for a path, with its query, gets a page, be it after being led on.

    OWN is an item that will be public.
    """
    path = _path(local)
    if path.startswith(settings.STATIC_URL):
        return True
    match = _match(path)
    if match is not None and match.view_name not in views_of_rows():
        return not NOT_FOR_READERS & set(match.app_names)
    row = row_at(local, own=own)
    return row is not None and (row == own or getattr(row, "is_readable", True))


def row_at(local: str, *, own: Any = None) -> Any:
    """Return the row whose page, files or old address this is, hidden or not; OWN as it is in memory."""
    match = _match(_path(local))
    if match is not None and match.view_name in views_of_rows():
        if row := _named(views_of_rows()[match.view_name], match, own):
            return row
    elif match is not None and match.view_name not in HOMES:
        return None
    post = own if isinstance(own, Post) and own.is_at_old_address(local) else None
    post = post or Post.objects.at_old_address(local)
    return post if post and (match is None or match.view_name not in HOMES or post.legacy_names) else None


def ending_of(item: Any, address: str | None = None, *, host: str = "") -> Ending:
    """Follow what a hidden item leads to, or would with ADDRESS, over other hidden ones to the end."""
    passed, address = [item], item.redirect_to if address is None else address
    while address:
        local = on_this_site(address, host=host)
        if local is None:
            return Ending(address if address.startswith(("https://", "http://")) else "", passed)
        row = row_at(local, own=item)
        if row is None:
            return Ending(address if is_answered(local) else "", passed)
        if row in passed:
            return Ending("", passed, is_circle=True)
        if getattr(row, "is_readable", True):
            return Ending(_straight(address, local, row), passed)
        passed.append(row)
        address = row.redirect_to if row.is_gone else ""
    return Ending("", passed)


def url_of(row: Any, language: str) -> str:
    """Return the address of a row's page in a language, or in its own where it lacks that one."""
    if isinstance(row, Post):
        language = language if language in row.languages else row.original_language
    known = type_of(row)
    return url_in(language, known.detail, known.argument(row))


def _is_here(netloc: str, host: str) -> bool:
    if netloc in {"", host, urlsplit(settings.SITE_URL).netloc}:
        return True
    domain, _port = split_domain_port(netloc.rpartition("@")[2].lower())
    return bool(domain) and validate_host(domain, [name for name in settings.ALLOWED_HOSTS if name != "*"])


def _path(local: str) -> str:
    """Return the path without its query and escapes, its dots followed as browsers follow them."""
    kept: list[str] = []
    segments = unquote(local.partition("?")[0]).split("/")
    for segment in segments:
        if segment == "..":
            kept = kept[: max(1, len(kept) - 1)]
        elif segment != ".":
            kept.append(segment)
    ends_in_dots = segments[-1] in {".", ".."}
    return "/".join(kept) + ("/" if ends_in_dots else "")


def _match(path: str) -> ResolverMatch | None:
    """Find the view that answers, after the slash was added or the language was chosen, as those do."""
    for candidate in (
        path,
        f"{path}/",
        *(f"/{code}{end}" for code in language_codes() for end in (path, f"{path}/")),
    ):
        with override(get_language_from_path(candidate) or get_language()):
            try:
                return resolve(candidate)
            except Resolver404:
                continue
    return None


def _named(model: Any, match: ResolverMatch, own: Any) -> Any:
    if isinstance(own, model) and _is_own_address(own, match):
        return own
    if "slug" in match.kwargs:
        return model.objects.named(match.kwargs["slug"])
    return model.objects.filter(**match.kwargs).first()


def _is_own_address(row: Any, match: ResolverMatch) -> bool:
    return all(getattr(row, name) == value for name, value in match.kwargs.items())


def _straight(address: str, local: str, row: Any) -> str:
    """Return an address that answers by itself: the one that was written, unless it only leads on."""
    match = _match(_path(local))
    if match is not None and match.view_name in views_of_rows() and _is_own_address(row, match):
        return address
    return url_of(row, get_language_from_path(_path(local)) or page_language())
