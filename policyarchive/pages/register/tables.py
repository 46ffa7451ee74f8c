"""The views of the register as CSV: what their pages show, with all that can be sorted or placed by."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext as _

from agreements.models import Agreement
from agreements.status import Status
from policyarchive.lib.language.words import in_language
from policyarchive.pages.languages import page_language
from policyarchive.pages.register.map_page import region_label
from policyarchive.pages.register.matrix_page import counted
from policyarchive.pages.register.ties import Tie, Ties, path_of

Table = tuple[list[str], Iterable[Iterable[Any]]]


def agreements_table(ties: Ties) -> Table:
    head = [
        _("Signed on"),
        _("Agreement"),
        _("Kind"),
        _("Partner"),
        _("Expires on"),
        _("Status"),
        _("Address"),
    ]
    return head, map(_agreement_row, ties.agreements)


def partners_table(ties: Ties) -> Table:
    head = [
        _("Partner"),
        _("Region"),
        _("Latitude"),
        _("Longitude"),
        _("Agreements"),
        _("Closest kind"),
        _("Address"),
    ]
    return head, map(_partner_row, ties.ties)


def matrix_table(ties: Ties) -> Table:
    made, areas = counted(ties)
    names = [in_language(areas[key], "name", page_language()).text for key in made.columns]
    rows = ([ties.ties[place].partner.city.name, *made.cells(place)] for place in made.rows)
    return [_("Partner"), *names], rows


# The timeline shows what the table shows, by time.
TABLES: dict[str, Callable[[Ties], Table]] = {
    "table": agreements_table,
    "map": partners_table,
    "timeline": agreements_table,
    "matrix": matrix_table,
}


def _agreement_row(agreement: Agreement) -> list[Any]:
    return [
        agreement.signed_on or "",
        in_language(agreement, "title", page_language()).text,
        agreement.get_kind_display(),
        _partners_of(agreement),
        agreement.expires_on or "",
        Status(agreement.status).label,  # type: ignore[attr-defined]
        path_of(agreement),
    ]


def _partners_of(agreement: Agreement) -> str:
    names = []
    for party in agreement.parties.all():
        if not (party.city and party.city.is_home):
            row, name = (party.city, "name") if party.city else (party, "body")
            names.append(in_language(row, name, page_language()).text)
    return ", ".join(names)


def _partner_row(tie: Tie) -> list[Any]:
    place = tie.partner.city.place
    latitude, longitude = (place.latitude, place.longitude) if place else ("", "")
    kinds = {agreement.kind: agreement.get_kind_display() for agreement in tie.agreements}
    closest = kinds[tie.partner.closest]
    return [
        tie.partner.city.name,
        region_label(tie.region),
        latitude,
        longitude,
        len(tie.agreements),
        closest,
        tie.partner.city.url,
    ]
