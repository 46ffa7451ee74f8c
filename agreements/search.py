"""What the register tells the search: agreements, and cities and areas with all their names."""

from collections.abc import Iterator
from itertools import chain

from django.utils.translation import override
from django_countries.fields import Country

from agreements.content import AGREEMENTS, AREAS, CITIES
from agreements.models import Agreement, City, CooperationArea
from policyarchive.lib.language.translated import column, language_codes
from policyarchive.search.documents import Document, Name, Searchable, Tag, Text
from policyarchive.search.registry import register

# Names of countries beside those of the page, by which people look for them.
OTHER_NAMES = {
    "CZ": ("체코공화국", "Czech Republic"),
    "DE": ("서독",),
    "GB": ("UK", "Great Britain", "Britain", "England", "영국연합왕국"),
    "MN": ("몽골", "몽골리아"),
    "NL": ("Holland", "화란"),
    "RU": ("Russia", "러시아연방"),
    "TH": ("태국", "타이"),
    "TR": ("튀르키예", "터키", "Turkey", "Türkiye"),
    "TW": ("Taiwan", "대만"),
    "US": ("USA", "US", "United States", "America", "미합중국"),
    "VN": ("Vietnam", "월남"),
}


def agreement_texts(agreement: Agreement) -> dict[str, Text]:
    return _texts(agreement, "title", "summary")


def agreement_document(agreement: Agreement) -> Document:
    parties = list(agreement.parties.all())
    bodies = [getattr(party, column("body", code)) or "" for party in parties for code in language_codes()]
    places = [getattr(agreement, column("place", code)) or "" for code in language_codes()]
    return Document(
        key=agreement.pk,
        texts=agreement_texts(agreement),
        tags=[
            *(Tag("city", party.city_id) for party in parties if party.city_id),
            *(Tag("area", link.area_id) for link in agreement.area_links.all()),
        ],
        besides="\n".join(filter(None, [*bodies, *places, *_signatories(parties)])),
        date=agreement.signed_earliest,
        dated=agreement.signed_on.isoformat() if agreement.signed_on else "",
    )


def named_texts(row: City | CooperationArea) -> dict[str, Text]:
    return _texts(row, "name", "description")


def city_document(city: City) -> Document:
    return Document(
        key=city.pk,
        texts=named_texts(city),
        tags=[Tag("city", city.pk)],
        besides="\n".join([city.other_names, *_names_of_country(city.country)]),
    )


def area_document(area: CooperationArea) -> Document:
    return Document(
        key=area.pk, texts=named_texts(area), tags=[Tag("area", area.pk)], besides=area.other_names
    )


def city_names() -> Iterator[Name]:
    return (_name("city", city) for city in City.objects.order_by("pk"))


def country_names() -> Iterator[Name]:
    """Yield each country with partner cities, for which its name stands. At home that would be everything."""
    cities: dict[str, list[Tag]] = {}
    for city in City.objects.filter(is_home=False).order_by("pk"):
        cities.setdefault(str(city.country), []).append(Tag("city", city.pk))
    for code, tags in cities.items():
        names = dict(zip(language_codes(), _names_of_country(Country(code)), strict=True))
        yield Name("country", Country(code).numeric or 0, names, OTHER_NAMES.get(code, ()), tuple(tags))


def area_names() -> Iterator[Name]:
    return (_name("area", area) for area in CooperationArea.objects.order_by("pk"))


def _texts(row, title: str, *bodies: str) -> dict[str, Text]:
    found = {}
    for code in language_codes():
        if name := getattr(row, column(title, code)):
            parts = [getattr(row, column(body, code)) for body in bodies]
            found[code] = Text(name, "\n".join(filter(None, parts)))
    return found


def _signatories(parties: list) -> Iterator[str]:
    for party in parties:
        for person in party.signatories.all():
            yield from (getattr(person, column("name", code)) or "" for code in language_codes())


def _names_of_country(country) -> Iterator[str]:
    for code in language_codes():
        with override(code):
            yield str(country.name)


def _name(kind: str, row: City | CooperationArea) -> Name:
    main = {code: getattr(row, column("name", code)) or "" for code in language_codes()}
    others = tuple(name.strip() for name in row.other_names.splitlines() if name.strip())
    return Name(kind, row.pk, main, others)


register(
    Searchable(
        kind=AGREEMENTS.kind,
        model=Agreement,
        public=Agreement.objects.published,
        hidden=Agreement.objects.not_published,
        rows=lambda: Agreement.objects.filter(copy_of=None).prefetch_related(
            "parties__signatories", "area_links"
        ),
        document=agreement_document,
        texts=agreement_texts,
        address=AGREEMENTS.address,
        date="signed_on",
    )
)
register(
    Searchable(
        kind=CITIES.kind,
        model=City,
        public=City.objects.all,
        hidden=None,
        rows=City.objects.all,
        document=city_document,
        texts=named_texts,
        address=CITIES.address,
        names=lambda: chain(city_names(), country_names()),
    )
)
register(
    Searchable(
        kind=AREAS.kind,
        model=CooperationArea,
        public=CooperationArea.objects.all,
        hidden=None,
        rows=CooperationArea.objects.all,
        document=area_document,
        texts=named_texts,
        address=AREAS.address,
        names=area_names,
    )
)
