"""Pictures and files of what is not public yet: readers of a link get those of the item, and no others."""

import datetime
import io
import re
import zipfile

import pytest
from django.utils import timezone

from policyarchive.lib.body.figures import Figure, figure_html
from policyarchive.library.models import Attachment, Image
from policyarchive.publishing import actions
from policyarchive.publishing.models import PreviewLink
from tests.answers import body_of, status
from tests.backoffice.people import log_in
from tests.factories import attach, make_agreement, make_attachment, make_image, make_person, make_post
from tests.library import samples
from tests.pages.test_preview import MAKERS, is_kept_in_confidence, link_to

pytestmark = pytest.mark.django_db
ZIP = "attachments.zip"
ADDRESS = re.compile(r"(/(?:ko|en)/preview/[^/\"]+/(?:pictures|files)/[^\" ]+)")


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def hidden(kind, **columns):
    """Return a hidden item with a lead picture and two files, and a post also with a picture in its text."""
    if kind == "post":
        columns = {"title_ko": "가", "body_ko": figure_html(Figure(make_image().pk, "뜻", ""))} | columns
    item = MAKERS[kind](**{"stage": "draft", "lead_image": make_image()} | columns)
    attach(item, make_attachment(), make_attachment())
    return item


def addresses(link, image, attachment, language="ko"):
    base = f"/{language}/preview/{link.token}"
    return [
        f"{base}/pictures/{image.pk}/40.webp",
        f"{base}/files/{attachment.pk}/",
        f"{base}/attachments.zip",
    ]


def shown_on(client, link, language="ko"):
    page = client.get(f"/{language}/preview/{link.token}/").content.decode()
    return page, ADDRESS.findall(page)


@pytest.mark.parametrize("kind", MAKERS)
def test_all_that_the_preview_shows_is_there_for_who_has_the_link(client, kind, language):
    page, found = shown_on(client, link_to(hidden(kind)), language)
    pictures = {"post": 2, "agreement": 1}[kind]
    assert page.count("<picture>") == pictures
    assert len(found) == 3 * pictures + 2  # AVIF, WebP and the plain address of each; and two files
    assert [status(client, address) for address in found] == [200] * len(found)
    assert not re.findall(r'(?:src|srcset|href)="/(?:pictures|files)/', page)


def test_the_working_copy_of_a_public_item_shows_its_own(client):
    post = hidden("post", stage="live")
    copy = actions.start_working_copy(post, by=None)
    copy.lead_image = make_image()
    copy.save()
    _page, found = shown_on(client, link_to(copy))
    assert f"/pictures/{copy.lead_image_id}/" in found[0]
    assert [status(client, address) for address in found] == [200] * len(found)
    assert status(client, addresses(link_to(copy), post.lead_image, post.attachments[0])[0]) == 404


@pytest.mark.parametrize("place", [0, 1, 2])
def test_they_are_kept_in_confidence(client, place):
    post = hidden("post")
    answer = client.get(addresses(link_to(post), post.lead_image, post.attachments[0])[place])
    body_of(answer)
    headers = answer.headers
    assert {"no-store", "private"} <= set(headers["Cache-Control"].split(", "))
    assert (headers["X-Robots-Tag"], headers["Referrer-Policy"]) == ("noindex, nofollow", "same-origin")
    assert headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert headers.get("Cross-Origin-Resource-Policy", "same-origin") == "same-origin"
    assert "Set-Cookie" not in headers


def test_nothing_is_there_without_the_token(client):
    post = hidden("post")
    image, attachment = post.lead_image, post.attachments[0]
    link_to(post)
    guesses = addresses(PreviewLink(token="x" * 43), image, attachment)
    outside = [image.url(40), attachment.url, f"/ko/preview/post/{post.pk}/attachments.zip"]
    assert [status(client, address) for address in [*guesses, *outside]] == [404] * 6


def test_nothing_is_there_of_another_item(client):
    post, other = hidden("post"), hidden("post")
    public = make_post(lead_image=make_image())
    attach(public, make_attachment())
    link = link_to(post)
    named = [*Image.objects.filter(pk__in=pictures_of(other)), public.lead_image]
    base = f"/ko/preview/{link.token}"
    asked = [f"{base}/pictures/{image.pk}/40.webp" for image in named]
    asked += [f"{base}/files/{file.pk}/" for file in [*other.attachments, *public.attachments]]
    asked += [f"{base}/pictures/999999/40.webp", f"{base}/files/999999/"]
    assert [status(client, address) for address in asked] == [404] * 8


