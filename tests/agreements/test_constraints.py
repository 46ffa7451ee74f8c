"""Every constraint of the register, broken once."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from agreements.models import (
    Agreement,
    AgreementArea,
    AgreementRelation,
    City,
    CooperationArea,
    Party,
    Signatory,
)
from agreements.slugs import RESERVED
from tests.factories import make_agreement, make_area, make_city, make_home, relate

pytestmark = pytest.mark.django_db
DAY = datetime.date(2017, 4, 3)


def refused(name):
    return pytest.raises(IntegrityError, match=name)


def breaking(create):
    with transaction.atomic():
        create()


def test_only_one_city_is_home():
    make_home()
    other = make_city("busan")
    with refused("city_only_one_is_home|city.is_home"):
        breaking(lambda: City.objects.filter(pk=other.pk).update(is_home=True))


def test_a_city_has_a_name_in_some_language():
    city = make_city(name_en=None)
    with refused("city_has_a_name"):
        breaking(lambda: City.objects.filter(pk=city.pk).update(name_ko=""))


@pytest.mark.parametrize("place", [{"latitude": 91, "longitude": 0}, {"latitude": 0, "longitude": 181}])
def test_a_city_lies_on_earth(place):
    city = make_city()
    with refused("city_lies_on_earth"):
        breaking(lambda: City.objects.filter(pk=city.pk).update(**place))


def test_an_area_has_a_name():
    with refused("cooperationarea_has_a_name"):
        breaking(lambda: CooperationArea.objects.create(slug="x"))


@pytest.mark.parametrize(
    "columns",
    [
        {"signed_earliest": None},
        {"signed_latest": DAY + datetime.timedelta(days=1)},
        {"signed_precision": "month"},
        {"signed_precision": ""},
    ],
)
def test_the_signed_date_fits_its_precision(columns):
    agreement = make_agreement(signed="2017-04-03")
    with refused("agreement_signed_date_fits_its_precision"):
        breaking(lambda: Agreement.objects.filter(pk=agreement.pk).update(**columns))


def test_a_live_agreement_has_a_title():
    with refused("agreement_live_has_a_title"):
        breaking(lambda: make_agreement(title_ko="", title_en=None))


def test_a_draft_may_still_lack_its_title():
    assert make_agreement(stage="draft", title_ko="", title_en="").pk


def test_a_stage_is_a_known_one():
    agreement = make_agreement()
    with refused("agreements_agreement_stage_is_known"):
        breaking(lambda: Agreement.objects.filter(pk=agreement.pk).update(stage="public"))


def test_an_agreement_expires_after_it_takes_effect():
    with refused("agreement_expires_after_it_takes_effect"):
        breaking(lambda: make_agreement(effective_on=DAY, expires_on=DAY - datetime.timedelta(days=1)))


def test_an_area_is_named_once():
    area = make_area()
    agreement = make_agreement(areas=[area])
    with refused("agreementarea_named_once|agreementarea.agreement_id"):
        breaking(lambda: AgreementArea.objects.create(agreement=agreement, area=area))


def test_a_city_is_bound_once():
    city = make_city()
    agreement = make_agreement(cities=[city])
    with refused("party_city_bound_once|party.agreement_id"):
        breaking(lambda: Party.objects.create(agreement=agreement, city=city))


def test_a_party_is_a_city_or_a_body():
    agreement = make_agreement()
    with refused("party_is_a_city_or_a_body"):
        breaking(lambda: Party.objects.create(agreement=agreement))


def test_a_signatory_has_a_name():
    party = Party.objects.create(agreement=make_agreement(), body_en="Council")
    with refused("signatory_has_a_name"):
        breaking(lambda: Signatory.objects.create(party=party))


def test_a_relation_is_stated_once():
    earlier, later = make_agreement(), make_agreement()
    relate(later, "follows_up", earlier)
    with refused("agreementrelation_stated_once|agreementrelation.from_agreement_id"):
        breaking(lambda: relate(later, "follows_up", earlier))


def test_an_agreement_is_not_related_to_itself():
    agreement = make_agreement()
    with refused("agreementrelation_not_to_itself"):
        breaking(lambda: relate(agreement, "renews", agreement))


def test_a_region_is_known():
    city = make_city()
    with refused("city_region_is_known"):
        breaking(lambda: City.objects.filter(pk=city.pk).update(region="moon"))


def test_a_relation_is_of_a_known_kind():
    with refused("agreementrelation_kind_is_known"):
        breaking(lambda: relate(make_agreement(), "mentions", make_agreement()))


def test_every_constraint_of_the_register_is_in_the_list():
    models = [Agreement, AgreementArea, AgreementRelation, City, CooperationArea, Party, Signatory]
    assert sorted(constraint.name for model in models for constraint in model._meta.constraints) == [
        "agreement_days_are_in_the_calendar",
        "agreement_expires_after_it_takes_effect",
        "agreement_identity_is_the_public_rows_alone",
        "agreement_kind_is_known",
        "agreement_live_has_a_title",
        "agreement_signed_date_fits_its_precision",
        "agreement_slug_is_not_a_page_of_the_list",
        "agreement_slug_makes_an_address",
        "agreementarea_named_once",
        "agreementrelation_kind_is_known",
        "agreementrelation_not_to_itself",
        "agreementrelation_stated_once",
        "agreements_agreement_copy_is_never_public",
        "agreements_agreement_only_the_hidden_lead_elsewhere",
        "agreements_agreement_stage_is_known",
        "city_has_a_name",
        "city_lies_on_earth",
        "city_only_one_is_home",
        "city_region_is_known",
        "city_slug_makes_an_address",
        "cooperationarea_has_a_name",
        "cooperationarea_slug_makes_an_address",
        "party_city_bound_once",
        "party_is_a_city_or_a_body",
        "signatory_has_a_name",
    ]


@pytest.mark.parametrize("slug", ["", "a/b", "/"])
@pytest.mark.parametrize(("make", "name"), [(make_city, "city"), (make_area, "cooperationarea")])
def test_an_address_name_makes_an_address(make, name, slug):
    row = make()
    with refused(f"{name}_slug_makes_an_address"):
        breaking(lambda: type(row).objects.filter(pk=row.pk).update(slug=slug))


FIRST, LAST = (
    datetime.datetime(1, 1, 1, tzinfo=datetime.UTC),
    datetime.datetime(9999, 12, 31, 1, tzinfo=datetime.UTC),
)


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("agreement_slug_makes_an_address", {"slug": ""}),
        ("agreement_slug_makes_an_address", {"slug": "a/b"}),
        *(("agreement_slug_is_not_a_page_of_the_list", {"slug": slug}) for slug in RESERVED),
        ("agreement_kind_is_known", {"kind": "xx"}),
        ("agreement_days_are_in_the_calendar", {"first_published_at": FIRST}),
        ("agreement_days_are_in_the_calendar", {"withdrawn_at": LAST}),
    ],
)
def test_an_agreement_that_no_page_could_show_is_refused(name, columns):
    agreement = make_agreement()
    with refused(name):
        breaking(lambda: Agreement.objects.filter(pk=agreement.pk).update(**columns))


def test_the_first_and_the_last_day_of_the_calendar_are_days():
    make_agreement(effective_on=datetime.date.min, expires_on=datetime.date.max)
