"""The matrix of the register: partners and the areas that their agreements name; numbers are links."""

from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from agreements.models import CooperationArea
from policyarchive.lib.drawing.matrix import Matrix, depth, matrix_of
from policyarchive.lib.drawing.parts.glyphs import glyph
from policyarchive.lib.language.words import in_language
from policyarchive.pages.filters import RegisterFilter
from policyarchive.pages.languages import page_language
from policyarchive.pages.register.listed import Listed, listed
from policyarchive.pages.register.ties import Tie, Ties

Link = Callable[[str, str], str]
_EMPTY = mark_safe("<td></td>")


class Cell(NamedTuple):
    """How many agreements of a partner name an area; SAID is the whole name of the link."""

    partner: Listed
    agreement_count: int
    depth: int
    url: str
    said: str


class Column(NamedTuple):
    glyph: SafeString
    area: CooperationArea
    total: int
    cells: list[Cell]


class Row(NamedTuple):
    """A partner; WRITTEN are its cells as HTML, which a template would take most of the page's time for."""

    partner: Listed
    cells: list[Cell]
    written: SafeString


def matrix_context(ties: Ties, register: RegisterFilter) -> dict:
    made, known = counted(ties)
    areas = [known[key] for key in made.columns]
    link = _link_within(register)
    rows = [_row(ties.ties[place], areas, made.cells(place), link) for place in made.rows]
    columns = [_column(area, [row.cells[i] for row in rows]) for i, area in enumerate(areas)]
    return {"rows": rows, "columns": columns, "silent": len(ties.ties) - len(rows)}


def counted(ties: Ties) -> tuple[Matrix[int, int], dict[int, CooperationArea]]:
    """Count the areas of each partner (by its place among the ties), and return the areas by key."""
    areas: dict[int, CooperationArea] = {}
    pairs = []
    for place, tie in enumerate(ties.ties):
        for agreement in tie.agreements:
            for area in agreement.ordered_areas:
                areas[area.pk] = area
                pairs.append((place, area.pk))
    return matrix_of(pairs), areas


def _link_within(register: RegisterFilter) -> Link:
    """Return how to address the list of a city's agreements that name an area, within the filter."""
    listing = reverse("agreements:agreement_list")
    kept = {name: value for name, value in parse_qsl(register.query) if name not in ("city", "area")}
    return lambda city, area: f"{listing}?{urlencode(kept | {'city': city, 'area': area})}"


def _row(tie: Tie, areas: list[CooperationArea], counts: list[int], link: Link) -> Row:
    partner = listed(tie)
    cells = [_cell(tie, partner, area, count, link) for area, count in zip(areas, counts, strict=True)]
    return Row(partner, cells, mark_safe("".join(map(_written, cells))))


def _column(area: CooperationArea, cells: list[Cell]) -> Column:
    shown = [cell for cell in cells if cell.agreement_count]
    return Column(mark_safe(glyph(area.slug)), area, sum(cell.agreement_count for cell in shown), shown)


def _cell(tie: Tie, partner: Listed, area: CooperationArea, count: int, link: Link) -> Cell:
    """Write a cell; a partner that is no city of the register cannot be filtered by, and has no link."""
    if not count:
        return Cell(partner, 0, 0, "", "")
    name = in_language(area, "name", page_language()).text
    words = {"city": tie.partner.city.name, "area": name, "count": count}
    said = gettext("%(city)s, %(area)s: agreements %(count)s") % words
    return Cell(partner, count, depth(count), link(tie.city.slug, area.slug) if tie.city else "", said)


def _written(cell: Cell) -> SafeString:
    if not cell.agreement_count:
        return _EMPTY
    if not cell.url:
        return format_html("<td>{}</td>", cell.agreement_count)
    words = (cell.depth, cell.url, cell.said, cell.agreement_count)
    return format_html('<td><a class="depth-{}" href="{}" aria-label="{}">{}</a></td>', *words)
