"""What stands against leading the readers of a hidden item to an address."""

from django.utils.translation import gettext as _

from policyarchive.pages.places import ending_of
from policyarchive.publishing.models import Publishable


def reasons_against_leading(item: Publishable, address: str, must_be_there: bool) -> list[str]:
    """Refuse a redirect that comes back to where it starts, or that ends where nothing can be read."""
    ending = ending_of(item, address)
    words = {"address": address, "item": item, "last": ending.passed[-1]}
    if ending.is_circle and len(ending.passed) == 1:
        return [_("%(address)s is an address of “%(item)s” itself. Enter another address.") % words]
    if ending.is_circle:
        return [_("%(address)s leads back here through “%(last)s”. Enter another address.") % words]
    if must_be_there and not ending.address:
        return [
            _(
                "There is no public page at %(address)s. Enter the address of a public page, "
                "or leave it empty."
            )
            % words
        ]
    return []
