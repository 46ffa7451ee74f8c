"""Who refers to a file. The composition root registers content types here; the library knows none itself.

"Public" is not decided here: it is what `published()` of their querysets says at that very moment.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import F, Q, QuerySet

from policyarchive.lib.body.figures import figures_in, pictures_in
from policyarchive.lib.data.related import rows_behind
from policyarchive.lib.language.translated import language_of_column
from policyarchive.lib.language.words import languages_of
from policyarchive.library.models import Attachment, Image, Mention

ROWS_AT_ONCE = 500


@dataclass(frozen=True)
class Referrer:
    """A content type: the lookups that lead from its rows to files, and its columns of rich text."""

    model: type[models.Model]
    images: str = ""
    attachments: str = ""
    bodies: tuple[str, ...] = ()
    named_by: str = "title"

    @property
    def label(self) -> str:
        return self.model._meta.label_lower

    def users_of(self, file: Image | Attachment) -> list[QuerySet]:
        """Return the rows that refer to the file, one queryset for each way in which they do."""
        rows = self.model._default_manager.all()
        lookup = self.attachments if isinstance(file, Attachment) else self.images
        found = [rows.filter(**{lookup: file})] if lookup else []
        if self.bodies and isinstance(file, Image):
            mentions = Mention.objects.filter(image=file, item_type=self.label)
            found.append(rows.filter(pk__in=mentions.values("item_id")))
        return found

    def shows(self, item: models.Model, file: Image | Attachment) -> bool:
        """Tell whether this very item refers to the file; texts are read, since the index may lag behind."""
        if isinstance(file, Image) and file.pk in pictures_named(getattr(item, name) for name in self.bodies):
            return True
        lookup = self.attachments if isinstance(file, Attachment) else self.images
        rows = self.model._default_manager.filter(pk=item.pk)
        return bool(lookup) and rows.filter(**{lookup: file}).exists()

    def with_text_naming(self, image: Image) -> QuerySet:
        """Return the rows whose texts name the picture, found in the texts themselves."""
        rows = self.model._default_manager.all()
        naming = Q()
        for column in self.bodies:
            naming |= Q(**{f"{column}__contains": f'data-file="{image.pk}"'})
        return rows.filter(naming) if self.bodies else rows.none()

    def indexed_ids(self, model: type[models.Model]) -> Iterator[QuerySet]:
        """Yield querysets of keys of files that rows refer to, found by the indexes and not in the texts."""
        lookup = self.attachments if model is Attachment else self.images
        if lookup:
            rows = self.model._default_manager.order_by().exclude(**{lookup: None})
            yield rows.annotate(key=F(lookup)).values_list("key", flat=True)
        if self.bodies and model is Image:
            mentions = Mention.objects.filter(item_type=self.label)
            living = self.model._default_manager.order_by().values("pk")
            yield mentions.filter(item_id__in=living).annotate(key=F("image")).values_list("key", flat=True)

    def ids(self, model: type[models.Model]) -> Iterator[int]:
        """Yield the keys of all files of that model that any row refers to, read from the rows themselves."""
        lookup = self.attachments if model is Attachment else self.images
        rows = self.model._default_manager.order_by()
        if lookup:
            yield from rows.exclude(**{lookup: None}).values_list(lookup, flat=True)
        if self.bodies and model is Image:
            for _key, named in self.named_in_bodies():
                yield from named

    def named_in_bodies(self) -> Iterator[tuple[int, set[int]]]:
        """Yield the key of each row whose texts name pictures, and which pictures."""
        with_pictures = Q()
        for column in self.bodies:
            with_pictures |= Q(**{f"{column}__contains": "<figure"})
        rows = self.model._default_manager.filter(with_pictures).order_by()
        for key, *texts in rows.values_list("pk", *self.bodies).iterator(chunk_size=ROWS_AT_ONCE):
            yield key, pictures_named(texts)


_referrers: dict[str, Referrer] = {}
_other_ids: list[Callable[[type[models.Model]], Iterable[int]]] = []


def register(referrer: Referrer) -> None:
    _referrers[referrer.label] = referrer


def register_ids(ids: Callable[[type[models.Model]], Iterable[int]]) -> None:
    """Add a function that yields the keys of files which must stay, such as those named in revisions."""
    if ids not in _other_ids:
        _other_ids.append(ids)


def is_public(file: Image | Attachment) -> bool:
    """Tell whether anything that visitors can see uses the file, now."""
    return any(rows.published().exists() for rows in _users(file))  # type: ignore[attr-defined]


def models_that_show(file: Image | Attachment) -> list[type[models.Model]]:
    """Return the kinds of content of which a public or scheduled item uses the file."""
    shown = (rows for rows in _users(file) if rows.approved().exists())  # type: ignore[attr-defined]
    return list(dict.fromkeys(rows.model for rows in shown))


def belongs_to(file: Image | Attachment, item: models.Model) -> bool:
    """Tell whether the file is one of the item's own pictures or attachments, whatever else uses it."""
    return _referrers[item._meta.label_lower].shows(item, file)


