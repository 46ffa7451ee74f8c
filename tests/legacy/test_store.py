import pytest
from django.core.exceptions import ValidationError

from news.actions import take_number
from news.models import Category, Post
from policyarchive.legacy.categories import Categories
from policyarchive.legacy.matching import Register
from policyarchive.legacy.models import ImportedPage
from policyarchive.legacy.options import Options
from policyarchive.legacy.reader.page import parse
from policyarchive.legacy.store import match_page, ref_of, store_page
from policyarchive.publishing.links import replace_links
from tests.factories import make_area, make_category, make_city, make_post
from tests.legacy.samples import board_page
from tests.statements import statements

pytestmark = pytest.mark.django_db
BODY = "런던시와 ▴관광 ▴교통 등을 함께 한다."


@pytest.fixture
def register():
    make_city("london", name_ko="런던", name_en="London")
    make_area("transport", name_ko="교통", name_en="Transport")
    make_area("tourism", name_ko="관광", name_en="Tourism")


def reading(**page):
    return match_page(parse(board_page(**{"body": BODY} | page)), Register.load())


def store(ref="legacy:1", *, is_hidden=False, is_rehearsal=False, **page):
    options = Options(is_hidden=is_hidden, is_rehearsal=is_rehearsal)
    return store_page(reading(**page), ref=ref, categories=Categories(), options=options)


def areas_of(post):
    return [area.slug for area in post.ordered_areas]


def cities_of(post):
    return [city.slug for city in post.cities.all()]


def test_a_page_becomes_a_live_post_with_all_that_it_says(register):
    meta = "작성자 : 김나무 등록일 : 2016.03.02. 조회수 : 1,204"
    stored = store(meta=meta)
    post = Post.objects.get()
    assert (stored.outcome, stored.number, post.ref) == ("created", post.number, "legacy:1")
    assert (post.stage, post.original_language, post.languages) == ("live", "ko", ["ko"])
    assert (post.title_ko, post.body_ko) == ("도시가 만나다", f"<p>{BODY}</p>")
    assert (post.category.name_ko, post.byline, str(post.posted_on)) == ("소식", "김나무", "2016-03-02")
    assert (post.views, cities_of(post), areas_of(post)) == (1204, ["london"], ["tourism", "transport"])


def test_the_department_is_kept_in_the_language_of_the_page():
    store(meta="등록일 2017-04-12 담당부서 국제교류과")
    post = Post.objects.get()
    assert (post.department_ko, post.department_en) == ("국제교류과", None)
    assert store(meta="등록일 2017-04-12 담당부서 국제협력과").outcome == "updated"


def test_a_department_that_an_editor_named_stays_where_the_page_names_none():
    store()
    Post.objects.update(department_ko="국제교류과")
    assert store(body="두 도시가 다시 만났다.").outcome == "updated"
    assert Post.objects.get().department_ko == "국제교류과"


def test_a_second_run_changes_nothing(register):
    first = store()
    before = Post.objects.get().updated_at
    second = store()
    assert (second.outcome, second.number) == ("unchanged", first.number)
    assert Post.objects.get().updated_at == before


def test_a_page_with_only_its_views_changed_is_unchanged():
    store(meta="등록일 2017-04-12 글쓴이 a 조회 3")
    assert store(meta="등록일 2017-04-12 글쓴이 a 조회 400").outcome == "unchanged"
    assert Post.objects.get().views == 3


def test_a_changed_page_updates_its_post_and_keeps_its_number_stage_and_views(register):
    first = store()
    Post.objects.update(stage="draft", views=9)
    second = store(title="[소식] 도시가 다시 만나다", body="런던시와 ▴교통을 바꾼다.")
    post = Post.objects.get()
    assert (second.outcome, second.number) == ("updated", first.number)
    assert (post.title_ko, post.stage, post.views) == ("도시가 다시 만나다", "draft", 9)


def test_what_editors_wrote_stays_while_the_page_is_the_same(register):
    store()
    Post.objects.update(title_ko="고친 제목", body_ko="<p>고친 글</p>", category=None)
    assert store().outcome == "unchanged"
    post = Post.objects.get()
    assert (post.title_ko, post.body_ko, post.category) == ("고친 제목", "<p>고친 글</p>", None)


def test_what_the_register_learns_later_is_linked_and_nothing_else_is_touched():
    store()
    Post.objects.update(title_ko="고친 제목")
    make_area("tourism", name_ko="관광")
    make_city("london", name_ko="런던")
    assert store().outcome == "updated"
    post = Post.objects.get()
    assert (areas_of(post), cities_of(post), post.title_ko) == (["tourism"], ["london"], "고친 제목")
    assert store().outcome == "unchanged"


def test_links_that_editors_added_or_took_away_stay_so(register):
    store()
    post = Post.objects.get()
    post.cities.set([make_city("paris")])
    replace_links(post, "area_links", [make_area("air"), *post.areas.filter(slug="tourism")])
    make_area("water", name_ko="물관리")
    body = "런던시와 ▴관광 ▴교통 ▴물관리 등을 함께 한다."
    assert store(body=body).outcome == "updated"
    assert (cities_of(post), areas_of(post)) == (["paris"], ["air", "tourism", "water"])


