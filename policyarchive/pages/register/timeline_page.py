"""The timeline of the register: drawings, by region where rows are many, and the same as a list of years."""

from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from agreements.models import Agreement
from policyarchive.lib.data.recording import today
from policyarchive.lib.drawing.records import Moment
from policyarchive.lib.drawing.timeline import timeline
from policyarchive.pages.filters import RegisterFilter
from policyarchive.pages.register.listed import kind_mark, legend
from policyarchive.pages.register.map_page import region_label
from policyarchive.pages.register.ties import Tie, Ties

MOST_ROWS = 60  # of one drawing; more are grouped by region and folded
_GAPS = (1, 3, 6)  # years without a signing from which a list of years shows more space


class Folded(NamedTuple):
    """A drawing; LABEL is the region that it shows, or nothing where it shows all."""

    label: str
    partner_count: int
    drawing: SafeString


class Entry(NamedTuple):
    mark: SafeString
    agreement: Agreement


class Year(NamedTuple):
    """The signings of a year (None: not known); GAP from 0 to 3 says how long there were none since."""

    year: int | None
    entries: list[Entry]
    gap: int


def timeline_context(ties: Ties, register: RegisterFilter) -> dict:
    return {
        "folded": _drawings(ties.ties),
        "legend": legend(ties.agreements),
        "years": years_of(ties.agreements),
    }


def years_of(agreements: list[Agreement]) -> list[Year]:
    """Group agreements by the year of signing, the earliest first; those without a date come last."""
    dated = [
        (agreement.signed_earliest.year, agreement) for agreement in agreements if agreement.signed_earliest
    ]
    undated = [agreement for agreement in agreements if not agreement.signed_earliest]
    years: list[Year] = []
    for year, signed in groupby(reversed(dated), key=itemgetter(0)):
        since = year - years[-1].year - 1 if years and years[-1].year else 0
        years.append(
            Year(
                year,
                _entries([agreement for _year, agreement in signed]),
                sum(since >= least for least in _GAPS),
            )
        )
    return [*years, Year(None, _entries(undated), 0)] if undated else years


def _entries(agreements: list[Agreement]) -> list[Entry]:
    return [Entry(kind_mark(agreement.kind), agreement) for agreement in agreements]


def _drawings(ties: list[Tie]) -> list[Folded]:
    """Draw all partners at once, or, where they are many, those of each region."""
    if len(ties) <= MOST_ROWS:
        return [one for one in [_drawing("", ties)] if one.drawing]
    parts = [(region_label(code), list(group)) for code, group in groupby(ties, key=lambda tie: tie.region)]
    return [one for one in (_drawing(label, group) for label, group in parts) if one.drawing]


def _drawing(label: str, ties: list[Tie]) -> Folded:
    partners = tuple(tie.partner for tie in ties)
    day = today()
    said = gettext("Timeline of signings; the list below says the same")
    drawing = timeline(
        partners, today=Moment(day.year, day.month), label=f"{label}: {said}" if label else said
    )
    return Folded(label, len(ties), mark_safe(drawing))  # lib/drawing escapes every text
