from io import BytesIO

import pytest
from django.core.files.storage import default_storage

from policyarchive.lib.data.batches import flush_all
from policyarchive.library.actions import replace_image
from policyarchive.library.models import Attachment
from policyarchive.publishing.actions import publish, start_working_copy, unpublish, withdraw
from tests.answers import body_of, status
from tests.factories import attach, make_agreement, make_attachment, make_image, make_person, make_post
from tests.library import samples
from tests.library.conftest import WARNINGS
from tests.library.test_actions import figure

pytestmark = [pytest.mark.django_db, WARNINGS]
NAME = "협정서 2017.pdf"


@pytest.fixture(autouse=True, params=["folder", "bucket"])
def storage(request):
    """Run each test on both kinds of storage."""
    if request.param == "bucket":
        request.getfixturevalue("bucket")


def public_file(**columns):
    attachment = make_attachment(NAME, content=samples.PDF)
    attach(make_post(), attachment)
    return attachment


def test_a_file_is_sent_as_a_download_that_can_do_nothing(client):
    attachment = public_file()
    response = client.get(attachment.url)
    assert body_of(response) == samples.PDF
    headers = {name: response[name] for name in ("Content-Type", "Content-Length", "X-Content-Type-Options")}
    assert headers == {
        "Content-Type": "application/pdf",
        "Content-Length": str(len(samples.PDF)),
        "X-Content-Type-Options": "nosniff",
    }
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response["Content-Disposition"] == (
        "attachment; filename*=utf-8''%ED%98%91%EC%A0%95%EC%84%9C%202017.pdf"
    )
    assert "Cookie" not in response.get("Vary", "") and "Set-Cookie" not in response


def test_a_picture_is_shown_and_runs_nothing(client):
    image = make_image()
    make_post(lead_image=image)
    for format in ("avif", "webp"):
        response = client.get(image.url(40, format))
        assert (response["Content-Type"], response.get("Content-Disposition")) == (f"image/{format}", None)
        assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert len(body_of(response)) == int(response["Content-Length"])


@pytest.mark.parametrize(
    ("wanted", "status", "part", "content_range"),
    [
        ("bytes=0-3", 206, slice(0, 4), "bytes 0-3/{size}"),
        ("bytes=5-", 206, slice(5, None), "bytes 5-{last}/{size}"),
        ("bytes=-4", 206, slice(-4, None), "bytes {first_of_4}-{last}/{size}"),
        ("bytes=0-99999", 206, slice(None), "bytes 0-{last}/{size}"),
        ("bytes=-99999", 206, slice(None), "bytes 0-{last}/{size}"),
        ("bytes=3-1", 200, slice(None), None),
        ("bytes=0-1,4-5", 200, slice(None), None),
        ("lines=1-2", 200, slice(None), None),
        ("bytes=99999-", 416, slice(0, 0), "bytes */{size}"),
        ("bytes=-0", 416, slice(0, 0), "bytes */{size}"),
    ],
)
def test_parts_of_a_file(client, wanted, status, part, content_range):
    size = len(samples.PDF)
    response = client.get(public_file().url, headers={"range": wanted})
    shown = content_range and content_range.format(size=size, last=size - 1, first_of_4=size - 4)
    assert (response.status_code, response.get("Content-Range")) == (status, shown)
    assert body_of(response) == samples.PDF[part]


def test_a_part_of_a_file_that_has_changed_is_the_whole(client):
    url = public_file().url
    response = client.get(url, headers={"range": "bytes=0-3", "if-range": '"another"'})
    assert response.status_code == 200 and body_of(response) == samples.PDF


def test_what_a_browser_has_is_not_sent_again(client):
    url = public_file().url
    whole = client.get(url)
    body_of(whole)
    tag = whole["ETag"]
    response = client.get(url, headers={"if-none-match": tag})
    assert (response.status_code, response.content, response["Cache-Control"]) == (304, b"", "no-cache")


