"""What a page says about itself: title, description, address in each language, breadcrumb, JSON-LD."""

from dataclasses import dataclass, field

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from policyarchive.lib.language.translated import language_codes
from policyarchive.pages.languages import page_language, url_here, url_in


@dataclass(frozen=True)
class Crumb:
    label: str
    url: str
    language: str = ""


@dataclass(frozen=True)
class Alternate:
    language: str
    url: str


@dataclass(frozen=True)
class Head:
    """TITLE without the site's name; LANGUAGE is the language that title and description are in.

    NOTICE is what stands before the title of a page that one should not rely on: withdrawn.
    """

    title: str
    description: str
    canonical: str
    alternates: list[Alternate]
    crumbs: list[Crumb]
    notice: str = ""
    published: str = ""
    modified: str = ""
    is_indexed: bool = True
    kind: str = "website"
    language: str = ""
    feed: str = ""
    feed_title: str = ""
    image: str = ""
    page: int = 1
    json_ld: list[dict] = field(default_factory=list)


def absolute(request: HttpRequest, path: str) -> str:
    """Return the full address of a path, under SITE_URL where it is set."""
    return f"{settings.SITE_URL}{path}" if settings.SITE_URL else request.build_absolute_uri(path)


def make_head(
    request: HttpRequest,
    *,
    title: str,
    description: str = "",
    view: str,
    args: tuple = (),
    languages: list[str] | None = None,
    original: str = "",
    crumbs: list[Crumb] | None = None,
    page: int = 1,
    query: str = "",
    feed: str = "",
    **more,
) -> Head:
    """Build the head of the page that VIEW shows.

    LANGUAGES are those that the page's content really has: only these are alternates. A page shown in another
    language is a stand-in: its canonical address is the ORIGINAL's, without alternates. QUERY narrows a list.
    FEED is the path of the page's own feed; others name the feed of all news.
    Search engines get one signal a page: the templates leave out both where a page is not indexed.
    """
    here = page_language()
    real = language_codes() if languages is None else languages
    canonical_language = here if here in real else original or real[0]
    is_canonical = canonical_language == here and not more.get("notice")
    query = page_query(page, query)
    alternates = [Alternate(code, absolute(request, url_in(code, view, *args) + query)) for code in real]
    trail = [Crumb(_("Home"), url_here("pages:home")), *(crumbs or [])]
    trail_data = [breadcrumb_list(request, trail, title)] if title else []  # the home page has none
    return Head(
        title=title,
        description=description or title,
        canonical=absolute(request, url_in(canonical_language, view, *args) + query),
        alternates=alternates if is_canonical and len(alternates) > 1 else [],
        crumbs=trail,
        page=page,
        is_indexed=more.pop("is_indexed", True),
        language=more.pop("language", here),
        feed=absolute(request, feed or url_here("news:post_feed")),
        feed_title=_("Feed: %(name)s") % {"name": title} if feed else _("News feed"),
        json_ld=[*more.pop("json_ld", []), *trail_data],
        **more,
    )


def image_of(request: HttpRequest, item, view: str, *args) -> str:
    """Return the address of the image for links to a published item, in the page's language."""
    return absolute(request, url_here(view, *args)) if item.is_published else ""


def page_query(page: int, query: str = "") -> str:
    """Return the part of an address that names a list and its page; the first and the whole have none."""
    parts = [query, f"page={page}" if page > 1 else ""]
    return "?" + "&".join(filter(None, parts)) if any(parts) else ""


def breadcrumb_list(request: HttpRequest, trail: list[Crumb], title: str) -> dict:
    """Return schema.org's BreadcrumbList; the last item, the page itself, has no address."""
    items = [{"name": crumb.label, "item": absolute(request, crumb.url)} for crumb in trail]
    items.append({"name": title})
    numbered = [{"@type": "ListItem", "position": n, **item} for n, item in enumerate(items, 1)]
    return {"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": numbered}
