import pytest
from django.core.exceptions import ValidationError

from news.models import Category
from policyarchive.legacy.categories import Categories
from tests.factories import make_category

pytestmark = pytest.mark.django_db


def find_or_make(name):
    return Categories().find_or_make(name)


def test_no_name_is_no_category():
    assert find_or_make("") is None
    assert not Category.objects.exists()


@pytest.mark.parametrize("name", ["Seoul's News", "Seoul’s  news", "SEOUL`S NEWS", "서울 소식"])
def test_a_category_is_found_by_its_name_in_any_language(name):
    known = make_category("seouls-news", name_ko="서울 소식", name_en="Seoul's News")
    assert find_or_make(name) == known
    assert Category.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "slug", "name_ko", "name_en"),
    [
        ("City News", "city-news", None, "City News"),
        ("도시 소식", "category-1", "도시 소식", None),
        ("Politique de la ville", "politique-de-la-ville", None, "Politique de la ville"),
        ("!!!", "category-1", None, "!!!"),
    ],
)
def test_a_new_category_has_its_name_in_its_language_and_an_address(name, slug, name_ko, name_en):
    made = find_or_make(name)
    assert (made.slug, made.name_ko, made.name_en) == (slug, name_ko, name_en)
    assert find_or_make(name) == made


def test_an_address_in_use_is_not_given_again():
    make_category("city-news", name_ko="다른 것", name_en="Other")
    make_category("category-3", name_ko="또 다른 것", name_en="Another")
    assert find_or_make("City news").slug == "city-news-2"
    assert find_or_make("도시 소식").slug == "category-4"


def test_a_name_that_is_too_long_is_refused_by_its_column():
    with pytest.raises(ValidationError) as refused:
        find_or_make("a" * 81)
    assert list(refused.value.message_dict) == ["name", "name_en"]


def test_a_category_is_read_once_in_a_run(django_assert_num_queries):
    known, categories = make_category(name_ko="서울 소식"), Categories()
    categories.find_or_make("서울 소식")
    with django_assert_num_queries(0):
        assert categories.find_or_make("서울  소식") == known


def test_a_category_that_was_made_and_taken_back_is_made_again():
    categories = Categories()
    categories.find_or_make("서울 소식").delete()
    assert categories.find_or_make("서울 소식") == Category.objects.get()
