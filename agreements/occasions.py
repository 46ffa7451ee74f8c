"""The days of an agreement for calendars: of signing, year after year, and of the end of its term.

Only days that are known as days: of "December 2015" there is no anniversary.
"""

import datetime
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from agreements.models import Agreement
from agreements.status import Status
from policyarchive.lib.language.fuzzydate import Precision
from policyarchive.lib.language.words import in_language

REPLACED = {Status.TERMINATED, Status.SUPERSEDED}


@dataclass(frozen=True)
class Occasion:
    """LANGUAGE is that of the agreement's title. What is YEARLY comes again until LAST, if that is known."""

    uid: str
    day: datetime.date
    title: str
    language: str
    is_yearly: bool = False
    last: datetime.date | None = None


def occasions(agreement: Agreement, language: str) -> Iterator[Occasion]:
    """Yield what a calendar shows of an agreement (annotate `status`)."""
    title = in_language(agreement, "title", language)
    is_replaced = agreement.status in REPLACED  # type: ignore[attr-defined]
    end = min(filter(None, (agreement.expires_on, agreement.terminated_on)), default=None)
    last = agreement.terminated_on if is_replaced else end
    if agreement.signed_earliest and agreement.signed_precision == Precision.DAY:
        yield Occasion(
            _uid(agreement, "signed", language),
            agreement.signed_earliest,
            _("%(agreement)s: signed in %(year)s")
            % {"agreement": title.text, "year": agreement.signed_earliest.year},
            title.language,
            is_yearly=last > agreement.signed_earliest if last else not is_replaced,
            last=last,
        )
    if agreement.expires_on and agreement.expires_on == end and not is_replaced:
        yield Occasion(
            _uid(agreement, "expires", language),
            agreement.expires_on,
            _("%(agreement)s: expires") % {"agreement": title.text},
            title.language,
        )


def _uid(agreement: Agreement, what: str, language: str) -> str:
    """Return a name that stays when the site moves, or the agreement gets another address or day."""
    name = f"policy-archive/agreements/{agreement.item_id}/{what}/{language}"
    return str(uuid.uuid5(uuid.NAMESPACE_URL, name))