def test_what_is_no_longer_in_the_page_is_linked_no_more(register):
    store()
    post = Post.objects.get()
    replace_links(post, "area_links", [*post.ordered_areas, make_area("air")])
    store(body="베를린과 ▴교통 등을 함께 한다.")
    assert (cities_of(post), areas_of(post)) == ([], ["transport", "air"])


def test_the_same_page_from_another_place_makes_no_second_post():
    first = store()
    twin = store("legacy:2", meta="등록일 2017-04-12 글쓴이 another")
    assert (twin.outcome, twin.number, twin.same_as) == ("unchanged", first.number, str(first.number))
    assert Post.objects.count() == 1


def test_another_post_of_that_title_and_day_is_reported_and_stays():
    existing = make_post(title_ko="도시가 만나다", body_ko="<p>다른 글</p>")
    stored = store()
    assert (stored.outcome, stored.same_title) == ("created", existing.number)
    assert store().same_title is None
    assert Post.objects.count() == 2


@pytest.mark.parametrize(
    "columns", [{"title_ko": "다른 제목"}, {"title_ko": "도시가 만나다", "posted_on": "2017-04-13"}]
)
def test_a_post_of_another_title_or_day_is_not_reported(columns):
    make_post(**columns)
    assert store().same_title is None


def test_hidden_pages_are_drafts():
    store(is_hidden=True)
    assert not Post.objects.published().exists()
    assert Post.objects.get().stage == "draft"


def test_a_page_in_a_language_that_the_site_lacks_is_a_draft_in_english():
    store(title="Un bus de nuit pour la ville", body="La ville ouvre un bus pour les habitants.")
    post = Post.objects.get()
    assert (post.stage, post.original_language) == ("draft", "en")


def test_a_page_whose_language_changed_leaves_no_text_in_the_old_one():
    store()
    store(title="[News] The Cities Meet", body="The two cities met and they will meet again.")
    post = Post.objects.get()
    assert (post.original_language, post.languages, post.body_ko) == ("en", ["en"], None)


def test_a_translation_by_an_editor_stays_when_the_page_changes():
    store()
    Post.objects.update(title_en="The Cities Meet")
    store(title="[소식] 도시가 다시 만나다")
    assert Post.objects.get().title_en == "The Cities Meet"


def test_a_rehearsal_says_what_would_happen_and_writes_nothing():
    assert store(is_rehearsal=True).outcome == "created"
    assert [model.objects.count() for model in (Post, ImportedPage, Category)] == [0, 0, 0]
    store()
    assert store(is_rehearsal=True, title="다른 제목").outcome == "updated"
    assert Post.objects.get().title_ko == "도시가 만나다"


def test_a_page_that_cannot_be_stored_leaves_nothing():
    with pytest.raises(ValidationError):
        store(title="[새 말머리] " + "긴" * 301)
    assert (Post.objects.count(), Category.objects.count()) == (0, 0)


def test_a_post_that_came_back_by_import_posts_is_known_by_its_reference():
    post = make_post(ref="legacy:1", title_ko="도시가 만나다", body_ko="<p>다른 글</p>")
    assert (store().outcome, Post.objects.get().pk) == ("updated", post.pk)
    assert ImportedPage.objects.get().post == post


def test_a_page_without_a_place_is_known_by_date_and_title():
    page = parse(board_page())
    assert ref_of(page) == ref_of(parse(board_page(body="다른 글", meta="글쓴이 b 등록일 2017.4.12.")))
    assert ref_of(page) != ref_of(parse(board_page(title="다른 제목")))


def test_the_queries_of_a_page_that_did_not_change(register, django_assert_num_queries):
    store()
    again = reading()
    with django_assert_num_queries(3):  # savepoint, the post with what its page was, release
        store_page(again, ref="legacy:1", categories=Categories(), options=Options())


NEW_POST = [
    "SELECT news_post",  # is there one of that reference, of that text, of that title and day
    "SELECT legacy_importedpage",
    "SELECT news_post",
    "SELECT news_category",
    "UPDATE news_postcounter",
    "SELECT news_postcounter",
    "INSERT news_post",
    "INSERT news_postarea",
    "INSERT news_post_cities",
    "INSERT publishing_revision",
    "INSERT publishing_logentry",
    "INSERT legacy_importedpage",
]


@pytest.mark.parametrize("count", [1, 3])
def test_a_new_page_asks_for_nothing_that_it_wrote_however_much_it_names(count):
    take_number()
    make_category(name_ko="소식")
    named = [(make_city(name_ko=f"도시{n}"), make_area(name_ko=f"분야{n}")) for n in range(count)]
    read = reading(body=", ".join(f"{city.name_ko}와 ▴{area.name_ko}" for city, area in named))
    assert (len(read.areas), len(read.cities)) == (count, count)
    with statements() as executed:
        store_page(read, ref="legacy:1", categories=Categories(), options=Options())
    assert executed == NEW_POST
