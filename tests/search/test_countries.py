"""The name of a country finds what its cities are about."""

import pytest
from django.core.management import call_command
from django.db import transaction

from policyarchive.search.results.suggestions import suggest
from tests.factories import make_agreement, make_city, make_home, make_post
from tests.search.asking import announced, found

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def world():
    home = announced(make_home(name_ko="서울", name_en="Seoul"))
    london = announced(make_city("london", name_ko="런던", name_en="London", country="GB"))
    ankara = announced(make_city("ankara", name_ko="앙카라", name_en="Ankara", country="TR"))
    announced(make_agreement("seoul-london", cities=[home, london], title_ko="공유 협정", title_en="Sharing"))
    post = make_post(title_ko="공유 도시", title_en=None)
    post.cities.add(london)
    announced(post)
    elsewhere = make_post(title_ko="자매 도시 축제", title_en=None)
    elsewhere.cities.add(ankara, home)
    announced(elsewhere)


@pytest.mark.parametrize("typed", ["영국", "영국과", "United Kingdom", "UK", "영국 공유", "공유 영국"])
def test_posts_and_agreements_of_its_cities_are_found_by_a_country(client, typed):
    kinds = {kind for kind, _key in found(client, typed)}
    assert {"news", "agreement"} <= kinds


@pytest.mark.parametrize("typed", ["터키", "튀르키예", "Turkey"])
def test_a_country_has_its_former_name_too(client, typed):
    assert [kind for kind, _key in found(client, typed, kind="news")] == ["news"]


@pytest.mark.parametrize("typed", ["대한민국", "Korea"])
def test_the_country_of_the_city_at_home_does_not_stand_for_everything(client, typed):
    assert [kind for kind, _key in found(client, typed) if kind == "news"] == []


def test_a_country_is_known_by_its_new_name_as_soon_as_a_city_has_it(client):
    make_city("paris", name_ko="파리", name_en="Paris", country="FR")
    call_command("reindex", verbosity=0)
    assert [one.text for one in suggest("프랑", language="ko")] == ["프랑스"]


def test_names_read_in_a_transaction_that_was_rolled_back_are_forgotten(client):
    with transaction.atomic():
        announced(make_city("lima", name_ko="리마", name_en="Lima", country="PE"))
        assert [one.text for one in suggest("리마", language="ko")] == ["리마"]
        transaction.set_rollback(True)
    announced(make_city("oslo", name_ko="오슬로", name_en="Oslo", country="NO"))
    assert suggest("리마", language="ko") == []
    assert [one.text for one in suggest("오슬로", language="ko")] == ["오슬로"]
