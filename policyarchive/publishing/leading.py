"""Where the readers of a hidden item may be led. Who knows the site's addresses registers a check here."""

import re
from collections.abc import Callable

from django.utils.translation import gettext as _

from policyarchive.publishing.models import Publishable

# A check gets the item, the address, and whether something has to be readable there now.
Check = Callable[[Publishable, str, bool], list[str]]
_FORM = re.compile(r"/(?![/\\])[^\s\\]*|https?://[^\s\\/?#]+[^\s\\]*")
_checks: list[Check] = []


def register(check: Check) -> Check:
    """Have a check asked about every redirect; registering it twice is registering it once."""
    if check not in _checks:
        _checks.append(check)
    return check


def reasons_not_to_lead(item: Publishable, address: str, *, must_be_there: bool = True) -> list[str]:
    """Return why readers of an item cannot be led to an address; none means that they can.

    What comes from another system may lead to a page that comes later: then MUST_BE_THERE is false.
    """
    if not address:
        return []
    if not (_FORM.fullmatch(address) and address.isprintable()):
        return [_("Write an address such as /ko/news/12/ or https://example.org/, without spaces.")]
    return [reason for check in _checks for reason in check(item, address, must_be_there)]