def users(file: Image | Attachment, *, reading_texts: bool = False) -> list[Any]:
    """Return everything that uses the file, hidden or not, each once.

    With READING_TEXTS all texts are searched, in case the index misses one: slow, for deletions.
    """
    found = {(type(item), item.pk): item for rows in _users(file) for item in rows}
    if reading_texts and isinstance(file, Image):
        for referrer in _referrers.values():
            found |= {(type(item), item.pk): item for item in referrer.with_text_naming(file)}
    return list(found.values())


def ids_used_by_rows(model: type[models.Model], among: Iterable[int] | None = None) -> set[int]:
    """Return the keys of files that any row refers to now, of those AMONG where they are given."""
    wanted = None if among is None else list(among)
    found: set[int] = set()
    for referrer in _referrers.values():
        for keys in referrer.indexed_ids(model):
            found |= set(keys if wanted is None else keys.filter(key__in=wanted))
    return found


def ids_in_use(model: type[models.Model]) -> set[int]:
    """Return the keys of all files of that model that something refers to, revisions included."""
    from_rows = (key for referrer in _referrers.values() for key in referrer.ids(model))
    from_others = (key for ids in _other_ids for key in ids(model))
    return {*from_rows, *from_others}


def pictures_named(texts: Iterable[str | None]) -> set[int]:
    return {key for text in texts for key in pictures_in(text)}


def silent_pictures(item: models.Model) -> list[tuple[Image, str]]:
    """Return each picture of an item that lacks a text in a language the item is read in, with a sentence.

    A picture in a text speaks by the words that stand there, else by its own; a lead picture by its own.
    """
    referrer = _referrers[item._meta.label_lower]
    lead = next(iter(rows_behind([item], referrer.images)), None) if referrer.images else None
    found = _silent_in(lead, languages_of(item, referrer.named_by)) if lead else []
    for column in referrer.bodies:
        found += _silent_in_text(getattr(item, column), language=language_of_column(column))
    return list(dict.fromkeys(found))


def record_mentions(item: models.Model, *, is_new: bool = False) -> None:
    """Bring the index in step with the texts of an item that was written; connected at the root."""
    referrer = _referrers.get(item._meta.label_lower)
    if referrer and referrer.bodies:
        named = pictures_named(getattr(item, column) for column in referrer.bodies)
        if named or not is_new:
            _lay_down(referrer, item.pk, named)


def rebuild_mentions() -> int:
    """Make the whole index again from the texts; return how many mentions were wrong or missing."""
    before = set(Mention.objects.values_list("item_type", "item_id", "image_id"))
    known = set(Image.objects.values_list("pk", flat=True))
    now = {
        (referrer.label, key, image)
        for referrer in _referrers.values()
        if referrer.bodies
        for key, named in referrer.named_in_bodies()
        for image in named & known
    }
    Mention.objects.all().delete()
    Mention.objects.bulk_create(
        Mention(item_type=label, item_id=key, image_id=image) for label, key, image in sorted(now)
    )
    return len(before ^ now)


def _silent_in(image: Image, languages: list[str]) -> list[tuple[Image, str]]:
    return [(image, sentence) for sentence in image.reasons_not_to_be_shown(languages)]


def _silent_in_text(text: str | None, *, language: str) -> list[tuple[Image, str]]:
    keys = [figure.key for figure in figures_in(text) if not figure.alt]
    images = Image.objects.in_bulk(keys) if keys else {}
    return [found for image in images.values() for found in _silent_in(image, [language])]


def _users(file: Image | Attachment) -> Iterator[QuerySet]:
    return (rows for referrer in _referrers.values() for rows in referrer.users_of(file))


def _lay_down(referrer: Referrer, key: int, named: set[int]) -> None:
    mentions = Mention.objects.filter(item_type=referrer.label, item_id=key)
    there = set(mentions.values_list("image_id", flat=True))
    if there - named:
        mentions.exclude(image_id__in=named).delete()
    if new := named - there:
        known = Image.objects.filter(pk__in=new).values_list("pk", flat=True)
        Mention.objects.bulk_create(
            Mention(item_type=referrer.label, item_id=key, image_id=image) for image in known
        )
