"""Nobody has to think of an address name: it is made of the name, can be changed, and is shown in full."""

import pytest

from agreements.models import Agreement, City, CooperationArea
from news.models import Category, Post
from tests.backoffice.people import log_in
from tests.factories import make_agreement, make_category

pytestmark = pytest.mark.django_db
ROWS = {
    Post: ["area_links", "attachment_links"],
    Agreement: ["attachment_links", "parties", "area_links", "relations", "sources"],
}
CITY = {"country": "KR", "region": "asia", "other_names": ""}


def no_rows(model):
    return {f"{name}-{part}_FORMS": "0" for name in ROWS.get(model, []) for part in ("TOTAL", "INITIAL")}


@pytest.fixture
def browser():
    return log_in("admin")


def add(browser, model, **typed):
    label = model._meta.label_lower.replace(".", "/")
    return browser.post(f"/admin/{label}/add/", {"order": "0", "slug": ""} | no_rows(model) | typed)


@pytest.mark.parametrize(
    ("model", "typed", "slug"),
    [
        (Category, {"name_ko": "보도자료"}, "bodojaryo"),
        (Category, {"name_ko": "보도자료", "name_en": "Press releases"}, "press-releases"),
        (Category, {"name_ko": "漢字"}, "category"),
        (Category, {"name_ko": "보도자료", "slug": "my-own"}, "my-own"),
        (City, CITY | {"name_ko": "부산"}, "busan"),
        (CooperationArea, {"name_ko": "기후 대응"}, "gihu-daeeung"),
        (Agreement, {"title_ko": "우호협력 협정", "kind": "mou"}, "uhohyeopryeok-hyeopjeong"),
        (
            Agreement,
            {"title_ko": "漢字", "kind": "friendship_city", "signed": "2017-04"},
            "friendship-city-2017",
        ),
    ],
)
def test_an_address_name_is_made_where_none_is_written(browser, model, typed, slug):
    assert add(browser, model, **typed).status_code == 302
    assert model.objects.get().slug == slug


def test_a_name_that_is_taken_gets_a_number(browser):
    make_category("press")
    add(browser, Category, name_en="Press")
    add(browser, Category, name_en="Press")
    assert sorted(Category.objects.values_list("slug", flat=True)) == ["press", "press-2", "press-3"]


def test_the_whole_address_is_shown(browser):
    added = browser.get("/admin/agreements/agreement/add/").content.decode()
    assert "<code>http://testserver/ko/agreements/…/</code>" in added.replace("/en/", "/ko/")
    category = make_category("press")
    changed = browser.get(f"/admin/news/category/{category.pk}/change/").content.decode()
    assert "http://testserver/en/news/?category=press</a>" in changed


def test_a_new_agreement_keeps_its_own_name_when_the_field_is_emptied(browser):
    agreement = make_agreement("own-name", stage="draft")
    typed = {"title_ko": "협정", "kind": "mou", "slug": "", "seen_version": agreement.version}
    browser.post(f"/admin/agreements/agreement/{agreement.pk}/change/", typed | no_rows(Agreement))
    agreement.refresh_from_db()
    assert (agreement.slug, agreement.kind) == ("own-name", "mou")


@pytest.mark.parametrize(
    ("model", "typed"), [(Post, {"posted_on": "2026-11-30"}), (Agreement, {"kind": "mou"})]
)
def test_an_untouched_form_makes_no_item(browser, model, typed):
    typed |= {"original_language": "ko", "licence": "none"} if model is Post else {}
    answer = add(browser, model, **typed)
    assert "Nothing has been written yet. Write a title, then save." in answer.content.decode()
    assert not model.objects.exists()
