import errno
import io
import json
import zipfile
from urllib.parse import quote

import pytest
from django.core.files.storage import default_storage
from PIL import Image as Pixels

from policyarchive.library import fonts, sharing
from policyarchive.library.models import Attachment
from policyarchive.library.sharing import draw, lines_of
from policyarchive.publishing.actions import withdraw
from tests.factories import attach, make_agreement, make_attachment, make_home, make_image, make_post
from tests.library import samples
from tests.library.test_actions import figure
from tests.pages.reading import links, page_of, text_of, texts

pytestmark = pytest.mark.django_db
ITEMS = {"post": (make_post, "news/{0.number}/"), "agreement": (make_agreement, "agreements/{0.slug}/")}


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture(params=ITEMS)
def kind(request):
    return request.param


def made(kind, **columns):
    make, path = ITEMS[kind]
    item = make(**columns)
    return item, path.format(item)


def pictures(page):
    return list(page.iter("picture"))


def test_the_lead_picture_reserves_its_place_and_comes_at_once(client, language, kind):
    image = make_image(caption_ko="설명", caption_en="Caption", credit="미나", licence="cc-by")
    _item, path = made(kind, lead_image=image)
    page = page_of(client, f"/{language}/{path}")
    [picture] = pictures(page)
    img = picture.find("img")
    assert [source.get("type") for source in picture.iter("source")] == ["image/avif", "image/webp"]
    assert picture.find("source").get("srcset") == f"/pictures/{image.pk}/40.avif 40w"
    assert (img.get("width"), img.get("height"), img.get("loading")) == ("40", "30", None)
    assert img.get("alt") == image.alt_in(language)
    caption = text_of(next(page.iter("figcaption")))
    assert caption.startswith({"ko": "설명", "en": "Caption"}[language]) and "미나" in caption


def test_a_picture_in_the_text_loads_when_it_is_near(client):
    image = make_image(caption_ko="다른 말")
    post = make_post(title_ko="가", body_ko=figure(image, alt="글에 쓴 말"))
    [picture] = pictures(page_of(client, f"/ko/news/{post.number}/"))
    img = picture.find("img")
    assert (img.get("alt"), img.get("loading"), img.get("data-file")) == ("글에 쓴 말", "lazy", None)


def test_a_picture_in_the_text_speaks_by_its_own_words_where_the_text_has_none(client):
    image, decorative = make_image(alt_ko="그림의 말"), make_image(is_decorative=True)
    body = figure(image, alt="") + figure(decorative, alt="이 말은 읽히지 않는다")
    post = make_post(title_ko="가", body_ko=body)
    alts = [
        picture.find("img").get("alt") for picture in pictures(page_of(client, f"/ko/news/{post.number}/"))
    ]
    assert alts == ["그림의 말", ""]


def test_a_picture_that_is_gone_leaves_no_hole(client):
    post = make_post(title_ko="가", body_ko='<p>나</p><figure><img alt="" data-file="999"></figure>')
    page = page_of(client, f"/ko/news/{post.number}/")
    assert (pictures(page), texts(page, "prose")) == ([], ["나"])


@pytest.mark.parametrize("count", [1, 3])
def test_pictures_and_files_cost_no_query_each(client, kind, count, django_assert_num_queries):
    make_home()
    body = {"title_ko": "가", "body_ko": "".join(figure(make_image()) for _ in range(count))}
    item, path = made(kind, lead_image=make_image(), **(body if kind == "post" else {}))
    attach(item, *(make_attachment() for _ in range(count)))
    with django_assert_num_queries({"post": 7, "agreement": 10}[kind]):
        client.get(f"/ko/{path}")


def test_attachments_tell_name_kind_size_and_downloads(client, language, kind):
    item, path = made(kind)
    file = make_attachment("협정서.pdf", content=samples.PDF, title_ko="협정", title_en="The agreement")
    Attachment.objects.update(downloads=1234)
    attach(item, file, make_attachment("나.csv", content=samples.CSV))
    page = page_of(client, f"/{language}/{path}")
    assert {file.url, f"/{language}/{path}attachments.zip"} <= links(page)
    shown = next(text for text in texts(page, "attachments") if text)
    name = {"ko": "협정", "en": "The agreement"}[language]
    assert f"{name} (PDF, {len(samples.PDF)}" in shown and "1234" in shown and "나.csv (CSV," in shown


