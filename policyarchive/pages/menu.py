"""The main menu, and which of its items the reader is in."""

from dataclasses import dataclass

from policyarchive.content.registry import ContentType, content_types
from policyarchive.pages.trails import crumb_of


@dataclass(frozen=True)
class MenuItem:
    """CURRENT is the value of `aria-current`: "page" on the page itself, "true" below it, else nothing."""

    label: str
    url: str
    current: str


def menu_items(view_name: str) -> list[MenuItem]:
    return [
        MenuItem(crumb.label, crumb.url, _current(known, view_name))
        for known, crumb in ((known, crumb_of(known)) for known in content_types())
    ]


def _current(known: ContentType, view_name: str) -> str:
    """Tell pages below a list by their names: those of a row, and other views of the same rows."""
    if view_name == known.listing:
        return "page"
    return "true" if view_name.startswith(f"{known.listing.removesuffix('_list')}_") else ""
