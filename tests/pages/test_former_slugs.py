"""A changed address name leaves a lasting redirect behind, filters included."""

import json

import pytest
from django.db import IntegrityError, transaction

from agreements.models import (
    City,
    CooperationArea,
    FormerAgreementSlug,
    FormerAreaSlug,
    FormerCitySlug,
)
from news.models import Category, FormerCategorySlug
from policyarchive.demo.register import load_areas, load_categories, load_cities
from policyarchive.opendata.importing import PostImporter
from policyarchive.pages.places import is_answered
from policyarchive.publishing import actions
from tests.backoffice.people import log_in
from tests.factories import (
    attach,
    make_agreement,
    make_area,
    make_attachment,
    make_category,
    make_city,
    make_post,
)

pytestmark = pytest.mark.django_db
KINDS = {
    "city": (make_city, "cities", FormerCitySlug),
    "area": (make_area, "areas", FormerAreaSlug),
    "category": (make_category, None, FormerCategorySlug),
    "agreement": (make_agreement, "agreements", FormerAgreementSlug),
}
WITH_PAGES = [kind for kind, (_make, section, _former) in KINDS.items() if section]


def rename(row, slug):
    row.slug = slug
    row.save()
    return row


@pytest.fixture(params=KINDS)
def kind(request):
    return request.param


@pytest.mark.parametrize("section_of", WITH_PAGES)
def test_the_old_address_leads_to_the_new_one_in_each_language(client, language, section_of):
    make, section, _former = KINDS[section_of]
    rename(make("abc"), "abc-x")
    for method in (client.get, client.head):
        answer = method(f"/{language}/{section}/abc/?utm_source=x")
        assert (answer.status_code, answer["Location"]) == (301, f"/{language}/{section}/abc-x/?utm_source=x")
    assert client.get(f"/{language}/{section}/abc-x/").status_code == 200
    assert client.get(f"/{language}/{section}/abcd/").status_code == 404


@pytest.mark.parametrize("name", ["attachments.zip", "share.jpg"])
def test_so_do_the_files_of_an_agreement(client, name):
    pact = make_agreement("pact")
    attach(pact, make_attachment())
    rename(pact, "treaty")
    answer = client.get(f"/ko/agreements/pact/{name}")
    assert (answer.status_code, answer["Location"]) == (301, f"/ko/agreements/treaty/{name}")
    actions.withdraw(pact, by=None, reason={"ko": "잘못"})
    assert client.get(f"/ko/agreements/pact/{name}").status_code == 404


@pytest.mark.parametrize(
    ("parameter", "lists"),
    [
        ("city", ["news/", "agreements/", "search/"]),
        ("area", ["news/", "agreements/", "search/"]),
        ("category", ["news/", "search/"]),
    ],
)
def test_filters_follow(client, language, parameter, lists):
    rename(KINDS[parameter][0]("abc"), "abc-x")
    for path in lists:
        query = "q=x&" if path == "search/" else ""
        answer = client.get(f"/{language}/{path}?{query}{parameter}=abc&page=2")
        wanted = f"/{language}/{path}?{query}{parameter}=abc-x&page=2"
        assert (answer.status_code, answer["Location"]) == (301, wanted)
        assert client.get(wanted).status_code == 200


def test_a_page_that_keeps_the_filter_of_the_list_keeps_it_under_the_new_name(client):
    city = make_city("abc")
    first, second = make_post(cities=[city]), make_post(cities=[city])
    rename(city, "abc-x")
    page = client.get(f"/ko/news/{first.number}/?city=abc").content.decode()
    assert f"/ko/news/{second.number}/?city=abc-x" in page


def test_renaming_again_and_back_leaves_no_circle_and_no_second_step(client):
    city = rename(rename(make_city("a"), "b"), "c")
    assert client.get("/ko/cities/a/")["Location"] == "/ko/cities/c/"
    assert client.get("/ko/cities/b/")["Location"] == "/ko/cities/c/"
    rename(city, "a")
    assert client.get("/ko/cities/a/").status_code == 200
    assert client.get("/ko/cities/c/")["Location"] == "/ko/cities/a/"
    assert set(FormerCitySlug.objects.values_list("slug", flat=True)) == {"b", "c"}


def test_a_name_that_is_free_again_answers_its_new_owner(client, kind):
    make, section, former = KINDS[kind]
    first = rename(make("abc"), "abc-x")
    second = make("abc")
    assert not former.objects.exists()
    rename(second, "abc-y")
    assert former.objects.get().row == second
    rename(first, "abc")
    assert [one.slug for one in former.objects.all()] == ["abc-x"]
    if section:
        assert client.get(f"/ko/{section}/abc/").status_code == 200


