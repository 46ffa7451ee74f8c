import pytest
from django.core.exceptions import ValidationError

from agreements.models import Agreement, City, CooperationArea
from policyarchive.lib.language.fuzzydate import FuzzyDate
from tests.factories import make_agreement, make_area, make_city, make_home, relate

pytestmark = pytest.mark.django_db


def slugs(rows):
    return [row.slug for row in rows]


@pytest.mark.parametrize("text", ["2017-04-03", "2015-12", "1971"])
def test_the_signed_date_is_kept_with_its_precision(text):
    agreement = make_agreement(signed=text)
    agreement.refresh_from_db()
    assert agreement.signed_on == FuzzyDate.parse(text)


def test_an_unknown_date_is_none():
    assert make_agreement(signed=None).signed_on is None


def test_hidden_agreements_are_not_published():
    make_agreement("hidden", stage="draft")
    make_agreement("shown")
    assert slugs(Agreement.objects.published()) == ["shown"]


def test_dates_of_three_precisions_sort_together():
    for slug, signed in [("day", "2017-01-01"), ("year", "2017"), ("month", "2017-01"), ("none", None)]:
        make_agreement(slug, signed=signed)
    assert slugs(Agreement.objects.oldest_first()) == ["year", "month", "day", "none"]
    assert slugs(Agreement.objects.newest_first()) == ["day", "month", "year", "none"]


def test_a_year_holds_every_agreement_that_may_have_been_signed_in_it():
    make_agreement("month", signed="2015-12")
    make_agreement("year", signed="2015")
    make_agreement("later", signed="2016-01-01")
    assert sorted(slugs(Agreement.objects.signed_in(2015))) == ["month", "year"]


def test_the_region_is_that_of_the_partner():
    seoul, london, tokyo = make_home(), make_city("london"), make_city("tokyo", region="asia")
    make_agreement("seoul-london", cities=[seoul, london])
    make_agreement("seoul-tokyo", cities=[seoul, tokyo])
    assert slugs(Agreement.objects.in_region("asia")) == ["seoul-tokyo"]
    assert slugs(Agreement.objects.in_region("europe")) == ["seoul-london"]


def test_the_areas_keep_the_order_of_the_text():
    areas = [make_area("zoo", order=3), make_area("air", order=1), make_area("mud", order=2)]
    assert make_agreement(areas=areas).ordered_areas == areas


def test_a_chain_holds_all_agreements_with_the_partner_in_the_order_of_time():
    seoul, london, paris = make_home(), make_city("london"), make_city("paris")
    later = make_agreement("later", signed="2017-04-03", cities=[seoul, london])
    make_agreement("earlier", signed="2015-12", cities=[seoul, london])
    make_agreement("other", signed="1991", cities=[seoul, paris])
    assert slugs(Agreement.objects.published().chain_of(later)) == ["earlier", "later"]


def test_relations_to_hidden_agreements_are_left_out():
    shown, hidden = make_agreement("shown"), make_agreement("hidden", stage="draft")
    relate(hidden, "follows_up", shown)
    relate(shown, "renews", hidden)
    row = Agreement.objects.published().with_relations().get()
    assert (row.public_relations, row.public_inverse_relations) == ([], [])


def test_counts_are_of_the_given_agreements_only():
    city, area = make_city("london"), make_area("air")
    make_agreement(cities=[city], areas=[area])
    make_agreement(cities=[city], areas=[area], stage="draft")
    public = Agreement.objects.published()
    assert City.objects.with_agreements(public).get(slug="london").agreement_count == 1
    assert CooperationArea.objects.with_agreements(public).get(slug="air").agreement_count == 1


def test_areas_of_a_city_are_those_named_most_often_first():
    air, mud = make_area("air", order=1), make_area("mud", order=2)
    make_area("unnamed")
    make_agreement(areas=[air, mud])
    make_agreement(areas=[mud])
    named = CooperationArea.objects.named_in(Agreement.objects.published())
    assert [(area.slug, area.times_named) for area in named] == [("mud", 2), ("air", 1)]


def test_cities_go_by_region_in_the_order_of_the_choices_then_by_name():
    make_city("cairo", region="africa", name_en="Cairo")
    make_city("wellington", region="oceania", name_en="Wellington")
    make_city("tokyo", region="asia", name_en="Tokyo")
    make_city("beijing", region="asia", name_en="Beijing")
    assert slugs(City.objects.by_region("en")) == ["beijing", "tokyo", "cairo", "wellington"]


def test_relations_may_not_go_in_a_circle():
    first, second, third = make_agreement(), make_agreement(), make_agreement()
    relate(second, "follows_up", first)
    relate(third, "renews", second)
    relation = relate(first, "amends", third)
    with pytest.raises(ValidationError):
        relation.clean()


def test_two_papers_may_follow_up_the_same_one():
    first, second, third = make_agreement(), make_agreement(), make_agreement()
    relate(second, "follows_up", first)
    relate(third, "follows_up", first).clean()
    relate(third, "renews", second).clean()


def test_signings_are_counted_by_year(django_assert_num_queries):
    seoul, london = make_home(), make_city("london")
    for signed in ("2017-04-03", "2017-12", "1971", None):
        make_agreement(signed=signed, cities=[seoul, london])
    with django_assert_num_queries(1):
        assert Agreement.objects.in_region("europe").signings_by_year() == {1971: 1, 2017: 2}
    assert Agreement.objects.none().signings_by_year() == {}
