"""Which facets a public post stands under: asked of the content, in the one place that says so."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db.models import CharField, Expression, F, Model, QuerySet, Value
from django.db.models.functions import Cast, Concat

from news.facets.names import EVERY_POST, facet_of_language
from policyarchive.lib.language.translated import columns, language_codes
from policyarchive.publishing.models import PublishableQuerySet


class Link(NamedTuple):
    """What makes a facet `KIND:…` of a post: a row that names the post and, in COLUMN, the other row.

    PATH leads from a post to that other row.
    """

    kind: str
    path: str
    model: type[Model]
    column: str


def links() -> list[Link]:
    from news.models import Post, PostArea

    return [
        Link("area", "area_links__area", PostArea, "area_id"),
        Link("city", "cities", Post.cities.through, "city_id"),
    ]


def columns_that_decide() -> list[str]:
    """Return the columns of a post by which it stands where it stands."""
    from news.models import Post

    texts = [column for name in Post.texts for column in columns(name)]
    return ["stage", "posted_on", "number", "category_id", "original_language", *texts]


def own_facets(posts: PublishableQuerySet) -> Iterator[QuerySet]:
    """Yield what POSTS are listed under by their own columns."""
    yield _listed(posts, Value(EVERY_POST))
    yield _listed(posts.exclude(category=None), _named("category", "category_id"))
    for code in language_codes():
        yield _listed(posts.in_language(code), Value(facet_of_language(code)))


def linked_facets(posts: QuerySet, link: Link, row: Any = None) -> QuerySet:
    """Return what POSTS are listed under by their links, or by their link to ROW alone."""
    linked = posts.filter(**({f"{link.path}__isnull": False} if row is None else {link.path: row}))
    return _listed(linked, _named(link.kind, f"{link.path}__pk"))


def all_facets(posts: PublishableQuerySet) -> list[QuerySet]:
    return [*own_facets(posts), *(linked_facets(posts, link) for link in links())]


def _named(kind: str, key: str) -> Expression:
    return Concat(Value(f"{kind}:"), Cast(F(key), CharField()), output_field=CharField())


def _listed(posts: QuerySet, facet: Expression) -> QuerySet:
    columns = {"day": F("posted_on"), "place": F("number"), "key": F("pk")}
    return posts.order_by().values("pk").annotate(facet=facet, **columns)
