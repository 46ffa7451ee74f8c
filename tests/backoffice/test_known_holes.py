"""Sixteen kinds of holes that large systems of this sort have had, each tried with the role that fits."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from news.models import Post
from policyarchive.library.models import Image
from policyarchive.publishing.actions import save
from tests.answers import body_of, status
from tests.backoffice.forms_of import forms_in
from tests.backoffice.people import log_in
from tests.factories import (
    attach,
    make_agreement,
    make_attachment,
    make_city,
    make_image,
    make_person,
    make_post,
    make_signatory,
)

pytestmark = pytest.mark.django_db
SECRET = "비밀초안"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture(autouse=True)
def quiet(caplog):
    caplog.set_level("CRITICAL", "django.request")


@pytest.fixture
def outsider():
    """Return the browser of a colleague with an account and without a role."""
    person = make_person("bora")
    person.is_staff = True
    person.save()
    client = Client(raise_request_exception=False)
    client.force_login(person)
    return client


@pytest.fixture
def draft():
    post = make_post(title_ko=SECRET, stage="draft")
    save(post, by=None)
    return post


def page(name, *arguments):
    return reverse(f"admin:{name}", args=arguments)


def assert_closed(client, path, *, data=None):
    answer = client.get(path) if data is None else client.post(path, data)
    assert answer.status_code in {302, 403, 404, 405}
    assert SECRET not in body_of(answer).decode(errors="replace")


def test_a_preview_of_what_one_may_not_see(outsider, draft):
    assert_closed(outsider, f"/ko/preview/post/{draft.pk}/")
    assert_closed(outsider, f"/ko/preview/post/{draft.pk}/", data={"title_ko": "typed"})
    assert_closed(outsider, page("news_post_phone", draft.pk))


def test_comparing_revisions_by_key(outsider, draft):
    assert_closed(outsider, page("news_post_revision_compare", draft.pk) + "?old=1&new=1")
    other = log_in("sora").get(page("agreements_agreement_revision_compare", draft.pk) + "?old=1&new=1")
    assert SECRET not in other.content.decode()


def test_the_history_of_what_one_may_not_see(outsider, draft):
    assert_closed(outsider, page("news_post_revision_list", draft.pk))
    assert_closed(outsider, page("news_post_history", draft.pk))


def test_rows_of_another_form_deleted_through_mine():
    mine, other = make_agreement(stage="draft", cities=[make_city()]), make_agreement(cities=[make_city()])
    make_signatory(mine.parties.get())
    victim = make_signatory(other.parties.get())
    mina, path = log_in("mina"), page("agreements_party_change", mine.parties.get().pk)
    form = next(form for form in forms_in(mina.get(path).content) if "signatories-0-id" in form["data"])
    data = {**form["data"], "signatories-0-id": victim.pk, "signatories-0-DELETE": "on"}
    assert mina.post(path, data).status_code < 500
    assert other.parties.get().signatories.filter(pk=victim.pk).exists()


def test_copying_what_one_may_not_see(outsider, draft):
    assert_closed(outsider, page("news_post_copy", draft.pk), data={})
    assert Post.objects.count() == 1


def test_names_of_private_files_in_a_public_answer(client, draft):
    attach(draft, make_attachment(f"{SECRET}.pdf"))
    paths = [f"/api/v1/search?q={SECRET}", f"/ko/search/?q={SECRET}", "/ko/news/", "/ko/news/feed/"]
    for path in paths:
        assert f"{SECRET}.pdf" not in body_of(client.get(path)).decode()


def test_private_things_through_the_picker(outsider, draft):
    make_image(alt_ko=SECRET)
    assert_closed(outsider, page("library_image_pick"))
    assert_closed(outsider, page("link_targets") + f"?q={SECRET}")
    query = "?app_label=news&model_name=post&field_name=agreements&term="
    assert_closed(outsider, page("autocomplete") + query)


def test_work_on_pictures_without_bound(client):
    image = make_image()
    make_post(lead_image=image)
    before = image.stored.renditions.count()
    for width in (1, 99_999, 12_345):
        status(client, f"/pictures/{image.pk}/{width}.webp")
    assert status(client, f"/pictures/{image.pk}/100000.webp") == 404
    assert Image.objects.get().stored.renditions.count() == before


def test_the_picture_of_what_one_may_not_see(outsider, client):
    address = make_image().url(40)
    assert (status(outsider, address), status(client, address)) == (404, 404)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_translating_without_a_right_to_the_page(outsider, draft, language):
    assert_closed(outsider, page("news_post_translate", draft.pk, language))
    assert_closed(outsider, page("news_post_translate", draft.pk, language), data={"title_en": "Mine"})
    draft.refresh_from_db()
    assert not draft.title_en


def test_a_script_reflected_by_a_page_about_pictures():
    script = "<script>alert(1)</script>"
    jun = log_in("jun")
    for name in ("library_image_pick", "library_image_changelist"):
        answer = jun.get(page(name), {"q": script, "language": script})
        assert script not in answer.content.decode()


def test_drafts_through_an_answer_for_programs(client, draft):
    found = client.get("/api/v1/search", {"q": SECRET}).json()
    assert (found["total"], found["results"]) == (0, [])
    assert SECRET not in body_of(client.get("/ko/search/suggest/", {"q": SECRET[:2]})).decode()


def test_the_hash_of_a_private_file_by_a_conditional_request(client):
    attachment = make_attachment()
    path, tag = attachment.url, f'"{attachment.stored.sha256}"'
    right = client.get(path, headers={"if-none-match": tag})
    wrong = client.get(path, headers={"if-none-match": '"0"'})
    assert (right.status_code, right.content) == (wrong.status_code, wrong.content) == (404, wrong.content)
    assert "ETag" not in right


def test_what_stands_in_a_private_place_is_listed(outsider):
    make_attachment(f"{SECRET}.pdf")
    for name in ("library_attachment_changelist", "library_image_changelist", "news_post_changelist"):
        assert_closed(outsider, page(name))


def test_copying_with_a_right_to_add_only(outsider, draft):
    person = make_person("adder")
    person.is_staff = True
    person.save()
    person.user_permissions.add(Permission.objects.get(codename="add_post"))
    outsider.force_login(person)
    assert_closed(outsider, page("news_post_copy", draft.pk), data={})
    assert Post.objects.count() == 1


def test_a_working_copy_for_a_translation_without_a_right():
    live = make_post()
    sora = log_in("sora")
    sora.post(page("news_post_translate", live.pk, "en"), {"title_en": "Mine", "body_en": "<p>Mine</p>"})
    assert Post._base_manager.count() == 1
