"""From the demo tables to rows of the register. What is there already stays as it is."""

import csv
from collections.abc import Iterator
from functools import partial
from operator import itemgetter
from pathlib import Path

from django.utils import timezone

from agreements.models import (
    Agreement,
    AgreementArea,
    AgreementRelation,
    City,
    CooperationArea,
    Party,
    Signatory,
    Source,
)
from news.models import Category
from policyarchive.lib.language.fuzzydate import FuzzyDate
from policyarchive.publishing.actions import save, save_plain
from policyarchive.publishing.models import Stage
from policyarchive.publishing.models.revision import Occasion

DATA = Path(__file__).parent / "data"


def load_cities() -> None:
    for row in _new_rows("cities.csv", City):
        texts = _columns(row, "slug", "name_ko", "name_en", "description_ko", "description_en", "region")
        city = City(
            **texts,
            other_names=row["other_names"].replace(" | ", "\n"),
            country=row["country_code"],
            latitude=row["latitude"],
            longitude=row["longitude"],
            is_home=row["is_home"] == "yes" and not City.objects.home().exists(),
        )
        save_plain(city, by=None)


def load_areas() -> None:
    for place, row in enumerate(_rows("areas.csv"), 1):
        if CooperationArea.objects.named(row["slug"]):
            continue
        texts = _columns(row, "slug", "name_ko", "name_en", "description_ko", "description_en")
        names = row["other_names"].replace(" | ", "\n")
        save_plain(CooperationArea(**texts, other_names=names, order=place), by=None)


def load_categories() -> None:
    for row in _new_rows("categories.csv", Category):
        save_plain(Category(**_columns(row, "slug", "name_ko", "name_en", "order")), by=None)


def load_agreements() -> None:
    """Create the agreements that are missing, the earlier ones first: to them the others are related."""
    for row in sorted(_new_rows("agreements.csv", Agreement), key=itemgetter("signed_on")):
        agreement = _agreement(row)
        save(agreement, by=None, occasion=Occasion.IMPORTED, rows=partial(_add_rows, agreement, row))


def _agreement(row: dict[str, str]) -> Agreement:
    agreement = Agreement(
        stage=Stage.LIVE,
        first_published_at=timezone.now(),
        **_columns(row, "slug", "title_ko", "title_en", "kind", "place_ko", "place_en"),
        **_columns(row, "summary_ko", "summary_en"),
        note_ko=row["status_note_ko"],
        note_en=row["status_note_en"],
        expires_on=row["expires_on"] or None,
    )
    agreement.signed_on = FuzzyDate.parse(row["signed_on"])
    return agreement


def _add_rows(agreement: Agreement, row: dict[str, str]) -> None:
    _add_parties(agreement, row)
    _add_areas(agreement, row["areas"])
    Source.objects.create(
        agreement=agreement,
        url=row["source_url"],
        fact_ko=row["source_fact_ko"],
        fact_en=row["source_fact_en"],
        stated_date=row["source_signed_on"],
    )
    if row["relation_kind"]:
        earlier = Agreement.objects.named(row["relation_to"])
        AgreementRelation.objects.create(
            from_agreement=agreement, kind=row["relation_kind"], to_agreement=earlier
        )


def _add_parties(agreement: Agreement, row: dict[str, str]) -> None:
    partner = City.objects.get(name_en=row["counterpart_city_en"])
    sides = [(City.objects.named("seoul"), "seoul"), (partner, "counterpart")]
    for position, (city, side) in enumerate(sides, 1):
        party = Party.objects.create(agreement=agreement, city=city, position=position)
        if row[f"signatory_{side}"]:
            Signatory.objects.create(
                party=party,
                name_en=row[f"signatory_{side}"],
                name_ko=row[f"signatory_{side}_ko"],
                office_en=row[f"office_{side}_en"],
                office_ko=row[f"office_{side}_ko"],
            )


def _add_areas(agreement: Agreement, slugs: str) -> None:
    for position, slug in enumerate(filter(None, slugs.split(";")), 1):
        area = CooperationArea.objects.named(slug)
        AgreementArea.objects.create(agreement=agreement, area=area, position=position)


def _new_rows(file: str, model) -> Iterator[dict[str, str]]:
    there = model.objects.by_slug()  # those that an administrator renamed included
    return (row for row in _rows(file) if row["slug"] not in there)


def _rows(file: str) -> list[dict[str, str]]:
    with (DATA / file).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def _columns(row: dict[str, str], *names: str) -> dict[str, str]:
    return {name: row[name] for name in names}
