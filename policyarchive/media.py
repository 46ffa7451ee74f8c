"""What joins the library with the content: who uses files, and what must follow when either changes."""

from collections.abc import Iterator

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.library import USES as AGREEMENT_USES
from news.library import USES as POST_USES
from policyarchive.library import references
from policyarchive.library.models import Attachment, Image
from policyarchive.library.signals import altered, recorded
from policyarchive.publishing.actions import log
from policyarchive.publishing.guards import GUARDS, Finding
from policyarchive.publishing.models import Revision
from policyarchive.publishing.signals import announce, changed

REVISIONS_AT_ONCE = 200


def connect() -> None:
    """Wire the rooms; called once, when the program starts."""
    for uses in (AGREEMENT_USES, POST_USES):
        references.register(uses)
    references.register_ids(ids_in_revisions)
    GUARDS.append(pictures_without_alt)
    changed.connect(record_mentions, dispatch_uid="library")
    altered.connect(tell_users, dispatch_uid="library")
    recorded.connect(write_down, dispatch_uid="log")


def record_mentions(sender, item, is_gone=False, is_new=False, **kwargs) -> None:
    if not is_gone:
        references.record_mentions(item, is_new=is_new)


@transaction.atomic
def tell_users(sender, item, **kwargs) -> None:
    """A replaced file changes every page that shows it."""
    for user in references.users(item):
        announce(user)


def write_down(sender, item, action, by, details, **kwargs) -> None:
    log(action, item, by=by, **details)


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
    for data in Revision.objects.order_by().values_list("data", flat=True).iterator(REVISIONS_AT_ONCE):
        if model is Image:
            yield from _pictures(data["fields"])
        elif model is Attachment:
            links = data["owned"].get("attachment_links", [])
            yield from (row["fields"]["attachment_id"] for row in links)


def _pictures(fields: dict) -> Iterator[int]:
    if lead := fields.get("lead_image_id"):
        yield lead
    yield from references.pictures_named(text for text in fields.values() if isinstance(text, str))
