"""Changes to posts, each one atomic function."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Literal, NamedTuple

from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.db import transaction
from django.db.models import F, Field, QuerySet
from django.db.models.functions import Greatest
from django.utils import timezone

from news.models import Post, PostArea, PostAttachment, PostCounter
from policyarchive.lib.language.translated import columns as translated_columns
from policyarchive.publishing.actions import follow_import, record_save
from policyarchive.publishing.leading import reasons_not_to_lead
from policyarchive.publishing.models.revision import Occasion
from policyarchive.publishing.stages import READABLE, Stage

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
        _refuse_to_hide_under_a_copy(post, before)
        _note_first_publication(post)
        _forget_withdrawal(post, columns)
        post.save()
        _refuse("redirect_to", reasons_not_to_lead(post, post.redirect_to, must_be_there=False))
    if post.stage != before:
        follow_import(post, before, by=by)
    changed |= _set_relations(post, relations or {})
    if changed:
        record_save(post, by=by, occasion=Occasion.IMPORTED)
    return Stored("updated" if changed else "unchanged", post)


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
    post = Post()
    _set_columns(post, {"ref": ref, **columns})
    post.number = take_number(number)
    _note_first_publication(post)
    post.save()
    _refuse("redirect_to", reasons_not_to_lead(post, post.redirect_to, must_be_there=False))
    with _links_known(post, _write_links(post, relations or {})):
        record_save(post, by=by, occasion=Occasion.IMPORTED, is_new=True)
    return post


@transaction.atomic
def create_post(post: Post, *, by, relations: Mapping[str, Iterable[Any]] | None = None) -> Post:
    """Save a new post under the next free number, with its RELATIONS (as `store_post` has them)."""
    post.number = take_number()
    post.save()
    _write_links(post, relations or {})
    record_save(post, by=by)
    return post


@transaction.atomic(savepoint=False)
def take_number(wanted: int | None = None) -> int:
    """Return WANTED, or the next free number, and see to it that it is not given again."""
    if wanted is None:
        return _next_number()
    if Post.objects.filter(number=wanted).exists():
        raise ValidationError({"number": f"number {wanted} belongs to another post"})
    PostCounter.objects.get_or_create(pk=1)
    PostCounter.objects.update(last_number=Greatest("last_number", wanted))
    return wanted


def _next_number() -> int:
    if not PostCounter.objects.update(last_number=F("last_number") + 1):
        PostCounter.objects.get_or_create(pk=1)
        return _next_number()
    return PostCounter.objects.values_list("last_number", flat=True).get()


@transaction.atomic
def count_views(counts: Mapping[int, int]) -> None:
    """Add views to posts by their numbers; what visitors cannot read has none."""
    for count in sorted(set(counts.values())):
        numbers = [number for number, views in counts.items() if views == count]
        Post.objects.readable().filter(number__in=numbers).update(views=F("views") + count)


@transaction.atomic(savepoint=False)
def set_areas(post: Post, areas: Iterable[Any]) -> None:
    """Lay down the areas of a post in that order; a link that stays keeps its row."""
    wanted = list(areas)
    post.area_links.exclude(area__in=wanted).delete()
    there = {link.area_id: link for link in PostArea.objects.filter(post=post)}
    links = [there.get(area.pk) or PostArea(post=post, area=area) for area in wanted]
    for place, link in enumerate(links, 1):
        link.position = place
    PostArea.objects.bulk_update([link for link in links if link.pk], ["position"])
    PostArea.objects.bulk_create([link for link in links if not link.pk])
    getattr(post, "_prefetched_objects_cache", {}).pop("area_links", None)


@transaction.atomic(savepoint=False)
def set_attachments(post: Post, attachments: Iterable[Any]) -> None:
    """Lay down the files of a post in that order."""
    post.attachment_links.all().delete()
    PostAttachment.objects.bulk_create(_attachment_links(post, attachments))


def _attachment_links(post: Post, attachments: Iterable[Any]) -> list[PostAttachment]:
    numbered = enumerate(attachments, 1)
    return [PostAttachment(post=post, attachment=file, position=place) for place, file in numbered]


def _note_first_publication(post: Post) -> None:
    if post.stage == Stage.LIVE and post.first_published_at is None:
        post.first_published_at = timezone.now()


def _forget_withdrawal(post: Post, columns: Mapping[str, Any]) -> None:
    """What is live is not withdrawn; a reason that the import names itself stays."""
    if post.stage == Stage.LIVE:
        for column in set(translated_columns("withdrawal_reason")) - set(columns):
            setattr(post, column, "")
        post.withdrawn_at = None


def _refuse_to_hide_under_a_copy(post: Post, before: str) -> None:
    """An import that takes a post from the public would leave its working copy in the air."""
    if before in READABLE and post.stage not in READABLE and post.open_copy is not None:
        sentence = f"post {post.number} has a working copy: publish or discard it in the admin first"
        raise ValidationError({"stage": sentence})


def _find_post(ref: str, number: int | None) -> Post | None:
    """Find the post with the reference, or, under that number, one that has no reference yet."""
    posts = Post.objects.select_for_update()
    by_ref = posts.filter(ref=ref).first()
    return by_ref or (posts.filter(ref=None, number=number).first() if number is not None else None)


def _set_columns(post: Post, columns: Mapping[str, Any]) -> bool:
    changed = False
    for name, value in columns.items():
        value = _clean(post, name, value)
        if (getattr(post, name) or None) != (value or None):
            setattr(post, name, value)
            changed = True
            if name == "legacy_address":
                _refuse(name, post.reasons_against_old_address(value))
    return changed


def _refuse(name: str, reasons: list[str]) -> None:
    if reasons:
        raise ValidationError({name: reasons})


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


def _write_links(post: Post, relations: Mapping[str, Iterable[Any]]) -> dict[str, list[Any]]:
    """Write the links of a post that has none yet; return them by the post's own names for them."""
    areas = enumerate(relations.get("areas", ()), 1)
    links: dict[str, list[Any]] = {
        "area_links": [PostArea(post=post, area=area, position=place) for place, area in areas],
        "attachment_links": _attachment_links(post, relations.get("attachments", ())),
    }
    PostArea.objects.bulk_create(links["area_links"])
    PostAttachment.objects.bulk_create(links["attachment_links"])
    for name in Post.linked:
        links[name] = list(dict.fromkeys(relations.get(name, ())))
        if links[name]:
            getattr(post, name).add(*links[name])
    return links


@contextmanager
def _links_known(post: Post, links: Mapping[str, list[Any]]) -> Iterator[None]:
    """While it lasts, the post has its links as if they were prefetched: they were written just now."""
    known: dict[str, QuerySet] = {}
    for name, rows in links.items():
        known[name] = getattr(Post, name).rel.related_model._default_manager.all()
        known[name]._result_cache = rows
    post._prefetched_objects_cache = known  # type: ignore[attr-defined]
    yield
    post._prefetched_objects_cache = {}  # type: ignore[attr-defined]


def _set_relations(post: Post, relations: Mapping[str, Iterable[Any]]) -> bool:
    """Lay down what differs."""
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
        links, one, _lay_down = IN_ORDER[name]
        return [getattr(link, one) for link in getattr(post, links).select_related(one)]
    return list(getattr(post, name).all())


def _relate(post: Post, name: str, rows: list[Any]) -> None:
    if name in IN_ORDER:
        _links, _one, lay_down = IN_ORDER[name]
        lay_down(post, rows)
    else:
        getattr(post, name).set(rows)


IN_ORDER = {
    "areas": ("area_links", "area", set_areas),
    "attachments": ("attachment_links", "attachment", set_attachments),
}
