import pytest
from django.utils.translation import override

from agreements.models import Agreement, Party
from policyarchive.lib.drawing.picture import MOST_BYTES, picture, picture_file
from policyarchive.pages.register.pictures import locator_of, picture_of, sentence_of
from tests.factories import make_agreement, make_area, make_city, make_home

pytestmark = pytest.mark.django_db
SEOUL = {"latitude": "37.5665", "longitude": "126.978"}
LONDON = {"latitude": "51.5074", "longitude": "-0.1278"}


@pytest.fixture
def home():
    return make_home(**SEOUL)


@pytest.fixture
def london():
    return make_city("london", **LONDON)


def test_an_agreement_shows_its_partner_its_year_and_its_areas(home, london, django_assert_num_queries):
    areas = [make_area("smart-city"), make_area("no-family"), make_area("tourism")]
    make_agreement("a", signed="2015-12", cities=[home, london], areas=areas, kind="mou")
    agreement = Agreement.objects.for_page().get()
    with override("en"), django_assert_num_queries(0):
        made = picture_of(agreement, home)
    assert (made.home.name, made.far.name, made.kind, made.headline) == ("Seoul", "London", "mou", "2015")
    assert made.families == ("smart", "tourism")
    assert len(picture_file(made).encode()) <= MOST_BYTES
    assert sentence_of(made) in picture(made, said=sentence_of(made))


def test_without_a_date_there_is_no_year_and_the_sentence_has_none(home, london):
    with override("en"):
        made = picture_of(make_agreement(signed=None, cities=[home, london]), home)
        assert made.headline == ""
        assert sentence_of(made) == "The line from Seoul to London on the globe"


def test_without_a_city_or_a_home_there_is_no_picture(home, london):
    alone = make_agreement(cities=[home])
    Party.objects.create(agreement=alone, body_ko="유네스코")
    assert picture_of(alone, home) is None
    assert picture_of(make_agreement(cities=[london]), None) is None


def test_a_city_shows_its_distance(home, london):
    with override("en"):
        made = locator_of(london, home, "sister_city")
        assert (made.headline, made.kind) == ("8,857 km", "sister_city")
        assert sentence_of(made) == "The line from Seoul to London on the globe, 8,857 km"


def test_a_city_without_coordinates_has_no_distance_and_home_no_locator(home):
    assert locator_of(make_city("nowhere"), home, "mou").headline == ""
    assert locator_of(home, home, "mou") is None
    assert locator_of(make_city(), None, "mou") is None