def test_an_answer_counts_no_download_by_itself(client):
    attachment = public_file()
    whole = client.get(attachment.url)
    answers = [
        whole,
        client.head(attachment.url),
        client.get(attachment.url, headers={"if-none-match": whole["ETag"]}),
        client.get(attachment.url, headers={"range": "bytes=0-3"}),
        client.get(attachment.url, headers={"range": "bytes=4-"}),
    ]
    for answer in answers:
        body_of(answer)
    assert [answer.status_code for answer in answers] == [200, 200, 304, 206, 206]
    flush_all()
    assert Attachment.objects.get().downloads == 0  # a script of the page tells what is fetched


def hidden_and_public():
    """Return ways in which an item uses a file, each with the item and the file's address."""
    image, attachment = make_image(), make_attachment()
    yield make_post(lead_image=image, stage="draft"), image.url(40)
    image = make_image()
    yield make_post(title_ko="가", body_ko=figure(image), stage="draft"), image.url(40)
    image = make_image()
    yield make_agreement(lead_image=image, stage="draft"), image.url(40)
    for make in (make_post, make_agreement):
        attachment = make_attachment()
        item = make(stage="draft")
        attach(item, attachment)
        yield item, attachment.url


def test_a_file_is_private_until_something_public_uses_it_and_again_after_that(client):
    for item, url in hidden_and_public():
        assert status(client, url) == 404
        item = publish(item, by=None)
        assert status(client, url) == 200
        item = withdraw(item, by=None, reason={"ko": "오류", "en": "An error"})
        assert status(client, url) == 404
        unpublish(item, by=None)
        assert status(client, url) == 404


def test_what_only_a_working_copy_uses_is_private_until_that_is_published(client):
    copy = start_working_copy(make_post(), by=None)
    copy.lead_image, attachment = make_image(), make_attachment()
    copy.save()
    attach(copy, attachment)
    urls = [copy.lead_image.url(40), attachment.url]
    assert [status(client, url) for url in urls] == [404, 404]
    publish(copy, by=None)
    assert [status(client, url) for url in urls] == [200, 200]


def test_a_hidden_file_with_the_bytes_of_a_public_one_stays_hidden(client):
    public = public_file()
    hidden = make_attachment("비공개.pdf", content=samples.PDF)
    assert hidden.stored == public.stored
    assert status(client, hidden.url) == 404


def test_nobody_can_tell_a_hidden_file_from_none(client):
    attachment = make_attachment()
    hidden, none = client.get(attachment.url), client.get("/files/999/")
    assert hidden.status_code == none.status_code == 404
    assert hidden.content.replace(attachment.url.encode(), b"/files/999/") == none.content
    assert {**hidden.headers, "Content-Length": 0} == {**none.headers, "Content-Length": 0}
    assert status(client, f"/pictures/{make_image().pk}/40.webp") == 404


@pytest.mark.parametrize("path", ["/files/99999999999999999999/", "/pictures/1/40.jpg", "/pictures/1/x.webp"])
def test_addresses_that_name_nothing_are_not_found(client, path):
    assert status(client, path) == 404


def test_staff_see_hidden_files_and_no_cache_keeps_them(client):
    image, attachment = make_image(), make_attachment()
    client.force_login(make_person("sora", "viewer"))
    for url in (image.url(40), attachment.url):
        response = client.get(url)
        body_of(response)
        assert (response.status_code, response["Cache-Control"]) == (200, "private, no-cache")
    assert Attachment.objects.get().downloads == 0


def test_people_without_a_role_do_not_see_hidden_files(client):
    client.force_login(make_person("nobody"))
    assert status(client, make_attachment().url) == 404


def test_a_replaced_picture_shows_at_the_same_address(client):
    image = make_image()
    make_post(lead_image=image)
    url, before = image.url(40), body_of(client.get(image.url(40)))
    replace_image(image, BytesIO(samples.photo(500, 300)), name="new.jpg", by=None)
    response = client.get(url)
    assert response.status_code == 200 and body_of(response) != before


def test_a_file_that_is_lost_is_not_found(client):
    attachment = public_file()
    default_storage.delete(attachment.stored.path)
    assert status(client, attachment.url) == 404
