import datetime

import pytest
from django.core.exceptions import ValidationError

from news.actions import add_post, count_views, store_post, take_number
from news.models import Post, PostArea
from policyarchive.library.models import Mention
from policyarchive.publishing.links import replace_links
from tests.factories import make_agreement, make_area, make_city, make_image, make_post
from tests.statements import statements

pytestmark = pytest.mark.django_db
COLUMNS = {"title_ko": "가", "original_language": "ko", "posted_on": datetime.date(2017, 4, 12)}


def test_a_post_is_created_once_and_then_found_by_its_reference():
    first = store_post("a", by=None, columns=COLUMNS)
    second = store_post("a", by=None, columns=COLUMNS)
    assert (first.outcome, second.outcome) == ("created", "unchanged")
    assert Post.objects.count() == 1


@pytest.mark.parametrize("count", [0, 1, 3])
def test_a_new_post_is_written_and_not_read_back(count):
    take_number()
    areas, cities = [make_area() for _ in range(count)], [make_city() for _ in range(count)]
    with statements() as executed:
        store_post("a", by=None, columns=COLUMNS, relations={"areas": areas, "cities": cities})
    assert executed == [
        "SELECT news_post",
        "UPDATE news_postcounter",
        "SELECT news_postcounter",
        "INSERT news_post",
        *(["INSERT news_postarea", "INSERT news_post_cities"] if count else []),
        "INSERT publishing_revision",
        "INSERT publishing_logentry",
    ]


def test_a_post_that_was_added_tells_its_links_as_they_are_now():
    air, mud = make_area(), make_area()
    post = add_post("a", by=None, columns=COLUMNS, relations={"areas": [air], "cities": [make_city()]})
    post.cities.clear()
    PostArea.objects.create(post=post, area=mud, position=2)
    assert (post.ordered_areas, list(post.cities.all())) == ([air, mud], [])


def test_a_picture_that_a_new_post_names_is_known_to_be_used():
    image = make_image()
    figure = f'<figure><img data-file="{image.pk}" alt="다리" src="/pictures/{image.pk}/"></figure>'
    post = add_post("a", by=None, columns=COLUMNS | {"body_ko": figure})
    assert [mention.item_id for mention in Mention.objects.filter(image=image)] == [post.pk]


def test_what_differs_is_written_and_the_number_stays():
    first = store_post("a", by=None, columns=COLUMNS)
    second = store_post("a", by=None, columns=COLUMNS | {"title_ko": "나"})
    assert second.outcome == "updated"
    assert Post.objects.get().title_ko == "나"
    assert second.post.number == first.post.number


def test_what_is_not_named_stays_as_it_is():
    store_post("a", by=None, columns=COLUMNS | {"byline": "ssunha"})
    store_post("a", by=None, columns={"title_ko": "나"})
    assert Post.objects.get().byline == "ssunha"


def test_relations_are_laid_down_in_order_and_compared():
    air, mud = make_area("air", order=1), make_area("mud", order=2)
    city, agreement = make_city(), make_agreement()
    relations = {"areas": [mud, air], "cities": [city], "agreements": [agreement]}
    post = store_post("a", by=None, columns=COLUMNS, relations=relations).post
    assert post.ordered_areas == [mud, air]
    assert store_post("a", by=None, columns={}, relations=relations).outcome == "unchanged"
    assert store_post("a", by=None, columns={}, relations={"areas": [air, mud]}).outcome == "updated"
    assert store_post("a", by=None, columns={}, relations={"cities": []}).outcome == "updated"


def test_a_body_is_sanitised_on_the_way_in():
    post = store_post(
        "a", by=None, columns=COLUMNS | {"body_ko": "<p onclick=x>가<script>x</script></p>"}
    ).post
    assert post.body_ko == "<p>가</p>"


@pytest.mark.parametrize(
    "columns", [{"title_ko": "가" * 301}, {"stage": "public"}, {"licence": "free"}, {"byline": "a\0b"}]
)
def test_a_value_that_a_column_cannot_hold_is_named(columns):
    with pytest.raises(ValidationError) as refused:
        store_post("a", by=None, columns=COLUMNS | columns)
    assert list(refused.value.message_dict) == list(columns)
    assert not Post.objects.exists()


def test_numbers_count_up_and_are_never_given_twice():
    first = take_number()
    wanted = take_number(first + 10)
    assert (wanted, take_number()) == (first + 10, first + 11)


def test_a_number_below_the_last_one_does_not_set_the_count_back():
    last = take_number(50)
    take_number(7)
    assert take_number() == last + 1


def test_the_number_of_another_post_is_refused():
    post = make_post(ref="another")
    with pytest.raises(ValidationError):
        store_post("a", by=None, columns=COLUMNS, number=post.number)


def test_a_number_never_changes():
    post = store_post("a", by=None, columns=COLUMNS).post
    with pytest.raises(ValidationError):
        store_post("a", by=None, columns=COLUMNS, number=post.number + 1)


def test_a_post_without_a_reference_is_adopted_by_its_number():
    post = make_post(title_ko="가")
    stored = store_post("post/1", by=None, columns={}, number=post.number)
    assert (stored.post.pk, stored.outcome) == (post.pk, "updated")


def test_views_are_added_to_what_visitors_can_read():
    many, few, hidden = make_post(views=5), make_post(), make_post(stage="draft")
    count_views({many.number: 2, few.number: 1, hidden.number: 2, 999_999: 1})
    assert [Post.objects.get(pk=row.pk).views for row in (many, few, hidden)] == [7, 1, 0]


def test_laying_down_areas_replaces_what_was_there():
    air, mud = make_area(), make_area()
    post = make_post(areas=[air])
    replace_links(post, "area_links", [mud, air])
    assert Post.objects.get().ordered_areas == [mud, air]
