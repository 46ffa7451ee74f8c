"""The links to the other pages of a list, with their addresses."""

from typing import NamedTuple

from django.core.paginator import Page

from policyarchive.pages.languages import with_query

NEIGHBOURS = 2


class PageLink(NamedTuple):
    """A gap in the numbers has no NUMBER."""

    number: int | None
    url: str
    is_current: bool


class Pager(NamedTuple):
    previous_url: str
    links: list[PageLink]
    next_url: str


def pager_of(page: Page, address: str, query: str) -> Pager | None:
    """Return the links of a page at an address, QUERY narrowing the list; none where it is the only one."""

    def url(number: int) -> str:
        return with_query(address, "&".join(filter(None, [query, f"page={number}" if number > 1 else ""])))

    if not page.has_other_pages():
        return None
    return Pager(
        url(page.previous_page_number()) if page.has_previous() else "",
        [
            PageLink(number, (number and url(number)) or "", number == page.number)
            for number in page_links(page)
        ],
        url(page.next_page_number()) if page.has_next() else "",
    )


def page_links(page: Page) -> list[int | None]:
    """Return the page numbers to show, with None for a gap."""
    return [
        number if isinstance(number, int) else None
        for number in page.paginator.get_elided_page_range(page.number, on_each_side=NEIGHBOURS, on_ends=1)
    ]
