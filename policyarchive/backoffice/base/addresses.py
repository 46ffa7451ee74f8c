"""What an editor is shown of the address that a name becomes part of."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from policyarchive.backoffice.workflow.previews import full_address

_PLACE = "address-name"


def address_help(request: HttpRequest, view: str, slug: str | None) -> SafeString:
    """Show the whole address, of a page that is there as a link to it."""
    name, _query, parameter = view.partition("?")
    path = (
        reverse(name) + f"?{parameter}={slug or _PLACE}"
        if parameter
        else reverse(name, args=[slug or _PLACE])
    )
    address = full_address(request, path)
    if slug:
        return format_html('{} <a href="{}">{}</a>', _("The page is at"), path, address)
    explained = _("Part of the address of the page. Left empty, it is made of the name:")
    return format_html("{} <code>{}</code>", explained, address.replace(_PLACE, "…"))
