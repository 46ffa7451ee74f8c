"""What a post says about itself to programs, in the words of schema.org."""

from collections.abc import Iterable

from news.feeds import written_change, written_date
from news.models import Post
from policyarchive.lib.body.sanitizing import plain_text
from policyarchive.lib.language.translated import column
from policyarchive.lib.licences import Licence


def news_article(
    post: Post,
    language: str,
    *,
    url: str,
    images: Iterable[str] = (),
    description: str = "",
    text: str | None = None,
    publisher: str = "",
) -> dict:
    """Return schema.org's NewsArticle for the text in LANGUAGE, which stands at the full address URL.

    IMAGES are full addresses, the best first; TEXT is its body as plain
    text, where it was made before. PUBLISHER is the name of the organisation behind the site.
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
        "articleBody": plain_text(getattr(post, column("body", language)) or "") if text is None else text,
        "author": _author(post, language),
        "publisher": publisher and {"@type": "Organization", "name": publisher},
        "articleSection": post.category and getattr(post.category, column("name", language)),
        "license": Licence(post.licence).url,
    }
    return {key: value for key, value in article.items() if value}


def _author(post: Post, language: str) -> dict | None:
    """Return the department as an organisation, else the byline, which is a person's name."""
    department = getattr(post, column("department", language), None)
    if department:
        return {"@type": "Organization", "name": department}
    return {"@type": "Person", "name": post.byline} if post.byline else None
