"""Changes to the library: files come in, are replaced under the same address, go when nothing needs them.

Each asks who may do it, and writes the log. What the person may not do raises ChangeRefused.
"""

from collections.abc import Mapping
from io import BytesIO
from typing import Any, BinaryIO, Generic, NamedTuple, TypeVar

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from policyarchive.audit.actions import log
from policyarchive.audit.models import LogAction
from policyarchive.lib.web.filenames import safe_name, with_ending
from policyarchive.library import references
from policyarchive.library.keeping import Keeper, all_or_nothing, drop_if_unused, sha256_of
from policyarchive.library.kinds import KINDS, PICTURES, Kind
from policyarchive.library.models import Attachment, Image
from policyarchive.library.pictures import normalise, unpacking
from policyarchive.library.refusals import FileRefused, StillInUse
from policyarchive.library.renditions import Made, make
from policyarchive.library.rights import (
    reasons_against_columns,
    reasons_not_to_replace,
    refuse,
    require,
)
from policyarchive.library.signals import altered
from policyarchive.library.sniffing import sniff

Row = TypeVar("Row", Image, Attachment)
USES_NAMED = 20


class Uploaded(NamedTuple, Generic[Row]):
    """What became of an upload; `is_new` is False where the library had it already."""

    row: Row
    is_new: bool


class _Picture(NamedTuple):
    sha256: str
    name: str
    kind: str
    size: tuple[int, int]
    content: bytes
    made: list[Made]


def upload_image(file: BinaryIO, *, name: str, by, **columns) -> Uploaded[Image]:
    """Keep a picture and its renditions; raises FileRefused or StorageFailed, and then nothing is kept.

    COLUMNS are further columns of the row, such as `alt_ko`. Bytes that were uploaded before give the picture
    that is there, unchanged.
    """
    require("add", Image, by=by)
    name = safe_name(name)
    _checked_picture(file, name)
    if there := Image.objects.filter(uploaded_sha256=sha256_of(file)).first():
        return Uploaded(there, False)
    picture = _prepare(file, name)
    try:
        with all_or_nothing() as keeper:
            image = Image(uploaded_by=by, **columns)
            _lay_in(image, picture, keeper)
            log(LogAction.ADDED, image, by=by)
    except IntegrityError:  # somebody else uploaded the same bytes at the same moment
        return Uploaded(Image.objects.get(uploaded_sha256=picture.sha256), False)
    return Uploaded(image, True)


def replace_image(image: Image, file: BinaryIO, *, name: str, by) -> None:
    """Put another picture in the place of this one: its address, words and uses stay."""
    refuse(reasons_not_to_replace(image, by=by))
    name = safe_name(name)
    _checked_picture(file, name)
    other = Image.objects.filter(uploaded_sha256=sha256_of(file)).first()
    if other:
        _refuse_same(image, other)
    picture = _prepare(file, name)
    with all_or_nothing() as keeper:
        before = image.stored
        _lay_in(image, picture, keeper)
        drop_if_unused(before)
        altered.send(sender=Image, item=image)
        log(LogAction.REPLACED, image, by=by)


def upload_attachment(file: BinaryIO, *, name: str, by, **columns) -> Uploaded[Attachment]:
    """Keep a file for downloads; raises FileRefused or StorageFailed, and then nothing is kept.

    The same bytes under the same name are the attachment that is there; under another name they are another
    attachment of the same stored file.
    """
    require("add", Attachment, by=by)
    name, kind, content = _prepare_attachment(file, name)
    with all_or_nothing() as keeper:
        stored = keeper.keep(content, kind=kind.code, size=_size_of(content))
        row, is_new = Attachment.objects.get_or_create(
            stored=stored, name=name, defaults={"uploaded_by": by, **columns}
        )
        if is_new:
            log(LogAction.ADDED, row, by=by)
    return Uploaded(row, is_new)


def replace_attachment(attachment: Attachment, file: BinaryIO, *, name: str, by) -> None:
    """Put another file in the place of this one: its address, title, downloads and uses stay."""
    refuse(reasons_not_to_replace(attachment, by=by))
    name, kind, content = _prepare_attachment(file, name)
    with all_or_nothing() as keeper:
        before = attachment.stored
        stored = keeper.keep(content, kind=kind.code, size=_size_of(content))
        other = Attachment.objects.filter(stored=stored, name=name).first()
        if other:
            _refuse_same(attachment, other)
        attachment.stored, attachment.name = stored, name
        attachment.save()
        drop_if_unused(before)
        altered.send(sender=Attachment, item=attachment)
        log(LogAction.REPLACED, attachment, by=by)


