"""A compiled question answers what its queryset does, whatever is in the database."""

import datetime

import pytest
from django.db import connection
from django.utils.translation import override
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as some

from agreements.models import City
from news.models import Post
from policyarchive.lib.data.compiled import Compiled
from policyarchive.pages.languages import page_language
from tests.factories import make_category, make_city, make_post

pytestmark = pytest.mark.django_db

of_number = Compiled(
    lambda number: Post.objects.readable().select_related("category").with_marks().filter(number=number),
    number=int,
)
since = Compiled(
    lambda day, number: (
        Post.objects.published()
        .filter(posted_on__gte=day, number__gt=number)
        .newest_first()
        .rewrite(False)  # modeltranslation would ask for the columns in any order
        .values_list("number", "title_ko", "posted_on", "pinned_from", "has_ai_mark")
    ),
    day=datetime.date,
    number=int,
)
by_name = Compiled(
    lambda: City.objects.by_name(page_language()).rewrite(False).values_list("slug", flat=False)
)
few = hypothesis_settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])


def column_values(post):
    columns = {field.attname: getattr(post, field.attname) for field in Post._meta.concrete_fields}
    return columns | {"has_attachments": post.has_attachments, "category": post.category}


@few
@given(texts=some.lists(some.text(some.characters(codec="utf-8", exclude_categories=["C"])), max_size=4))
def test_objects_are_those_of_the_queryset(db, texts):
    Post.objects.all().delete()
    for text in texts:
        make_post(
            title_ko=f"글 {text[:200]}", summary_en=text, category=make_category() if len(text) % 2 else None
        )
    for number in [*Post.objects.values_list("number", flat=True), 0]:
        compiled, ordinary = of_number.first(number=number), of_number.queryset(number=number).first()
        assert compiled == ordinary
        assert compiled is None or column_values(compiled) == column_values(ordinary)


@few
@given(
    days=some.lists(some.dates(datetime.date(2000, 1, 1), datetime.date(2030, 1, 1)), max_size=5),
    data=some.data(),
)
def test_rows_are_those_of_the_queryset(db, days, data):
    Post.objects.all().delete()
    for day in days:
        make_post(posted_on=day, pinned_from=day)
    asked = {"day": data.draw(some.sampled_from([*days, datetime.date(2015, 5, 5)])), "number": 1}
    whole = list(since.queryset(**asked))
    assert since.rows(**asked) == whole
    assert since.rows(**asked, first=1, count=2) == whole[1:3]


def test_each_language_has_its_own_order():
    make_city("london", name_ko="런던", name_en="London")
    make_city("paris", name_ko="가나", name_en="Paris")
    orders = []
    for language in ("ko", "en", "ko"):
        with override(language):
            orders.append([slug for (slug,) in by_name.rows()])
            assert orders[-1] == [slug for (slug,) in by_name.queryset()]
    assert orders == [["paris", "london"], ["london", "paris"], ["paris", "london"]]


def test_who_listens_to_the_connection_hears_the_question():
    heard = []

    def listen(execute, sql, parameters, many, context):
        heard.append((sql, parameters))
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(listen):
        of_number.first(number=7)
    assert len(heard) == 1
    assert 7 in heard[0][1]


def test_a_number_that_no_database_takes_finds_nothing():
    assert of_number.first(number=10**30) is None
    assert since.rows(day=datetime.date(2000, 1, 1), number=10**30, count=3) == []


def test_a_value_that_does_not_reach_the_sql_as_it_is_is_refused():
    with pytest.raises(ValueError, match="reaches the SQL"):
        Compiled(lambda number: Post.objects.filter(number=number + 1), number=int).rows(number=1)


def test_a_question_for_values_makes_no_objects():
    with pytest.raises(TypeError, match="values"):
        by_name.objects()
