"""Posts that are created, and stored as an import describes them."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any, Literal, NamedTuple

from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.db import transaction
from django.db.models import Field

from news.actions.numbers import take_number
from news.actions.relations import set_relations, write_and_know_links, write_links
from news.models import Post
from policyarchive.lib.language.translated import columns as translated_columns
from policyarchive.publishing.actions import save
from policyarchive.publishing.actions.imported import (
    follow_stage,
    note_first_publication,
    refuse_to_hide_under_a_copy,
    refuse_to_lead_astray,
)
from policyarchive.publishing.models.revision import Occasion
from policyarchive.publishing.stages import Stage

Outcome = Literal["created", "updated", "unchanged"]
RELATIONS = ("agreements", "cities", "areas", "attachments")


class Stored(NamedTuple):
    outcome: Outcome
    post: Post


@transaction.atomic
def store_post(
    ref: str,
    *,
    by,
    columns: Mapping[str, Any],
    relations: Mapping[str, Iterable[Any]] | None = None,
    number: int | None = None,
) -> Stored:
    """Create or update the post with that reference; writes nothing where nothing differs.

    COLUMNS are concrete column values (`title_ko`, `posted_on`, `category`, …); what is not named stays.
    RELATIONS are lists of rows under `agreements`, `cities`, `areas`, `attachments` (the last two in order).
    Raises ValidationError, with the column's name as its key, for a value that a column cannot hold.
    BY is the user who imports, or None for a command at the console.
    """
    post = _find_post(ref, number)
    if post is None:
        return Stored("created", add_post(ref, by=by, columns=columns, relations=relations, number=number))
    before = post.stage
    changed = _set_columns(post, {"ref": ref, **columns})
    if number not in (None, post.number):
        raise ValidationError({"number": f"{ref} is number {post.number}; numbers never change"})
    if changed:
        refuse_to_hide_under_a_copy(post, before, name=f"post {post.number}")
        note_first_publication(post)
        _forget_withdrawal(post, columns)
    follow_stage(post, before, by=by)
    has_other_links = set_relations(post, relations or {})
    if not (changed or has_other_links):
        return Stored("unchanged", post)
    save(post, by=by, occasion=Occasion.IMPORTED)
    refuse_to_lead_astray(post)
    return Stored("updated", post)


@transaction.atomic(savepoint=False)
def add_post(
    ref: str,
    *,
    by,
    columns: Mapping[str, Any],
    relations: Mapping[str, Iterable[Any]] | None = None,
    number: int | None = None,
) -> Post:
    """Create the post of a reference that no post has, for callers who asked that; as `store_post` else."""
    post = new_post(ref, columns)
    post.number = take_number(number)
    links = partial(write_and_know_links, [post], [relations or {}])
    save(post, by=by, occasion=Occasion.IMPORTED, is_new=True, rows=links)
    refuse_to_lead_astray(post)
    post._prefetched_objects_cache = {}  # type: ignore[attr-defined]
    return post


@transaction.atomic
def create_post(post: Post, *, by, relations: Mapping[str, Iterable[Any]] | None = None) -> Post:
    """Save a new post under the next free number, with its RELATIONS (as `store_post` has them)."""
    post.number = take_number()
    save(post, by=by, rows=partial(write_links, [post], [relations or {}]))
    return post


def new_post(ref: str, columns: Mapping[str, Any], *, asks_for_others: bool = True) -> Post:
    """Return a post that holds the columns and is not stored yet; it has no number.

    Without ASKS_FOR_OTHERS nobody looks whether its old address is free.
    """
    post = Post()
    _set_columns(post, {"ref": ref, **columns}, asks_for_others=asks_for_others)
    note_first_publication(post)
    return post


def _forget_withdrawal(post: Post, columns: Mapping[str, Any]) -> None:
    """What is live is not withdrawn; a reason that the import names itself stays."""
    if post.stage == Stage.LIVE:
        for column in set(translated_columns("withdrawal_reason")) - set(columns):
            setattr(post, column, "")
        post.withdrawn_at = None


def _find_post(ref: str, number: int | None) -> Post | None:
    """Find the post with the reference, or, under that number, one that has no reference yet."""
    posts = Post.objects.select_for_update()
    by_ref = posts.filter(ref=ref).first()
    return by_ref or (posts.filter(ref=None, number=number).first() if number is not None else None)


def _set_columns(post: Post, columns: Mapping[str, Any], *, asks_for_others: bool = True) -> bool:
    changed = False
    for name, value in columns.items():
        value = _clean(post, name, value)
        if (getattr(post, name) or None) != (value or None):
            setattr(post, name, value)
            changed = True
            is_asked = name == "legacy_address" and asks_for_others
            if is_asked and (reasons := post.reasons_against_old_address(value)):
                raise ValidationError({name: reasons})
    return changed


def _clean(post: Post, name: str, value: Any) -> Any:
    field = post._meta.get_field(name)
    if not isinstance(field, Field) or field.is_relation:
        return value
    try:
        if isinstance(value, str):
            ProhibitNullCharactersValidator()(value)
        return field.clean(value, post)
    except ValidationError as error:
        raise ValidationError({name: error.messages}) from error