def test_two_rows_change_names_with_each_other(client):
    first, second = make_city("a"), make_city("b")
    rename(first, "c")
    rename(second, "a")
    rename(first, "b")
    assert [client.get(f"/ko/cities/{slug}/").status_code for slug in "abc"] == [200, 200, 301]


def test_a_stale_row_in_memory_loses_no_name():
    city = make_city("a")
    stale = City.objects.get(pk=city.pk)
    rename(city, "b")
    rename(stale, "c")
    assert set(FormerCitySlug.objects.values_list("slug", flat=True)) == {"a", "b"}


def test_a_save_that_does_not_change_the_name_costs_nothing_more(django_assert_num_queries):
    make_city("a")
    city = City.objects.get(slug="a")
    with django_assert_num_queries(1):
        city.save()
    area = CooperationArea.objects.defer("slug").get(pk=make_area("b").pk)
    with django_assert_num_queries(1):
        area.save()


def test_a_row_that_goes_takes_its_names_along(client, kind):
    make, section, former = KINDS[kind]
    rename(make("abc"), "abc-x").delete()
    assert not former.objects.exists()
    if section:
        assert client.get(f"/ko/{section}/abc/").status_code == 404


@pytest.mark.parametrize("former", [former for _make, _section, former in KINDS.values()])
def test_a_name_of_before_is_a_name_and_leads_to_one_row(former):
    make = next(make for make, _section, known in KINDS.values() if known is former)
    first, second = make(), make()
    with pytest.raises(IntegrityError, match="is_not_empty"), transaction.atomic():
        former.objects.create(slug="", row=first)
    former.objects.create(slug="abc", row=first)
    with pytest.raises(IntegrityError), transaction.atomic():
        former.objects.create(slug="abc", row=second)


def test_the_name_of_what_was_never_public_tells_nothing(client):
    draft = rename(make_agreement("secret", stage="draft"), "other")
    assert client.get("/ko/agreements/secret/").status_code == 404
    assert not FormerAgreementSlug.objects.exists()
    FormerAgreementSlug.objects.create(slug="secret", row=draft)
    assert client.get("/ko/agreements/secret/").status_code == 404


def test_what_is_gone_is_gone_under_each_of_its_names_and_comes_back(client):
    pact = actions.unpublish(make_agreement("pact"), by=None)
    rename(pact, "treaty")
    assert client.get("/ko/agreements/pact/").status_code == 410
    actions.publish(pact, by=None)
    assert client.get("/ko/agreements/pact/")["Location"] == "/ko/agreements/treaty/"


def test_a_working_copy_that_goes_public_changes_no_address(client):
    pact = rename(make_agreement("pact"), "treaty")
    copy = actions.start_working_copy(pact, by=None)
    actions.publish(copy, by=None)
    assert client.get("/ko/agreements/treaty/").status_code == 200
    assert client.get("/ko/agreements/pact/").status_code == 301


def test_links_in_texts_to_the_old_name_are_answered():
    rename(make_city("abc"), "abc-x")
    assert is_answered("/ko/cities/abc/")
    assert not is_answered("/ko/cities/abcd/")


def test_imports_know_a_row_by_its_earlier_name():
    city = rename(make_city("abc"), "abc-x")
    line = {"ref": "a", "original_language": "ko", "title": {"ko": "t"}, "posted_on": "2026-01-01"}
    [report] = PostImporter().run([json.dumps(line | {"cities": ["abc"]}).encode()])
    assert report.outcome == "created"
    assert city.posts.count() == 1


def test_the_demo_does_not_make_again_what_was_renamed():
    for load in (load_cities, load_areas, load_categories):
        load()
    before = [model.objects.count() for model in (City, CooperationArea, Category)]
    for model in (City, CooperationArea, Category):
        rename(model.objects.first(), "renamed")
    for load in (load_cities, load_areas, load_categories):
        load()
    assert [model.objects.count() for model in (City, CooperationArea, Category)] == before


def form_of(page):
    form = page.context["adminform"].form
    return {
        field.html_name: value
        for field in form
        if (value := field.value()) is not None and value not in ("", [])
    }


@pytest.mark.parametrize("name", ["city", "area", "category"])
def test_the_form_says_what_will_happen_and_what_happened(client, name):
    make, _section, former = KINDS[name]
    other, row = rename(make("other"), "else"), make("abc")
    admin = log_in("admin")
    url = f"/admin/{row._meta.app_label}/{row._meta.model_name}/{row.pk}/change/"
    page = admin.get(url)
    assert "leads to the new one for good" in page.content.decode()
    answer = admin.post(url, form_of(page) | {"slug": "other"}, follow=True)
    shown = " ".join(str(message) for message in answer.context["messages"])
    assert "Addresses with abc lead to those with other" in shown
    assert f"which led to “{other}”, lead here now" in shown
    assert former.objects.get().slug == "abc"
