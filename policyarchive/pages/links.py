"""A guard against links to addresses on this site that are not answered."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from policyarchive.lib.body.links import links_in
from policyarchive.pages.places import is_answered, on_this_site
from policyarchive.publishing.guards import Finding, texts_of
from policyarchive.publishing.models import Publishable


def broken_links(item: Publishable) -> Iterator[Finding]:
    """Find links to addresses here that are nobody's, or not public. The item's own will be public."""
    sentence = _("This link leads to an address on this site that does not exist or is not public.")
    for text in texts_of(item):
        for link in links_in(text.content) if text.is_rich else ():
            local = on_this_site(link.address)
            if local is not None and not is_answered(local, own=item.public_row):
                place = f"{link.text} ({link.address})"
                yield Finding(sentence, text.field, text.language, place, may_override=True)
