import datetime

import pytest
from django.utils.translation import override

from agreements.models import Agreement, Party
from policyarchive.lib.drawing.geometry.sphere import Place
from policyarchive.lib.drawing.records import Moment
from policyarchive.pages.register.ties import _by_partner, end_of, moment_of, ties_of
from tests.factories import make_agreement, make_city, make_home

pytestmark = pytest.mark.django_db
LONDON = {"latitude": "51.5074", "longitude": "-0.1278"}


def ties(**options):
    return ties_of(Agreement.objects.published(), **options)


def make_agreements(count):
    home = make_home()
    for n in range(count):
        make_agreement(f"pact-{n}", signed=f"20{10 + n}", cities=[home, make_city(f"city-a{n}")])


@pytest.mark.parametrize("count", [1, 3])
def test_four_questions_however_many_there_are(count, django_assert_num_queries):
    make_agreements(count)
    with django_assert_num_queries(4):
        found = ties()
    assert (len(found.ties), len(found.agreements)) == (count, count)


def test_nothing_in_the_register_is_no_tie():
    found = ties()
    assert (found.home, found.ties, found.agreements, found.is_cut) == (None, [], [], False)


def test_a_partner_has_all_its_agreements_and_the_home_city_is_none():
    home, london = make_home(), make_city("london", **LONDON)
    make_agreement("first", signed="2015-12", cities=[home, london], kind="mou")
    make_agreement("later", signed="2017-04-03", cities=[london, home], kind="sister_city")
    with override("en"):
        tie = ties().ties[0]
    assert len(ties().ties) == 1
    assert [agreement.slug for agreement in tie.agreements] == ["later", "first"]
    assert (tie.partner.city.name, tie.partner.said, tie.partner.closest) == (
        "London",
        "London, 2 agreements",
        "sister_city",
    )
    assert tie.partner.city.place == Place(-0.1278, 51.5074)
    assert [paper.said for paper in tie.partner.papers] == [
        "first agreement, December 2015",
        "later agreement, 3 April 2017",
    ]
    assert [home.name for home in tie.partner.homes] == ["Seoul"]


def test_names_are_in_the_readers_language_or_the_one_there_is():
    make_agreement("a", cities=[make_city("paris", name_ko="파리", name_en="")])
    for language in ("ko", "en"):
        with override(language):
            assert ties().ties[0].partner.city.name == "파리"


def test_a_party_that_is_no_city_is_a_partner_without_a_place():
    agreement = make_agreement("a", cities=[make_home()])
    Party.objects.create(agreement=agreement, body_ko="유네스코", body_en="UNESCO")
    with override("ko"):
        tie = ties().ties[0]
    assert (tie.city, tie.partner.city.name, tie.partner.city.place) == (None, "유네스코", None)
    assert tie.partner.city.url == "/ko/agreements/a/"


def test_an_agreement_of_three_cities_is_of_two_partners():
    make_agreement("a", cities=[make_home(), make_city("london"), make_city("paris")])
    assert len(ties().ties) == 2
    assert len(ties().agreements) == 1


def test_partners_stand_by_region_and_name():
    spots = [("나", "europe"), ("가", "europe"), ("다", "asia"), ("라", "oceania")]
    for n, (name, region) in enumerate(spots):
        make_agreement(cities=[make_city(f"city-b{n}", name_ko=name, region=region)])
    with override("ko"):
        assert [tie.partner.city.name for tie in ties().ties] == ["다", "가", "나", "라"]


def test_of_more_agreements_than_are_drawn_the_newest_are():
    make_agreements(3)
    found = ties(most=2)
    assert ([agreement.slug for agreement in found.agreements], found.is_cut) == (["pact-2", "pact-1"], True)
    assert ties(most=3).is_cut is False


@pytest.mark.parametrize(
    ("signed", "moment"),
    [("1971", Moment(1971)), ("2015-12", Moment(2015, 12)), ("2017-04-03", Moment(2017, 4)), (None, None)],
)
def test_a_date_is_drawn_no_more_exactly_than_it_is_known(signed, moment):
    assert moment_of(make_agreement(signed=signed)) == moment


def test_the_earlier_of_two_stated_ends_counts():
    day = datetime.date
    both = make_agreement(expires_on=day(2027, 5, 1), terminated_on=day(2020, 2, 3))
    assert end_of(both) == Moment(2020, 2)
    assert end_of(make_agreement(expires_on=day(2027, 5, 1))) == Moment(2027, 5)
    assert end_of(make_agreement()) is None


def test_a_damaged_row_that_names_nobody_is_no_partner():
    """A constraint forbids it; only a damaged database has one."""
    agreement = make_agreement("a")
    agreement._prefetched_objects_cache = {"parties": [Party(agreement=agreement)]}
    assert list(_by_partner([agreement])) == []
