"""What the register says about itself to programs, in the words of schema.org.

An agreement is a `Legislation`, in schema.org any legal document, enforceable or not; `legislationType` says
which. Dates are as exact as they are known: `2015-12`.
"""

import datetime
from collections.abc import Callable
from typing import Any

from agreements.feeds import announced_at, changed_at
from agreements.models import Agreement, City, Party, RelationKind
from agreements.status import Status
from policyarchive.lib.language.words import in_language

AddressOf = Callable[[Any], str]
LEGAL_FORCE = {
    Status.IN_FORCE: "InForce",
    Status.SIGNED: "NotInForce",
    Status.EXPIRED: "NotInForce",
    Status.TERMINATED: "NotInForce",
    Status.SUPERSEDED: "NotInForce",
}
CHANGING = {
    RelationKind.AMENDS,
    RelationKind.SUPPLEMENTS,
    RelationKind.RENEWS,
    RelationKind.SUPERSEDES,
    RelationKind.TERMINATES,
}


def named_agreement(agreement: Agreement, language: str, address_of: AddressOf) -> dict[str, Any]:
    """Return an agreement as another thing names it."""
    title = in_language(agreement, "title", language)
    return {"@type": "Legislation", "name": title.text, "url": address_of(agreement)}


def named_city(city: City, language: str, address_of: AddressOf) -> dict[str, Any]:
    """Return a city, province or state as another thing names it."""
    name = in_language(city, "name", language).text
    return {"@type": "AdministrativeArea", "name": name, "url": address_of(city)}


def named_area(area: Any, language: str, address_of: AddressOf) -> dict[str, Any]:
    name = in_language(area, "name", language).text
    return {"@type": "DefinedTerm", "name": name, "url": address_of(area)}


def agreement_document(
    agreement: Agreement, language: str, *, address_of: AddressOf, part_of: dict[str, Any]
) -> dict[str, Any]:
    """Return schema.org's Legislation for a row with all that its page shows, and its `status`.

    ADDRESS_OF gives the full address of a row's page, or of a file; PART_OF is what the agreement stands in.
    """
    cities = [party.city for party in agreement.parties.all() if party.city]
    place = in_language(agreement, "place", language).text
    document = {
        "@context": "https://schema.org",
        **named_agreement(agreement, language, address_of),
        "description": in_language(agreement, "summary", language).text,
        "inLanguage": language,
        "legislationType": str(agreement.get_kind_display()),
        "legislationDate": agreement.signed_on and agreement.signed_on.isoformat(),
        "legislationLegalForce": LEGAL_FORCE.get(agreement.status),  # type: ignore[attr-defined]
        "legislationPassedBy": [_party(party, language, address_of) for party in agreement.parties.all()],
        "legislationJurisdiction": [named_city(city, language, address_of) for city in cities],
        "legislationChanges": _earlier(agreement, language, address_of, is_change=True),
        "isBasedOn": _earlier(agreement, language, address_of, is_change=False),
        "locationCreated": place and {"@type": "Place", "name": place},
        "temporalCoverage": _term(agreement),
        "expires": _day(agreement.expires_on),
        "about": [named_area(area, language, address_of) for area in agreement.ordered_areas],
        "citation": [source.url for source in agreement.sources.all()],
        "encoding": [_file(file, address_of) for file in agreement.attachments],
        "isPartOf": part_of,
        "datePublished": _moment(announced_at(agreement)),
        "dateModified": _moment(changed_at(agreement)),
    }
    return {key: value for key, value in document.items() if value}


def city_document(city: City, language: str, *, address_of: AddressOf) -> dict[str, Any]:
    """Return schema.org's AdministrativeArea: a partner may be a city, a province or a state."""
    country: Any = city.country
    lies_in = {"@type": "Country", "name": str(country.name), "identifier": country.code}
    document = {
        "@context": "https://schema.org",
        **named_city(city, language, address_of),
        "description": in_language(city, "description", language).text,
        "containedInPlace": lies_in,
        "geo": _position(city),
    }
    return {key: value for key, value in document.items() if value}


def _position(city: City) -> dict[str, Any] | None:
    if city.latitude is None or city.longitude is None:
        return None
    position = {"latitude": float(city.latitude), "longitude": float(city.longitude)}
    return {"@type": "GeoCoordinates", **position}


def _party(party: Party, language: str, address_of: AddressOf) -> dict[str, Any]:
    body = in_language(party, "body", language).text
    if not party.city:
        return {"@type": "Organization", "name": body}
    city = in_language(party.city, "name", language).text
    return {"@type": "GovernmentOrganization", "name": body or city, "url": address_of(party.city)}


def _earlier(
    agreement: Agreement, language: str, address_of: AddressOf, *, is_change: bool
) -> list[dict[str, Any]]:
    """Return the published agreements that this one changes, or that it goes on from."""
    relations = agreement.public_relations  # type: ignore[attr-defined]
    return [
        named_agreement(relation.to_agreement, language, address_of)
        for relation in relations
        if (relation.kind in CHANGING) == is_change
    ]


def _term(agreement: Agreement) -> str:
    """Return the time in which it is in effect, as far as both ends are known; `..` is an open end."""
    end = min(filter(None, (agreement.expires_on, agreement.terminated_on)), default=None)
    begin = agreement.effective_on.isoformat() if agreement.effective_on else str(agreement.signed_on or "")
    return f"{begin}/{end.isoformat() if end else '..'}" if begin else ""


def _file(file: Any, address_of: AddressOf) -> dict[str, Any]:
    return {
        "@type": "MediaObject",
        "contentUrl": address_of(file),
        "encodingFormat": file.kind.media_type,
        "contentSize": str(file.stored.size),
    }


def _day(day: datetime.date | None) -> str:
    return day.isoformat() if day else ""


def _moment(moment: datetime.datetime | None) -> str:
    return moment.isoformat() if moment else ""
