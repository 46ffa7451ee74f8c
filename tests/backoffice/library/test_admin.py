import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.urls import reverse

from news.models import Post
from policyarchive.library.models import Attachment, Image
from policyarchive.publishing.actions import publish
from policyarchive.publishing.refusals import MoveRefused
from tests.factories import attach, make_agreement, make_attachment, make_image, make_person, make_post
from tests.library import samples
from tests.library.test_actions import figure
from tests.library.test_sniffing import BAD
from tests.pages.reading import page_of, text_of, texts

pytestmark = pytest.mark.django_db
ADD_PICTURES, ADD_FILES = "/admin/library/image/add/", "/admin/library/attachment/add/"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def jun(client):
    client.force_login(make_person("jun", "publisher"))
    client.cookies["django_language"] = "en"
    return client


def sent(*files):
    return {"uploads": [SimpleUploadedFile(name, content) for name, content in files]}


def as_script(client, path, *files):
    return client.post(path, sent(*files), headers={"accept": "application/json"}).json()


def messages_in(response):
    return [str(message) for message in response.context["messages"]]


def test_several_pictures_come_in_at_once(jun):
    response = jun.post(
        ADD_PICTURES, sent(("가.jpg", samples.jpeg()), ("나.png", samples.png())), follow=True
    )
    assert sorted(Image.objects.values_list("name", flat=True)) == ["가.jpg", "나.png"]
    assert messages_in(response)[0] == "“가.jpg” was uploaded."
    assert response.request["PATH_INFO"] == "/admin/library/image/"


def test_one_picture_leads_to_its_page_where_it_is_described(jun):
    response = jun.post(ADD_PICTURES, sent(("가.jpg", samples.jpeg())), follow=True)
    image = Image.objects.get()
    assert response.request["PATH_INFO"] == f"/admin/library/image/{image.pk}/change/"
    assert messages_in(response)[1] == "Describe the picture, or mark it as decorative."
    assert image.uploaded_by.username == "jun"


def test_a_script_gets_an_answer_for_each_file(jun):
    answer = as_script(jun, ADD_PICTURES, ("가.jpg", samples.jpeg()))
    image = Image.objects.get()
    assert answer == {
        "id": image.pk,
        "name": "가.jpg",
        "url": f"/admin/library/image/{image.pk}/change/",
        "picture": image.default_url,
        "notes": ["Describe the picture, or mark it as decorative."],
    }
    again = as_script(jun, ADD_PICTURES, ("다른 이름.jpg", samples.jpeg()))
    assert (again["id"], again["notes"][0]) == (image.pk, "It was in the library already.")
    assert as_script(jun, ADD_PICTURES) == {"errors": ["Choose a file first."]}


@pytest.mark.parametrize("name", BAD)
def test_no_hostile_file_gets_in_and_none_breaks_the_page(jun, name):
    for path in (ADD_PICTURES, ADD_FILES):
        assert as_script(jun, path, (name, BAD[name][0]))["errors"][0]
        page = jun.post(path, sent((name, BAD[name][0])))
        assert page.status_code == 200 and page.context["form"].errors["uploads"]
    assert not Image.objects.exists() and not Attachment.objects.exists()


@pytest.mark.parametrize("content", [samples.bomb_png(), samples.animated("PNG"), samples.png()[:60]])
def test_no_hostile_picture_gets_in(jun, content):
    for path in (ADD_PICTURES, ADD_FILES):
        assert as_script(jun, path, ("a.png", content))["errors"]


def test_good_files_stay_when_others_are_refused(jun):
    response = jun.post(ADD_FILES, sent(("a.pdf", samples.PDF), ("b.exe", samples.PROGRAM)))
    assert Attachment.objects.get().name == "a.pdf"
    assert response.context["form"].errors["uploads"][0].startswith("b.exe: This is a program")


