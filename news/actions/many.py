"""Many posts at once, as an import brings them: the same rows as one by one, in a tenth of the time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from news.actions.numbers import take_numbers
from news.actions.posts import new_post
from news.actions.relations import write_and_know_links
from news.models import Post
from policyarchive.publishing.actions import save_new
from policyarchive.publishing.models.revision import Occasion


@dataclass(frozen=True)
class NewPost:
    """A post of a reference that no post has; COLUMNS and RELATIONS as `store_post` takes them."""

    ref: str
    columns: Mapping[str, Any]
    relations: Mapping[str, Iterable[Any]] = field(default_factory=dict)
    number: int | None = None


@transaction.atomic
def add_posts(new: Sequence[NewPost], *, by) -> list[Post]:
    """Create all the posts, or none: what is refused is one of them, and one by one says which and why.

    None of them may lead elsewhere (`redirect_to`): where to is asked of each by itself.
    """
    posts = [new_post(one.ref, one.columns, asks_for_others=False) for one in new]
    _refuse_old_addresses_of_others(posts)
    for post, number in zip(posts, take_numbers([one.number for one in new]), strict=True):
        post.number = number
        post.note_old_address()
    links = partial(write_and_know_links, posts, [one.relations for one in new])
    save_new(posts, by=by, rows=links, occasion=Occasion.IMPORTED)
    for post in posts:
        post._prefetched_objects_cache = {}  # type: ignore[attr-defined]
    return posts


def _refuse_old_addresses_of_others(posts: Sequence[Post]) -> None:
    addresses = [post.legacy_address for post in posts if post.legacy_address]
    if addresses and Post.objects.filter(legacy_address__in=addresses).exists():
        raise ValidationError({"legacy_address": "another post has one of the old addresses"})
