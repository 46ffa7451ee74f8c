"""Mail about what happened while nobody was looking. Mail that cannot be sent undoes nothing."""

import logging

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from policyarchive.publishing.models import Schedule

logger = logging.getLogger(__name__)


def tell_of_failure(plan: Schedule) -> None:
    """Write to the person who made the plan, else to all publishers who have an address."""
    addresses = addresses_for(plan)
    if not addresses:
        return
    due = f"{timezone.localtime(plan.due_at):%Y-%m-%d %H:%M} ({timezone.get_current_timezone_name()})"
    with translation.override(settings.LANGUAGE_CODE):
        subject = _("Schedule failed: %(item)s") % {"item": plan.row_name}
        values = {"move": plan.get_move_display(), "due": due}
        lines = [
            _("“%(move)s” was planned for %(due)s and is not done.") % values,
            plan.failure,
            *_where(plan),
        ]
    try:
        send_mail(" ".join(subject.split()), "\n\n".join(lines), None, addresses)
    except OSError:  # smtplib's errors are of this kind
        logger.exception("The mail about a failed schedule could not be sent to %s", ", ".join(addresses))


def _where(plan: Schedule) -> list[str]:
    """Say what has become of the item, where it is still there."""
    if plan.row is None:
        return []
    return [_("It is in the stage “%(stage)s” now.") % {"stage": plan.row.get_stage_display()}]


def addresses_for(plan: Schedule) -> list[str]:
    maker, right = plan.made_by, f"publish_{plan.row_type.model}"
    if maker and maker.is_active and maker.email and maker.has_perm(f"{plan.row_type.app_label}.{right}"):
        return [maker.email]
    people = get_user_model().objects.filter(
        is_active=True, groups__permissions__codename=right, groups__permissions__content_type=plan.row_type
    )
    return sorted(people.exclude(email="").values_list("email", flat=True).distinct())