def pictures_of(post):
    return [post.lead_image_id, post.lead_image_id - 1]  # the one in the text was made just before


@pytest.mark.parametrize("ending", ["expired", "revoked", "published"])
def test_they_end_with_the_link(client, language, ending):
    post = hidden("post", stage="live")
    copy = actions.start_working_copy(post, by=None)
    link = link_to(copy)
    asked = addresses(link, copy.lead_image, copy.attachments[0], language)
    assert [status(client, address) for address in asked] == [200, 200, 200]
    if ending == "expired":
        day = datetime.timedelta(days=1)
        PreviewLink.objects.filter(pk=link.pk).update(
            made_at=timezone.now() - 2 * day, expires_at=timezone.now() - day
        )
    elif ending == "revoked":
        actions.revoke_preview_link(link, by=None)
    else:
        actions.publish(copy, by=None)
    answers = [client.get(address) for address in asked]
    assert [answer.status_code for answer in answers] == [410, 410, 410]
    assert all(is_kept_in_confidence(answer) for answer in answers)


def test_a_picture_that_was_taken_out_is_not_there_any_more(client):
    post = hidden("post")
    link, image = link_to(post), post.lead_image
    address = addresses(link, image, post.attachments[0])[0]
    assert status(client, address) == 200
    post.lead_image = None
    post.save()
    assert status(client, address) == 404


def test_a_withdrawn_item_shows_none(client):
    post = hidden("post", stage="live")
    link = link_to(post)
    actions.withdraw(post, by=None, reason={"ko": "사실과 다름", "en": "Not true"})
    page, found = shown_on(client, link)
    assert (found, "attachments.zip" in page) == ([], False)
    asked = addresses(link, post.lead_image, post.attachments[0])
    assert [status(client, address) for address in asked] == [404, 404, 404]


def test_the_archive_holds_the_files_of_the_preview_and_nothing_is_counted(client):
    post = hidden("post", stage="live")
    copy = actions.start_working_copy(post, by=None)
    attach_also = make_attachment("더한 파일.pdf", content=samples.PDF + b"%more\n")
    copy.attachment_links.create(attachment=attach_also, position=9)
    link = link_to(copy)
    page, found = shown_on(client, link)
    assert f'href="/ko/preview/{link.token}/attachments.zip"' in page
    for address in found:
        status(client, address)
    archive = zipfile.ZipFile(io.BytesIO(body_of(client.get(f"/ko/preview/{link.token}/attachments.zip"))))
    assert sorted(archive.namelist()) == sorted(file.name for file in copy.attachments)
    assert set(Attachment.objects.values_list("downloads", flat=True)) == {0}


@pytest.mark.parametrize("kind", MAKERS)
def test_staff_get_the_archive_of_the_preview_and_nobody_else_does(client, kind):
    item = hidden(kind)
    sora = log_in("sora")
    page = sora.get(f"/ko/preview/{kind}/{item.pk}/").content.decode()
    address = f"/ko/preview/{kind}/{item.pk}/attachments.zip"
    assert f'href="{address}"' in page and not ADDRESS.findall(page)
    answer = sora.get(address)
    assert sorted(zipfile.ZipFile(io.BytesIO(body_of(answer))).namelist()) == sorted(
        file.name for file in item.attachments
    )
    client.force_login(make_person("nobody"))
    assert status(client, address) == 404
    assert status(sora, "/ko/preview/city/1/attachments.zip") == 404


def test_a_part_of_a_file_and_what_is_known_already_are_answered_shortly(client):
    post = hidden("post")
    address = addresses(link_to(post), post.lead_image, post.attachments[1])[1]
    part = client.get(address, headers={"range": "bytes=0-3"})
    assert (part.status_code, body_of(part)) == (206, b"%PDF")
    assert client.get(address, headers={"if-none-match": part["ETag"]}).status_code == 304
    assert client.post(address).status_code == 405


def test_the_public_page_keeps_its_public_addresses(client, language):
    post = hidden("post", stage="live")
    agreement = make_agreement(lead_image=make_image())
    attach(agreement, make_attachment())
    for path in (f"news/{post.number}/", f"agreements/{agreement.slug}/"):
        page = client.get(f"/{language}/{path}").content.decode()
        assert "/preview/" not in page
        assert re.search(r'src="/pictures/\d+/', page) and re.search(r'href="/files/\d+/', page)
