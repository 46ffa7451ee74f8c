import pytest

from policyarchive.legacy.matching import Register, folded, names_of, unaccented
from tests.factories import make_area, make_city, make_home

pytestmark = pytest.mark.django_db


@pytest.fixture
def register():
    make_area("arts-culture", name_ko="문화·예술", name_en="Arts & Culture", other_names="Arts and culture")
    make_area("e-government", name_ko="전자정부", name_en="e-Government")
    make_home(other_names="首尔")
    make_city("london", name_ko="런던", name_en="London")
    make_city("new-york", name_ko="뉴욕", name_en="New York", other_names="New York City\nNY")
    make_city("sao-paulo", name_ko="상파울루", name_en="São Paulo")
    make_city("paris", name_ko="파리", name_en="Paris")
    return Register.load()


def slugs(rows):
    return [row.slug for row in rows]


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("Arts & Culture", "arts&culture"),
        ("문화‧예술", "문화·예술"),
        ("문화ㆍ예술", "문화예술"),
        ("e\u2011Government", "E-Government"),
        ("Ｓｍａｒｔ　ｃｉｔｙ", "smart city"),
    ],
)
def test_names_are_the_same_whatever_case_spaces_dots_and_hyphens(name, same):
    assert folded(name) == folded(same)


def test_two_names_stay_two():
    assert folded("Smart city") != folded("Smart cities")


def test_areas_keep_the_order_of_the_text_and_stand_once(register):
    items = ["e\u2011government", "Smog", "문화‧예술", "ARTS AND  CULTURE"]
    assert slugs(register.areas_of(items)) == ["e-government", "arts-culture"]


def test_an_item_that_only_holds_an_areas_name_is_none(register):
    assert register.areas_of(["e-Government forum", "문화·예술 교류"]) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Seoul and London met", ["seoul", "london"]),
        ("London, then SEOUL, then London", ["london", "seoul"]),
        ("서울시장은 런던시청에서 파리와의 협력을 말했다", ["seoul", "london", "paris"]),
        ("서울특별시와 뉴욕시가 만났다", ["seoul", "new-york"]),
        ("New York City, not York", ["new-york"]),
        ("Sao Paulo, São Paulo and SÃO PAULO", ["sao-paulo"]),
        ("首尔市与伦敦", ["seoul"]),
        ("A Londoner in Parisian streets of Seoulites", []),
        ("파리바게트와 런던브리지", []),
        ("NY and ny", []),
        ("", []),
    ],
)
def test_cities_are_found_as_whole_words_with_their_particles(register, text, found):
    assert slugs(register.cities_in(text)) == found


def test_an_empty_register_finds_nothing():
    register = Register.load()
    assert (register.areas_of(["관광"]), register.cities_in("서울 Seoul 首尔")) == ([], [])


def test_the_names_of_a_row_are_those_in_each_language_and_the_others():
    city = make_city("bern", name_ko="베른", name_en=None, other_names="Berne\n\n Berna ")
    assert names_of(city) == ["베른", "Berne", "Berna"]


def test_letters_without_a_plain_one_stay():
    assert unaccented("Málaga 서울 Москва") == "Malaga 서울 Москва"


@pytest.mark.parametrize("count", [1, 3])
def test_the_register_is_read_in_two_queries(count, django_assert_num_queries):
    for _ in range(count):
        make_area()
        make_city()
    with django_assert_num_queries(2):
        Register.load()
