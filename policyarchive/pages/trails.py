"""The breadcrumbs above each kind of page."""

from typing import Any

from policyarchive.content.registry import ContentType, type_of
from policyarchive.pages.head import Crumb
from policyarchive.pages.languages import url_here


def crumb_of(known: ContentType) -> Crumb:
    """Return the crumb of the list in which the rows of a type stand."""
    return Crumb(str(known.label), url_here(known.listing))


def list_crumb(row: Any) -> Crumb:
    return crumb_of(type_of(row))
