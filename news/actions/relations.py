"""What a post is about, and its files: as an import names them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Model, QuerySet

from news.models import Post, PostArea, PostAttachment
from policyarchive.publishing.links import replace_links

IN_ORDER = {"areas": ("area_links", "area"), "attachments": ("attachment_links", "attachment")}


def write_links(
    posts: Sequence[Post], relations: Sequence[Mapping[str, Iterable[Any]]]
) -> list[dict[str, list[Any]]]:
    """Write the links of posts that have none yet; return those of each by the post's own names for them."""
    links = [_links(post, named) for post, named in zip(posts, relations, strict=True)]
    PostArea.objects.bulk_create(link for one in links for link in one["area_links"])
    PostAttachment.objects.bulk_create(link for one in links for link in one["attachment_links"])
    for name in Post.linked:
        _link_each(name, posts, [one[name] for one in links])
    return links


def write_and_know_links(posts: Sequence[Post], relations: Sequence[Mapping[str, Iterable[Any]]]) -> None:
    """Write the links of new posts, and let these have them as if they were prefetched."""
    for post, links in zip(posts, write_links(posts, relations), strict=True):
        known: dict[str, QuerySet] = {}
        for name, rows in links.items():
            known[name] = getattr(Post, name).rel.related_model._default_manager.all()
            known[name]._result_cache = rows
        post._prefetched_objects_cache = known  # type: ignore[attr-defined]


def set_relations(post: Post, relations: Mapping[str, Iterable[Any]]) -> bool:
    """Link what differs from what is linked; return whether anything did."""
    changed = False
    for name, wanted in relations.items():
        rows, now = list(wanted), _related(post, name)
        if now == rows or (name not in IN_ORDER and set(now) == set(rows)):
            continue
        _relate(post, name, rows)
        changed = True
    return changed


def _links(post: Post, relations: Mapping[str, Iterable[Any]]) -> dict[str, list[Any]]:
    areas = enumerate(relations.get("areas", ()), 1)
    files = enumerate(relations.get("attachments", ()), 1)
    return {
        "area_links": [PostArea(post=post, area=area, position=place) for place, area in areas],
        "attachment_links": [
            PostAttachment(post=post, attachment=file, position=place) for place, file in files
        ],
        **{name: list(dict.fromkeys(relations.get(name, ()))) for name in Post.linked},
    }


def _link_each(name: str, posts: Sequence[Post], linked: Sequence[list[Any]]) -> None:
    """Write the rows of a many-to-many field, which have no model of their own."""
    field: Any = Post._meta.get_field(name)
    through: type[Model] = field.remote_field.through
    own, other = field.m2m_column_name(), field.m2m_reverse_name()
    through._default_manager.bulk_create(
        through(**{own: post.pk, other: row.pk})
        for post, rows in zip(posts, linked, strict=True)
        for row in rows
    )


def _related(post: Post, name: str) -> list[Any]:
    if name in IN_ORDER:
        links, row = IN_ORDER[name]
        return [getattr(link, row) for link in getattr(post, links).select_related(row)]
    return list(getattr(post, name).all())


def _relate(post: Post, name: str, rows: list[Any]) -> None:
    if name in IN_ORDER:
        replace_links(post, IN_ORDER[name][0], rows)
    else:
        getattr(post, name).set(rows)
