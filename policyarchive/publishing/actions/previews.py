"""Preview links: made, revoked, and answered once."""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from policyarchive.audit.actions import log
from policyarchive.audit.models import LogAction
from policyarchive.publishing.models import PreviewLink, Publishable
from policyarchive.publishing.models.preview import Allowed, Answer
from policyarchive.publishing.refusals import MoveRefused
from policyarchive.publishing.rights import reasons_not_to_share

LONGEST = 90  # days


@transaction.atomic
def make_preview_link(item: Publishable, *, by, days: int, allows: str = Allowed.READ) -> PreviewLink:
    """Make a link that holds for so many days, 1 to 90."""
    if reasons := reasons_not_to_share(by, item):
        raise MoveRefused(reasons)
    if not 1 <= days <= LONGEST:
        raise MoveRefused([_("A preview link is valid for 1 to %(days)d days.") % {"days": LONGEST}])
    expires = timezone.now() + datetime.timedelta(days=days)
    link = PreviewLink.objects.create(row=item, made_by=by, allows=allows, expires_at=expires)
    log(LogAction.PREVIEW_SHARED, item, by=by, allows=allows, until=expires.isoformat(timespec="minutes"))
    return link


@transaction.atomic
def revoke_preview_link(link: PreviewLink, *, by) -> None:
    if reasons := reasons_not_to_share(by, link.row_type.model_class()):
        raise MoveRefused(reasons)
    PreviewLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=timezone.now())
    log(LogAction.PREVIEW_REVOKED, link.row, by=by)


@transaction.atomic
def answer_preview(
    link: PreviewLink, *, name: str, comment: str = "", approves: bool = False, now=None
) -> PreviewLink:
    """Write down what the reader of a link says, once. It moves nothing: a publisher decides."""
    moment = now or timezone.now()
    held = PreviewLink.objects.select_for_update().get(pk=link.pk)
    if not held.is_open(now=moment):
        raise MoveRefused([_("This preview link is no longer valid.")])
    if not held.may_be_answered or (approves and held.allows != Allowed.APPROVE):
        raise MoveRefused([_("This preview link takes no answer, or has been answered already.")])
    held.answer = Answer.APPROVED if approves else Answer.COMMENTED
    held.answered_at, held.answered_by, held.comment = moment, name, comment
    held.save(update_fields=["answer", "answered_at", "answered_by", "comment"])
    log(LogAction.PREVIEW_ANSWERED, held.row, by=None, name=name, answer=str(held.answer))
    return held