@transaction.atomic
def describe(row: Image | Attachment, columns: Mapping[str, Any], *, by) -> None:
    """Write what is said about a file: the COLUMNS, with their values."""
    refuse(reasons_against_columns(row, columns, by=by))
    for name, value in columns.items():
        setattr(row, name, value)
    row.save(update_fields=[*columns, "updated_at"])
    altered.send(sender=type(row), item=row)
    log(LogAction.SAVED, row, by=by, fields=list(columns))


@transaction.atomic
def delete(row: Image | Attachment, *, by) -> None:
    """Delete a picture or attachment with its bytes; raises StillInUse with what refers to it.

    Earlier revisions do not count: what must not be shown must be removable. Restoring one leaves it out.
    """
    require("delete", row, by=by)
    if named := uses_as_sentences(row):
        raise StillInUse([_("“%(name)s” is still in use:") % {"name": row}, *named])
    log(LogAction.DELETED, row, by=by)
    stored = row.stored
    row.delete()
    drop_if_unused(stored)


def uses_as_sentences(row: Image | Attachment) -> list[str]:
    """Return what uses the file, such as “post: A title”."""
    users = references.users(row, reading_texts=True)[:USES_NAMED]
    return [f"{item._meta.verbose_name}: {item}" for item in users]


@transaction.atomic
def count_downloads(counts: Mapping[int, int]) -> None:
    """Add downloads to files by their keys; what visitors cannot fetch has none."""
    for file in Attachment.objects.filter(pk__in=counts):
        if references.is_public(file):
            Attachment.objects.filter(pk=file.pk).update(downloads=F("downloads") + counts[file.pk])


def _checked_picture(file: BinaryIO, name: str) -> Kind:
    kind = _sniffed(file, name)
    if kind.code not in PICTURES:
        raise FileRefused(
            _("This is %(kind)s and not a picture. Upload it as an attachment."), params={"kind": kind.label}
        )
    return kind


def _sniffed(file: BinaryIO, name: str) -> Kind:
    _refuse_too_large(file)
    return sniff(file, name=name)


def _refuse_too_large(file: BinaryIO) -> None:
    if _size_of(file) > settings.MAX_UPLOAD_MB * 1_000_000:
        raise FileRefused(
            _("The file is larger than %(limit)d MB. Make it smaller, or divide it."),
            params={"limit": settings.MAX_UPLOAD_MB},
        )


def _size_of(file: BinaryIO) -> int:
    size = file.seek(0, 2)
    file.seek(0)
    return file.tell() if size is None else size


def _prepare(file: BinaryIO, name: str) -> _Picture:
    """Do all that takes time and memory before any row is locked."""
    sha256 = sha256_of(file)
    with unpacking:  # and let go of the pixels before the next one begins
        kind, size, content, made = _worked_out(file)
    return _Picture(sha256, with_ending(name, KINDS[kind].endings[0]), kind, size, content, made)


def _worked_out(file: BinaryIO) -> tuple[str, tuple[int, int], bytes, list[Made]]:
    kept = normalise(file)
    return kept.kind, kept.pixels.size, kept.content, list(make(kept.pixels))


def _lay_in(image: Image, picture: _Picture, keeper: Keeper) -> None:
    content = picture.content
    image.stored = keeper.keep(BytesIO(content), kind=picture.kind, size=len(content))
    keeper.keep_renditions(image.stored, picture.made)
    image.uploaded_sha256 = picture.sha256
    image.name = picture.name
    image.width, image.height = picture.size
    image.save()


def _prepare_attachment(file: BinaryIO, name: str) -> tuple[str, Kind, BinaryIO]:
    """Return the safe name, the real kind and the bytes to keep: of pictures without EXIF and the like."""
    name = safe_name(name)
    kind = _sniffed(file, name)
    if kind.code not in PICTURES:
        return name, kind, file
    with unpacking:
        kept = normalise(file, longest_side=None)
    kind = KINDS[kept.kind]
    return with_ending(name, kind.endings[0]), kind, BytesIO(kept.content)


def _refuse_same(row: Image | Attachment, other: Image | Attachment) -> None:
    if row.pk == other.pk:
        raise FileRefused(_("This is the file that is already there. Choose the new one."))
    raise FileRefused(
        _("This file is already in the library as “%(name)s”. Use that one instead."), params={"name": other}
    )
