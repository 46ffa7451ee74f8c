"""The status of an agreement, derived from dated facts; the one place that knows the rule.

No stated term means in force until there is evidence to the contrary.
"""

import datetime

from django.db.models import Case, CharField, Exists, OuterRef, Q, TextChoices, Value, When
from django.utils.translation import gettext_lazy as _


class Status(TextChoices):
    NEGOTIATING = "negotiating", _("Under negotiation")
    SIGNED = "signed", _("Signed")
    IN_FORCE = "in_force", _("In force")
    EXPIRED = "expired", _("Expired")
    TERMINATED = "terminated", _("Terminated")
    SUPERSEDED = "superseded", _("Superseded")
    SUSPENDED = "suspended", _("Suspended")
    UNKNOWN = "unknown", _("Not known")


NOTES = {
    Status.NEGOTIATING: _("The parties are still talking; nothing has been signed."),
    Status.SIGNED: _("Signed, and not yet in effect."),
    Status.IN_FORCE: _("In effect; no source says that it has ended."),
    Status.EXPIRED: _("Its term has run out."),
    Status.TERMINATED: _("Ended by a decision or by another agreement."),
    Status.SUPERSEDED: _("A later agreement has taken its place."),
    Status.SUSPENDED: _("Set aside for the time being."),
    Status.UNKNOWN: _("The date of signing could not be found."),
}


def status_expression(*, on: datetime.date, successors) -> Case:
    """Build the SQL expression for the status of a row on a day.

    SUCCESSORS is a queryset of the published relations that point at agreements.
    """
    ended = successors.filter(to_agreement=OuterRef("pk"), from_agreement__signed_earliest__lte=on)
    rules = [
        (Q(signed_earliest=None), Status.UNKNOWN),
        (Q(signed_earliest__gt=on), Status.NEGOTIATING),
        (Q(terminated_on__lte=on) | Exists(ended.filter(kind="terminates")), Status.TERMINATED),
        (Exists(ended.filter(kind="supersedes")), Status.SUPERSEDED),
        (Q(expires_on__lt=on), Status.EXPIRED),
        (Q(suspended_on__lte=on), Status.SUSPENDED),
        (Q(effective_on__gt=on), Status.SIGNED),
    ]
    whens = [When(condition, then=Value(status.value)) for condition, status in rules]
    return Case(*whens, default=Value(Status.IN_FORCE.value), output_field=CharField())
