"""Mail about what happened while nobody was looking. Mail that cannot be sent undoes nothing."""

import logging

from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.utils import timezone
from django.utils.translation import gettext as _

from policyarchive.publishing.models import Schedule

logger = logging.getLogger(__name__)


def tell_of_failure(plan: Schedule) -> None:
    """Write to the person who made the plan, else to all publishers who have an address."""
    addresses = addresses_for(plan)
    if not addresses:
        return
    due = f"{timezone.localtime(plan.due_at):%Y-%m-%d %H:%M} ({timezone.get_current_timezone_name()})"
    subject = _("Schedule failed: %(item)s") % {"item": plan.row_name}
    lines = [
        _("“%(move)s” was planned for %(due)s and could not be done.")
        % {"move": plan.get_move_display(), "due": due},
        plan.failure,
        _("The item is a draft again. Mend it in the back office and plan it anew."),
    ]
    try:
        send_mail(" ".join(subject.split()), "\n\n".join(lines), None, addresses)
    except OSError:  # smtplib's errors are of this kind
        logger.exception("The mail about a failed schedule could not be sent to %s", ", ".join(addresses))


def addresses_for(plan: Schedule) -> list[str]:
    if plan.made_by and plan.made_by.is_active and plan.made_by.email:
        return [plan.made_by.email]
    right = f"publish_{plan.row_type.model}"
    people = get_user_model().objects.filter(
        is_active=True, groups__permissions__codename=right, groups__permissions__content_type=plan.row_type
    )
    return sorted(people.exclude(email="").values_list("email", flat=True).distinct())
