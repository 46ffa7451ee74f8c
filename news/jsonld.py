"""What a post says about itself to programs, in the words of schema.org."""

from collections.abc import Iterable

from news.models import Post
from policyarchive.lib.licences import Licence
from policyarchive.lib.richtext import plain_text


def news_article(post: Post, language: str, *, url: str, images: Iterable[str] = ()) -> dict:
    """Return schema.org's NewsArticle for the text in LANGUAGE, which stands at the full address URL.

    IMAGES are full addresses, the best first.
    """
    article = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": getattr(post, f"title_{language}"),
        "inLanguage": language,
        "datePublished": post.posted_on.isoformat(),
        "dateModified": (post.revised_on or post.posted_on).isoformat(),
        "mainEntityOfPage": url,
        "url": url,
        "image": list(images),
        "articleBody": plain_text(getattr(post, f"body_{language}") or ""),
        "author": {"@type": "Person", "name": post.byline},
        "articleSection": post.category and getattr(post.category, f"name_{language}"),
        "license": Licence(post.licence).url,
    }
    if not post.byline:
        del article["author"]
    return {key: value for key, value in article.items() if value}
