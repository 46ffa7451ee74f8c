"""A partner in the list beside a drawing, and the marks that a drawing uses."""

from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe

from agreements.models import Agreement, City, Kind, Party
from policyarchive.lib.drawing.parts.marks import mark
from policyarchive.pages.register.ties import Tie


class Listed(NamedTuple):
    """A partner in a list: the ROW that has its name, in the field of that NAME."""

    mark: SafeString
    row: City | Party
    name: str
    url: str
    agreement_count: int
    is_placed: bool


class Legend(NamedTuple):
    mark: SafeString
    label: str


def listed(tie: Tie) -> Listed:
    drawn = tie.partner.city
    row: City | Party = tie.city or tie.party
    return Listed(
        kind_mark(tie.partner.closest),
        row,
        "name" if tie.city else "body",
        drawn.url,
        len(tie.agreements),
        drawn.place is not None,
    )


def kind_mark(kind: str) -> SafeString:
    return mark_safe(mark(kind))  # lib/drawing writes it of constants


def legend(agreements: list[Agreement]) -> list[Legend]:
    """Return the marks of the kinds that a drawing shows, with the words for them."""
    shown = {agreement.kind for agreement in agreements}
    return [Legend(kind_mark(kind.value), str(kind.label)) for kind in Kind if kind.value in shown]
