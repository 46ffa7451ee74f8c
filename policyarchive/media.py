"""What joins the library with the content: who uses files, and what must follow when either changes."""

from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType as ContentTypeRow
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from policyarchive.content.registry import ContentType, types_that_use_the_library
from policyarchive.library import references
from policyarchive.library.models import Image
from policyarchive.library.references import Referrer
from policyarchive.library.signals import altered
from policyarchive.publishing.guards import GUARDS, Finding
from policyarchive.publishing.models import Revision
from policyarchive.publishing.signals import added, announce, changed

REVISIONS_AT_ONCE = 200


def connect() -> None:
    """Connect the apps; called once, when the program starts."""
    for known in types_that_use_the_library():
        references.register(uses_of(known))
    references.register_ids(ids_in_revisions)
    GUARDS.append(pictures_without_alt)
    changed.connect(record_mentions, dispatch_uid="library")
    added.connect(record_mentions_of_each, dispatch_uid="library")
    altered.connect(tell_users, dispatch_uid="library")


def uses_of(known: ContentType) -> Referrer:
    return Referrer(
        known.model,
        images=known.picture,
        attachments=known.attachments,
        bodies=known.body_columns,
        named_by=known.title,
    )


def record_mentions(sender, item, is_gone=False, is_new=False, **kwargs) -> None:
    if not is_gone:
        references.record_mentions(item, is_new=is_new)


def record_mentions_of_each(sender, items, **kwargs) -> None:
    for item in items:
        references.record_mentions(item, is_new=True)


@transaction.atomic
def tell_users(sender, item, **kwargs) -> None:
    """A replaced file changes every page that shows it."""
    for user in references.users(item):
        announce(user)


def pictures_without_alt(item) -> list[Finding]:
    """Return what stands against publishing: pictures that are silent in a language of the item."""
    return [
        Finding(
            *(sentence, "", "", "", False),
            url=reverse("admin:library_image_change", args=[image.pk]),
            way_out=_("Write the alternative text"),
        )
        for image, sentence in references.silent_pictures(item)
    ]


def ids_in_revisions(model) -> Iterator[int]:
    """Yield the keys of the library's files that any revision names, so that restoring finds them."""
    for known in types_that_use_the_library():
        revisions = Revision.objects.filter(item_type=ContentTypeRow.objects.get_for_model(known.model))
        for data in revisions.order_by().values_list("data", flat=True).iterator(REVISIONS_AT_ONCE):
            yield from _pictures(known, data) if model is Image else _attachments(known, data)


def _pictures(known: ContentType, data: dict) -> Iterator[int]:
    if known.picture and (lead := data["fields"].get(f"{known.picture}_id")):
        yield lead
    yield from references.pictures_named(text for text in data["fields"].values() if isinstance(text, str))


def _attachments(known: ContentType, data: dict) -> Iterator[int]:
    """Yield the attachment of each owned row that leads to one."""
    links, _, file = known.attachments.partition("__")
    yield from (row["fields"][f"{file}_id"] for row in data["owned"].get(links, []))
