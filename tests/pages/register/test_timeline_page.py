import pytest

from agreements.models import Agreement
from policyarchive.pages.register.ties import ties_of
from policyarchive.pages.register.timeline_page import timeline_context, years_of
from tests.factories import make_agreement, make_city, make_home

pytestmark = pytest.mark.django_db


def context():
    return timeline_context(ties_of(Agreement.objects.published()), None)


def test_years_run_down_and_say_how_long_nothing_was_signed():
    for n, signed in enumerate(["1971", "1972", "1974", "1978", "1985", None]):
        make_agreement(f"pact-{n}", signed=signed)
    years = years_of(list(Agreement.objects.newest_first()))
    assert [(year.year, year.gap) for year in years] == [
        (1971, 0),
        (1972, 0),
        (1974, 1),
        (1978, 2),
        (1985, 3),
        (None, 0),
    ]


def test_a_year_has_its_signings_the_earliest_first():
    for slug, signed in [("b", "2017-05"), ("a", "2017-01-02"), ("c", "2017-12-31")]:
        make_agreement(slug, signed=signed)
    year = years_of(list(Agreement.objects.newest_first()))[0]
    assert [entry.agreement.slug for entry in year.entries] == ["a", "b", "c"]


def test_no_agreement_is_no_year():
    assert years_of([]) == []


def test_few_partners_are_one_drawing_and_many_one_for_each_region(monkeypatch):
    home = make_home()
    for n in range(3):
        make_agreement(cities=[home, make_city(f"city-c{n}", region=["asia", "europe", "europe"][n])])
    assert [(one.label, one.partner_count) for one in context()["folded"]] == [("", 3)]
    monkeypatch.setattr("policyarchive.pages.register.timeline_page.MOST_ROWS", 2)
    assert [one.partner_count for one in context()["folded"]] == [1, 2]
    assert all(one.label for one in context()["folded"])


def test_the_legend_names_the_kinds_that_are_shown():
    make_agreement(kind="mou")
    assert len(context()["legend"]) == 1
