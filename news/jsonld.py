"""What a post says about itself to programs, in the words of schema.org."""

from collections.abc import Iterable
from typing import Any

from news.feeds import written_change, written_date
from news.models import Post
from policyarchive.lib.language.translated import column
from policyarchive.lib.licences import Licence


def news_article(
    post: Post,
    language: str,
    *,
    url: str,
    images: Iterable[str] = (),
    description: str = "",
    publisher: dict[str, Any] | None = None,
    part_of: dict[str, Any] | None = None,
    about: Iterable[dict[str, Any]] = (),
) -> dict:
    """Return schema.org's NewsArticle for the text in LANGUAGE, which stands at the full address URL.

    IMAGES are full addresses, the best first. PUBLISHER is the organisation behind the site, PART_OF the site
    and ABOUT what the post names. The text itself is on the page and not given a second time.
    """
    article = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": getattr(post, column("title", language)),
        "description": description,
        "inLanguage": language,
        "datePublished": written_date(post),
        "dateModified": written_change(post),
        "mainEntityOfPage": url,
        "url": url,
        "image": list(images),
        "author": _author(post, language, publisher),
        "publisher": publisher,
        "isPartOf": part_of,
        "about": list(about),
        "articleSection": post.category and getattr(post.category, column("name", language)),
        "license": Licence(post.licence).url,
    }
    return {key: value for key, value in article.items() if value}


def _author(post: Post, language: str, publisher: dict[str, Any] | None) -> dict | None:
    """Return the department as an organisation, else the byline, which is a person's name."""
    department = getattr(post, column("department", language), None)
    if department:
        parent = {"@type": publisher["@type"], "@id": publisher["@id"]} if publisher else None
        office = {"@type": "Organization", "name": department, "parentOrganization": parent}
        return {key: value for key, value in office.items() if value}
    return {"@type": "Person", "name": post.byline} if post.byline else None