def test_a_full_disk_is_reported_and_leaves_nothing(jun, monkeypatch):
    def full(*args, **options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(default_storage, "save", full)
    answer = as_script(jun, ADD_FILES, ("a.pdf", samples.PDF))
    assert answer["errors"] == [
        "The file could not be stored: the storage is full or cannot be reached. Nothing was saved."
    ]
    assert not Attachment.objects.exists()


@pytest.mark.parametrize("writes_that_succeed", [0, 1])
def test_a_disk_that_is_full_before_the_upload_is_reported(jun, monkeypatch, writes_that_succeed):
    calls = []

    def full(file, chunk):
        calls.append(chunk)
        if len(calls) > writes_that_succeed:
            raise OSError(28, "No space left on device")
        return file.file.write(chunk)

    monkeypatch.setattr(TemporaryUploadedFile, "write", full, raising=False)
    large = b"%PDF-" + b"0" * 3_000_000
    sentence = "The file could not be uploaded: the server's disk is full. Nothing was saved."
    assert as_script(jun, ADD_FILES, ("a.pdf", large)) == {"errors": [sentence]}
    file = make_attachment()
    path = f"/admin/library/attachment/{file.pk}/replace/"
    page = jun.post(path, {"file": SimpleUploadedFile("a.pdf", large)})
    assert page.context["form"].errors["file"] == [sentence]


def test_the_window_of_a_field_hands_over_what_was_uploaded(jun):
    response = jun.post(ADD_FILES, sent(("a.pdf", samples.PDF)) | {"_popup": "1"})
    assert response.templates[0].name == "admin/popup_response.html"


def test_a_twin_is_asked_for_where_only_hwp_is_there(jun):
    assert "Add a PDF of the same name" in as_script(jun, ADD_FILES, ("가.hwp", samples.hwp()))["notes"][0]
    assert as_script(jun, ADD_FILES, ("가.pdf", samples.PDF))["notes"] == []
    assert as_script(jun, ADD_FILES, ("가.hwpx", samples.hwpx()))["notes"] == []


@pytest.mark.parametrize(
    ("role", "looks", "adds"), [("writer", 200, 200), ("translator", 200, 403), ("viewer", 200, 403)]
)
def test_who_may_look_and_who_may_add(client, role, looks, adds):
    image = make_image()
    client.force_login(make_person("somebody", role))
    paths = [
        "/admin/library/image/",
        f"/admin/library/image/{image.pk}/change/",
        "/admin/library/image/pick/",
    ]
    assert [client.get(path).status_code for path in paths] == [looks] * 3
    assert client.get(ADD_PICTURES).status_code == adds
    assert client.post(ADD_PICTURES, sent(("가.jpg", samples.jpeg()))).status_code in {302, adds}
    assert client.get(f"/admin/library/image/{image.pk}/replace/").status_code == adds


def test_visitors_do_not_see_the_library(client):
    for path in (ADD_PICTURES, "/admin/library/image/pick/", "/admin/library/image/"):
        assert client.get(path).status_code == 302


def test_a_picture_is_described_and_its_focal_point_set(jun):
    image = make_image()
    data = {"focus_x": "20", "focus_y": "80", "alt_ko": "다리", "alt_en": "A bridge", "licence": "cc-by"}
    jun.post(f"/admin/library/image/{image.pk}/change/", data)
    image.refresh_from_db()
    assert (image.focus_x, image.focus_y, image.alt_ko, image.licence) == (20, 80, "다리", "cc-by")
    response = jun.post(f"/admin/library/image/{image.pk}/change/", data | {"focus_x": "101"})
    assert response.context["errors"]


def test_a_replaced_file_is_reported_and_keeps_its_uses(jun):
    image = make_image()
    post = make_post(lead_image=image)
    file = SimpleUploadedFile("new.jpg", samples.photo(500, 300))
    response = jun.post(f"/admin/library/image/{image.pk}/replace/", {"file": file}, follow=True)
    assert messages_in(response) == ["The file was replaced. Its address stayed the same."]
    assert Post.objects.get(lead_image=image) == post and Image.objects.get().width == 500
    bad = SimpleUploadedFile("new.exe", samples.PROGRAM)
    response = jun.post(f"/admin/library/image/{image.pk}/replace/", {"file": bad})
    assert response.context["form"].errors["file"]


def test_the_page_of_a_file_tells_where_it_is_used(jun):
    image = make_image()
    post = make_post(title_ko="가", title_en="In a text", body_ko=figure(image))
    agreement = make_agreement(title_en="Lead", lead_image=image, stage="draft")
    page = page_of(jun, f"/admin/library/image/{image.pk}/change/")
    assert texts(page, "uses") == [f"post: {post} Liveagreement: {agreement} Draft"]


def test_what_is_used_cannot_be_deleted_and_the_page_says_why(jun):
    image = make_image()
    make_post(title_ko="가", title_en="In a text", body_ko=figure(image))
    path = reverse("admin:library_image_delete", args=[image.pk])
    assert "post: In a text" in text_of(page_of(jun, path))
    jun.post(path, {"post": "yes"})
    assert Image.objects.exists()


def test_what_nothing_uses_is_deleted(jun):
    image, file = make_image(), make_attachment()
    for row in (image, file):
        jun.post(reverse(f"admin:library_{row._meta.model_name}_delete", args=[row.pk]), {"post": "yes"})
    assert not Image.objects.exists() and not Attachment.objects.exists()


def test_the_lists_are_searched_and_filtered(jun):
    used, unused = make_image(alt_ko="다리"), make_image(alt_en=None)
    make_post(lead_image=used)
    file = make_attachment("협정서.pdf")
    attach(make_post(), file)
    expected = {
        "image/?q=다리": [used],
        "image/?use=used": [used],
        "image/?use=unused": [unused],
        "image/?alt=missing": [unused],
        "image/?use=nonsense": [unused, used],
        "attachment/?q=협정": [file],
        "attachment/?kind=pdf": [file],
        "attachment/?use=unused": [],
    }
    found = {path: jun.get(f"/admin/library/{path}").context["cl"].result_list for path in expected}
    assert {path: list(rows) for path, rows in found.items()} == expected


@pytest.mark.parametrize("count", [1, 3])
def test_the_lists_cost_the_same_for_one_and_for_three(jun, count, django_assert_num_queries):
    for _ in range(count):
        make_post(lead_image=make_image())
        attach(make_post(), make_attachment())
    for path, queries in (("image", 10), ("attachment", 10)):
        with django_assert_num_queries(queries):
            jun.get(f"/admin/library/{path}/")


def test_an_attachment_keeps_the_ending_of_its_kind(jun):
    file = make_attachment("a.pdf")
    path = f"/admin/library/attachment/{file.pk}/change/"
    assert jun.post(path, {"name": "b.exe"}).context["errors"] == [["The name must end in .pdf."]]
    jun.post(path, {"name": "../새 이름.pdf"})
    file.refresh_from_db()
    assert file.name == "새 이름.pdf"


def test_the_dialog_shows_pictures_with_their_words_in_the_language_of_the_text(jun):
    image = make_image(alt_ko="다리", caption_ko="한강")
    page = page_of(jun, "/admin/library/image/pick/?language=ko&q=다리")
    [button] = [one for one in page.iter("button") if one.get("data-id")]
    chosen = [button.get(f"data-{name}") for name in ("id", "url", "alt", "caption")]
    assert chosen == [str(image.pk), image.default_url, "다리", "한강"]
    assert next(page.iter("ul")) is not None
    assert not [
        one for one in page_of(jun, "/admin/library/image/pick/?q=없음").iter("button") if one.get("data-id")
    ]


def test_the_dialog_shows_the_pictures_that_one_uploaded(jun):
    make_image()
    as_script(jun, ADD_PICTURES, ("내.jpg", samples.jpeg()))
    page = page_of(jun, "/admin/library/image/pick/?mine=on")
    assert [one.get("data-name") for one in page.iter("button") if one.get("data-id")] == ["내.jpg"]


def test_a_silent_picture_stands_against_publishing():
    silent = make_image(alt_ko="말", alt_en=None)
    post = make_post(
        title_ko="가", title_en="a", stage="draft", lead_image=silent, body_en=figure(silent, alt="")
    )
    with pytest.raises(MoveRefused) as refusal:
        publish(post, by=None)
    assert len(refusal.value.reasons) == 1 and silent.name in refusal.value.reasons[0]
    silent.is_decorative = True
    silent.save()
    post.refresh_from_db()
    assert publish(post, by=None).is_published


def test_a_picture_is_asked_for_words_only_in_the_languages_of_the_item():
    silent = make_image(alt_ko="말", alt_en=None)
    post = make_post(title_ko="가", body_ko=figure(silent), stage="draft", lead_image=silent)
    assert publish(post, by=None).is_published
