"""The ties of the register: each partner with its agreements, for drawings and the lists beside them."""

from collections.abc import Hashable, Iterator
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.translation import ngettext

from agreements.models import Agreement, City, Party, Region
from agreements.queries import AgreementQuerySet
from policyarchive.lib.data.recording import today
from policyarchive.lib.drawing import records
from policyarchive.lib.drawing.geometry.sphere import Place
from policyarchive.lib.language.fuzzydate import Precision
from policyarchive.lib.language.words import in_language
from policyarchive.pages.languages import page_language

MOST = 1000  # agreements in one drawing: the newest; a filter shows the others


class Tie(NamedTuple):
    """A partner, as the party of its newest agreement: a city of the register, or a body that signed.

    AGREEMENTS are newest first.
    """

    party: Party
    agreements: list[Agreement]
    partner: records.Partner

    @property
    def city(self) -> City | None:
        return self.party.city

    @property
    def region(self) -> str:
        return self.partner.city.region


class Ties(NamedTuple):
    """TIES by region and name; AGREEMENTS newest first, those without a partner included."""

    home: City | None
    ties: list[Tie]
    agreements: list[Agreement]
    is_cut: bool

    @property
    def partners(self) -> tuple[records.Partner, ...]:
        return tuple(tie.partner for tie in self.ties)


def ties_of(rows: AgreementQuerySet, *, most: int | None = MOST) -> Ties:
    """Ask for the newest agreements, or all, and their partners; four questions, however many there are."""
    home = City.objects.home().first()
    newest = rows.with_status(on=today()).with_parties().newest_first()
    found = list(newest if most is None else newest[: most + 1])
    agreements = found[:most]
    homes = (drawn_city(home),) if home else ()
    ties = [_tie(party, bound, homes) for party, bound in _by_partner(agreements)]
    return Ties(home, sorted(ties, key=_by_region), agreements, len(found) > len(agreements))


def moment_of(agreement: Agreement) -> records.Moment | None:
    """Return when it was signed, as exactly as a drawing shows it."""
    if not agreement.signed_earliest:
        return None
    day = agreement.signed_earliest
    is_year = agreement.signed_precision == Precision.YEAR
    return records.Moment(day.year, None if is_year else day.month)


def end_of(agreement: Agreement) -> records.Moment | None:
    """Return the end that is stated, the earlier of two."""
    days = [day for day in (agreement.terminated_on, agreement.expires_on) if day]
    return records.Moment(min(days).year, min(days).month) if days else None


def drawn_city(city: City) -> records.City:
    """Return a city as drawings see it, in the page's language."""
    name = in_language(city, "name", page_language()).text
    url = reverse("agreements:city_detail", args=[city.slug])
    place = None
    if city.latitude is not None and city.longitude is not None:
        place = Place(float(city.longitude), float(city.latitude))
    return records.City(name, url, city.region, place)


def path_of(agreement: Agreement) -> str:
    return reverse("agreements:agreement_detail", args=[agreement.slug])


def _by_partner(agreements: list[Agreement]) -> Iterator[tuple[Party, list[Agreement]]]:
    """Yield each partner once, by the party of its newest agreement, with all that it signed."""
    parties: dict[Hashable, Party] = {}
    bound: dict[Hashable, list[Agreement]] = {}
    for agreement in agreements:
        for party in agreement.parties.all():
            if party.city and party.city.is_home:
                continue
            key = party.city.pk if party.city else _body(party)
            if key:  # a damaged row may name neither
                parties.setdefault(key, party)
                bound.setdefault(key, []).append(agreement)
    return ((parties[key], bound[key]) for key in bound)


def _tie(party: Party, agreements: list[Agreement], homes: tuple[records.City, ...]) -> Tie:
    drawn = drawn_city(party.city) if party.city else records.City(_body(party), path_of(agreements[0]))
    papers = tuple(map(_paper, reversed(agreements)))
    return Tie(party, agreements, records.Partner(drawn, papers, _said(drawn.name, len(papers)), homes))


def _body(party: Party) -> str:
    return in_language(party, "body", page_language()).text


def _paper(agreement: Agreement) -> records.Paper:
    title = in_language(agreement, "title", page_language()).text
    signed = agreement.signed_on
    said = f"{title}, {signed.text(page_language())}" if signed else title
    return records.Paper(said, path_of(agreement), agreement.kind, moment_of(agreement), end_of(agreement))


def _said(name: str, count: int) -> str:
    sentence = ngettext("%(city)s, %(count)s agreement", "%(city)s, %(count)s agreements", count)
    return sentence % {"city": name, "count": count}


def _by_region(tie: Tie) -> tuple[Any, ...]:
    order = {code: place for place, code in enumerate(Region.values)}
    return order.get(tie.region, len(order)), tie.partner.city.name, tie.partner.city.url