def test_an_item_without_files_shows_no_box(client, kind):
    _item, path = made(kind)
    assert texts(page_of(client, f"/ko/{path}"), "attachments") == []
    assert client.get(f"/ko/{path}attachments.zip").status_code == 404


def test_all_files_come_as_one_archive(client, kind):
    item, path = made(kind, title_ko="협정: 서울/런던")
    first, second = make_attachment("협정서.pdf", content=samples.PDF), make_attachment("협정서.PDF")
    attach(item, first, second)
    response = client.get(f"/ko/{path}attachments.zip")
    archive = zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))
    assert archive.namelist() == ["협정서.pdf", "협정서 (2).pdf"]
    assert archive.testzip() is None and archive.read("협정서.pdf") == samples.PDF
    name = quote("협정_ 서울_런던.zip", safe="")
    assert response["Content-Disposition"] == f"attachment; filename*=utf-8''{name}"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"


@pytest.mark.parametrize("stage", ["draft", "in_review", "unpublished"])
def test_nothing_of_a_hidden_item_comes_out(client, kind, stage):
    item, path = made(kind, stage=stage, lead_image=make_image())
    attach(item, make_attachment())
    for name in ("attachments.zip", "share.jpg"):
        assert client.get(f"/ko/{path}{name}").status_code == 404


def test_a_withdrawn_item_is_read_without_its_files(client, kind):
    image, file = make_image(), make_attachment()
    item, path = made(kind, lead_image=image)
    attach(item, file)
    withdraw(item, by=None, reason={"ko": "오류", "en": "An error"})
    page = page_of(client, f"/ko/{path}")
    assert pictures(page) == [] and file.url not in links(page)


def test_the_link_image_is_named_in_the_head_and_is_a_jpeg_of_1200_by_630(client, language, kind):
    _item, path = made(kind, lead_image=make_image())
    page = page_of(client, f"/{language}/{path}")
    shown = {meta.get("property"): meta.get("content") for meta in page.iter("meta")}
    address = f"http://testserver/{language}/{path}share.jpg"
    assert (shown["og:image"], shown["og:image:width"], shown["og:image:height"]) == (address, "1200", "630")
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "image/jpeg")
    assert Pixels.open(io.BytesIO(response.content)).size == (1200, 630)
    assert client.get(address).content == response.content


def test_the_link_image_follows_the_title(client):
    post = make_post(title_ko="하나")
    before = client.get(f"/ko/news/{post.number}/share.jpg").content
    type(post).objects.filter(pk=post.pk).update(title_ko="둘")
    assert client.get(f"/ko/news/{post.number}/share.jpg").content != before


def fail(*args, **kwargs):
    raise OSError(errno.ENOSPC, "No space left on device")


def test_the_link_image_is_made_once(client, monkeypatch):
    post = make_post()
    first = client.get(f"/ko/news/{post.number}/share.jpg").content
    monkeypatch.setattr(sharing, "draw", fail)
    assert client.get(f"/ko/news/{post.number}/share.jpg").content == first


@pytest.mark.parametrize("operation", ["save", "open", "delete"])
def test_the_link_image_comes_without_a_storage(client, monkeypatch, caplog, operation):
    post = make_post(lead_image=make_image())
    monkeypatch.setattr(default_storage._wrapped, operation, fail)
    for _ in range(2):
        answer = client.get(f"/ko/news/{post.number}/share.jpg")
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/jpeg")
        assert Pixels.open(io.BytesIO(answer.content)).size == (1200, 630)
    assert "No space left on device" in caplog.text


def test_a_link_image_that_is_half_written_is_not_shown(client, tmp_path):
    post = make_post()
    whole = client.get(f"/ko/news/{post.number}/share.jpg").content
    [path] = tmp_path.glob("share/*.jpg")
    for half in (whole[:5000], b""):
        path.write_bytes(half)
        assert client.get(f"/ko/news/{post.number}/share.jpg").content == whole
        assert path.read_bytes() == whole
    assert list(tmp_path.glob("share/*")) == [path]


