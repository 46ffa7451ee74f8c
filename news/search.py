"""What the news board tells the search."""

from news.content import POSTS
from news.models import Post
from policyarchive.lib.body.sanitizing import plain_text
from policyarchive.lib.language.translated import column, language_codes
from policyarchive.search.documents import Document, Searchable, Tag, Text
from policyarchive.search.registry import register


def texts(post: Post) -> dict[str, Text]:
    return {code: _text(post, code) for code in language_codes() if getattr(post, column("title", code))}


def document(post: Post) -> Document:
    category = [Tag("category", post.category_id)] if post.category_id else []
    departments = [getattr(post, column("department", code)) or "" for code in language_codes()]
    return Document(
        key=post.pk,
        texts=texts(post),
        tags=[
            *(Tag("city", city.pk) for city in sorted(post.cities.all(), key=lambda city: city.pk)),
            *(Tag("area", link.area_id) for link in post.area_links.all()),
            *category,
        ],
        authors="\n".join(filter(None, [post.byline, *departments])),
        date=post.posted_on,
        dated=post.posted_on.isoformat(),
    )


def _text(post: Post, code: str) -> Text:
    parts = [getattr(post, column("summary", code)), plain_text(getattr(post, column("body", code)) or "")]
    return Text(getattr(post, column("title", code)), "\n".join(filter(None, parts)))


register(
    Searchable(
        kind=POSTS.kind,
        model=Post,
        public=Post.objects.published,
        hidden=Post.objects.not_published,
        rows=lambda: Post.objects.filter(copy_of=None).prefetch_related("cities", "area_links"),
        document=document,
        texts=texts,
        address=POSTS.address,
        date="posted_on",
    )
)
