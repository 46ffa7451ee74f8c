"""The main menu, and which of its items the reader is in."""

from dataclasses import dataclass

from policyarchive.pages.trails import areas_crumb, board_crumb, cities_crumb, register_crumb

SECTIONS = [
    (board_crumb, "news:post_list", "news:post_detail"),
    (register_crumb, "agreements:agreement_list", "agreements:agreement_detail"),
    (cities_crumb, "agreements:city_list", "agreements:city_detail"),
    (areas_crumb, "agreements:area_list", "agreements:area_detail"),
]


@dataclass(frozen=True)
class MenuItem:
    """CURRENT is the value of `aria-current`: "page" on the page itself, "true" below it, else nothing."""

    label: str
    url: str
    current: str


def menu_items(view_name: str) -> list[MenuItem]:
    return [
        MenuItem(crumb().label, crumb().url, {listing: "page", detail: "true"}.get(view_name, ""))
        for crumb, listing, detail in SECTIONS
    ]
