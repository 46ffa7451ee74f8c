"""What a post is about, and its files: as an import names them."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet

from news.models import Post, PostArea, PostAttachment
from policyarchive.publishing.links import replace_links

IN_ORDER = {"areas": ("area_links", "area"), "attachments": ("attachment_links", "attachment")}


def write_links(post: Post, relations: Mapping[str, Iterable[Any]]) -> dict[str, list[Any]]:
    """Write the links of a post that has none yet; return them by the post's own names for them."""
    areas = enumerate(relations.get("areas", ()), 1)
    files = enumerate(relations.get("attachments", ()), 1)
    links: dict[str, list[Any]] = {
        "area_links": [PostArea(post=post, area=area, position=place) for place, area in areas],
        "attachment_links": [
            PostAttachment(post=post, attachment=file, position=place) for place, file in files
        ],
    }
    PostArea.objects.bulk_create(links["area_links"])
    PostAttachment.objects.bulk_create(links["attachment_links"])
    for name in Post.linked:
        links[name] = list(dict.fromkeys(relations.get(name, ())))
        if links[name]:
            getattr(post, name).add(*links[name])
    return links


def write_and_know_links(post: Post, relations: Mapping[str, Iterable[Any]]) -> None:
    """Write the links of a new post, and let it have them as if they were prefetched."""
    known: dict[str, QuerySet] = {}
    for name, rows in write_links(post, relations).items():
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