def test_a_link_image_shows_the_picture_as_soon_as_it_can_be_read(client, monkeypatch, caplog):
    post = make_post(lead_image=make_image())
    with monkeypatch.context() as away:
        away.setattr(sharing, "_photo", fail)
        plain = client.get(f"/ko/news/{post.number}/share.jpg").content
    assert client.get(f"/ko/news/{post.number}/share.jpg").content != plain


def test_two_readers_at_the_same_moment_leave_one_link_image(monkeypatch, tmp_path):
    title, site = "같은 제목", "정책자료"

    def meanwhile(words, *, made=sharing.draw, **options):
        content = made(words, **options)
        with monkeypatch.context() as other:
            other.setattr(sharing, "draw", made)
            assert sharing.share_image(title, site_name=site) == content
        return content

    monkeypatch.setattr(sharing, "draw", meanwhile)
    content = sharing.share_image(title, site_name=site)
    [path] = tmp_path.glob("share/*")
    assert path.read_bytes() == content


def test_where_no_font_has_hangul_the_image_stays_without_words(monkeypatch):
    ground = Pixels.new("RGB", (1200, 630), "#052561")
    monkeypatch.setattr(fonts, "_with_hangul", lambda: None)
    plain = draw("서울", site_name="서울", ground=ground.copy())
    assert len(Pixels.open(io.BytesIO(plain)).getcolors()) == 1
    latin = draw("Seoul – London", site_name="Archive", ground=ground.copy())
    assert Pixels.open(io.BytesIO(latin)).getcolors() is None or latin != plain


def test_a_font_that_is_named_wrongly_is_not_used(settings, tmp_path):
    fonts._with_hangul.cache_clear()
    (tmp_path / "font.ttf").write_bytes(b"no font")
    settings.SHARE_FONT = str(tmp_path / "font.ttf")
    assert fonts.font_for("서울", size=40) is None
    fonts._with_hangul.cache_clear()


def test_a_long_title_is_broken_between_words_and_inside_of_too_long_ones():
    font = fonts.font_for("Seoul", size=40)
    lines = lines_of("Seoul and London " + "a" * 90, font, width=400)
    assert lines[0] == "Seoul and London" and all(font.getlength(line) <= 400 for line in lines)
    assert "".join(lines[1:]) == "a" * 90


def test_the_board_marks_posts_with_pictures_and_files(client):
    plain, full = make_post(title_ko="가"), make_post(title_ko="나", lead_image=make_image())
    attach(full, make_attachment())
    html = client.get("/ko/news/").content.decode()
    assert html.count("mark-icon--picture") == html.count("mark-icon--file") == 1
    assert plain.title_ko in html


def test_metadata_names_picture_and_files(client):
    post = make_post(lead_image=make_image())
    file = make_attachment("나.csv", content=samples.CSV)
    attach(post, file)
    page = page_of(client, f"/ko/news/{post.number}/")
    blocks = [
        json.loads(block.text) for block in page.iter("script") if "ld+json" in (block.get("type") or "")
    ]
    article = next(block for block in blocks if block["@type"] == "NewsArticle")
    assert article["image"] == [f"http://testserver/ko/news/{post.number}/share.jpg"]
    feed = client.get("/ko/news/feed/").content.decode()
    assert f'href="http://testserver{file.url}"' in feed and 'rel="enclosure"' in feed


def test_pictures_in_the_feed_have_full_addresses(client):
    make_post(title_ko="가", body_ko=figure(make_image()))
    content = client.get("/ko/news/feed/").content.decode()
    assert content.count("/pictures/") == content.count("http://testserver/pictures/") == 1


def test_the_home_page_shows_the_newest_pictures_around_their_focal_points(client):
    for n in range(3):
        make_post(title_ko=f"글 {n}", lead_image=make_image(focus_x=23, focus_y=100))
    html = client.get("/ko/").content.decode()
    assert html.count("focus-x-25 focus-y-100") == 3
