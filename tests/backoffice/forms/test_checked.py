"""Numbers of addresses and forms are checked before a database is asked: none of them breaks a page."""

import pytest

from policyarchive.publishing.actions import save
from tests.backoffice.people import log_in
from tests.factories import make_post

pytestmark = pytest.mark.django_db
HUGE = "9" * 25
POSTS, LOG = "/admin/news/post/", "/admin/audit/logentry/"


@pytest.fixture
def admin():
    return log_in("admin")


@pytest.mark.parametrize(
    "query",
    [
        f"id__in={HUGE}",
        f"id__in=1,{HUGE}",
        f"category__id__exact={HUGE}",
        f"p={HUGE}",
        f"o={HUGE}",
        "o=²",
        "p=²",
        "q=%00",
        "stage=%00",
        "first_published_at__gte=0001-01-01",
        "first_published_at__lt=9999-12-31T23:59-09:00",
    ],
)
def test_a_filter_that_cannot_be_is_answered(admin, query):
    assert admin.get(f"{POSTS}?{query}").status_code < 500


@pytest.mark.parametrize(
    "day", ["2026-13-1", "2026-2-31", "0-1-1", "9999-12-31", "10000-1-1", "²-1-1", f"{HUGE}-1-1", "a-b-c"]
)
@pytest.mark.parametrize("page", ["", "export/"])
def test_a_day_that_does_not_exist_is_answered(admin, day, page):
    year, month, number = day.split("-")
    query = f"at__year={year}&at__month={month}&at__day={number}"
    assert admin.get(f"{LOG}{page}?{query}").status_code < 500
    assert admin.get(f"{LOG}{page}?at__year={year}").status_code < 500


@pytest.mark.parametrize("key", ["abc", "", "²", "-1", HUGE, "\0"])
@pytest.mark.parametrize("action", ["publish_many", "add_areas_to_many", "categorise_many"])
def test_a_chosen_row_that_is_none_is_said(admin, key, action):
    form = {"action": action, "_selected_action": [key], "confirmed": "1", "areas": [HUGE], "category": HUGE}
    answer = admin.post(POSTS, form, follow=True)
    assert answer.status_code == 200
    assert "One of the selected rows does not exist" in str(
        [str(said) for said in answer.context["messages"]]
    )


@pytest.mark.parametrize("field", ["areas", "category", "agreements", "cities", "lead_image", "number"])
@pytest.mark.parametrize("value", ["abc", "²", "-1", HUGE, "\0"])
def test_a_field_with_no_key_in_it_is_refused(admin, field, value):
    post = make_post(stage="draft")
    bulk = {"action": "add_areas_to_many", "_selected_action": [post.pk], "confirmed": "1", field: [value]}
    assert admin.post(POSTS, bulk).status_code < 500
    assert admin.post(f"{POSTS}{post.pk}/change/", {"seen_version": value, field: [value]}).status_code < 500


@pytest.mark.parametrize("number", ["abc", "²", "0", "-1", HUGE, "2147483648"])
def test_revisions_that_cannot_be_are_compared_with_none(admin, number):
    post = make_post()
    save(post, by=None)
    path = f"{POSTS}{post.pk}/revisions/compare/"
    assert admin.get(path, {"from": number, "to": number}).status_code < 500
    assert admin.get(f"{POSTS}{post.pk}/revisions/", {"page": number}).status_code < 500


@pytest.mark.parametrize("version", ["abc", "²", HUGE, ""])
def test_a_version_that_is_none_is_another_version(admin, version):
    post = make_post(stage="draft")
    path = f"{POSTS}{post.pk}/translate/en/"
    for field in ("seen_version", "_overwrite"):
        assert admin.post(path, {"title_en": "a", field: version}).status_code < 500


@pytest.mark.parametrize(
    "path", ["/ko/preview/%00/", "/ko/news/?q=%00", "/admin/?a=%00", "/files/%00/", "/%00"]
)
def test_an_address_with_a_nul_is_answered(client, path):
    assert client.get(path).status_code in {302, 400, 404}


def test_a_role_that_is_none_is_refused(admin):
    path = f"/admin/auth/user/{admin.person.pk}/change/"
    for key in ("abc", "²", HUGE):
        answer = admin.post(path, {"username": "admin", "is_active": "on", "groups": [key]})
        assert answer.status_code == 200 and answer.context["errors"]
