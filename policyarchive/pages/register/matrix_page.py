"""The matrix of the register: partners and the areas that their agreements name; numbers are links."""

from typing import NamedTuple
from urllib.parse import parse_qsl

from django.urls import reverse
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
    partner: Listed
    cells: list[Cell]


def matrix_context(ties: Ties, register: RegisterFilter) -> dict:
    made, known = counted(ties)
    areas = [known[key] for key in made.columns]
    kept = {name: value for name, value in parse_qsl(register.query) if name not in ("city", "area")}
    rows = [_row(ties.ties[place], areas, made.cells(place), kept) for place in made.rows]
    columns = [_column(area, [row.cells[i] for row in rows]) for i, area in enumerate(areas)]
    return {"rows": rows, "columns": columns, "silent": len(ties.ties) - len(rows)}


def counted(ties: Ties) -> tuple[Matrix[int, int], dict[int, CooperationArea]]:
    """Count the areas of each partner (by its place among the ties), and return the areas by key."""
    areas: dict[int, CooperationArea] = {}
    pairs = []
    for place, tie in enumerate(ties.ties):
        for agreement in tie.agreements:
            for link in agreement.area_links.all():
                areas[link.area_id] = link.area
                pairs.append((place, link.area_id))
    return matrix_of(pairs), areas


def _row(tie: Tie, areas: list[CooperationArea], counts: list[int], kept: dict[str, str]) -> Row:
    partner = listed(tie)
    cells = zip(areas, counts, strict=True)
    return Row(partner, [_cell(tie, partner, area, count, kept) for area, count in cells])


def _column(area: CooperationArea, cells: list[Cell]) -> Column:
    shown = [cell for cell in cells if cell.agreement_count]
    return Column(mark_safe(glyph(area.slug)), area, sum(cell.agreement_count for cell in shown), shown)


def _cell(tie: Tie, partner: Listed, area: CooperationArea, count: int, kept: dict[str, str]) -> Cell:
    """Write a cell; a partner that is no city of the register cannot be filtered by, and has no link."""
    if not count:
        return Cell(partner, 0, 0, "", "")
    name = in_language(area, "name", page_language()).text
    words = {"city": tie.partner.city.name, "area": name, "count": count}
    said = gettext("%(city)s, %(area)s: agreements %(count)s") % words
    url = ""
    if tie.city:
        url = reverse("agreements:agreement_list", query=kept | {"city": tie.city.slug, "area": area.slug})
    return Cell(partner, count, depth(count), url, said)
