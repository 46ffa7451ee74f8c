"""What programs read."""

import datetime
import json
import sqlite3
import xml.etree.ElementTree as ET
from contextlib import closing

import feedparser
import pytest
from django.core.files.storage import default_storage
from django.db import OperationalError, connection
from django.utils import timezone

from news.actions import create_post
from news.models import Post
from policyarchive.pages import readiness, sitemaps
from policyarchive.pages.models import SiteSettings
from policyarchive.publishing.actions import publish, start_working_copy
from tests.factories import make_agreement, make_area, make_category, make_city, make_post

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom"}
NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def sitemap(client, path="/sitemap.xml"):
    tree = ET.fromstring(client.get(path).content)  # noqa: S314 - our own answer
    return {
        url.find("s:loc", NS).text: {
            link.get("hreflang"): link.get("href") for link in url.findall("x:link", NS)
        }
        for url in tree.findall("s:url", NS)
    }


def test_the_sitemap_names_each_real_language_and_its_alternates(client):
    both = make_post()
    korean = make_post(title_ko="가")
    urls = sitemap(client)
    ko, en = (f"http://testserver/{code}/news/{both.number}/" for code in ("ko", "en"))
    assert urls[ko] == urls[en] == {"ko": ko, "en": en}
    assert f"http://testserver/ko/news/{korean.number}/" in urls
    assert f"http://testserver/en/news/{korean.number}/" not in urls


def test_the_sitemap_names_every_public_kind_of_page(client):
    make_agreement("pact"), make_city("london"), make_area("air")
    urls = sitemap(client)
    for path in (
        "",
        "news/",
        "agreements/",
        "cities/",
        "areas/",
        "agreements/pact/",
        "cities/london/",
        "areas/air/",
    ):
        assert f"http://testserver/en/{path}" in urls


def test_every_address_in_the_sitemap_answers(client):
    make_post(agreements=[make_agreement("pact")], cities=[make_city("london")], areas=[make_area("air")])
    for url in sitemap(client):
        assert client.get(url.removeprefix("http://testserver")).status_code == 200, url


def test_what_is_hidden_is_not_in_the_sitemap(client):
    post, agreement = make_post(stage="draft"), make_agreement("hidden", stage="draft")
    content = client.get("/sitemap.xml").content.decode()
    assert f"/news/{post.number}/" not in content
    assert agreement.slug not in content


def test_a_large_site_gets_an_index_of_sections(client, monkeypatch):
    monkeypatch.setattr(sitemaps.TranslatedSitemap, "limit", 2)
    make_post(), make_post()
    tree = ET.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 - our own answer
    maps = [item.text for item in tree.findall("s:sitemap/s:loc", NS)]
    assert "http://testserver/sitemap-news.xml?p=2" in maps
    assert len(sitemap(client, "/sitemap-news.xml?p=2")) == 2
    assert client.get("/sitemap-nothing.xml").status_code == 404
    assert client.get("/sitemap-news.xml?p=99").status_code == 404


@pytest.mark.parametrize("limit", [1, 2, 3, 50])
def test_the_maps_of_a_section_name_each_address_once(client, monkeypatch, limit):
    monkeypatch.setattr(sitemaps.TranslatedSitemap, "limit", limit)
    both, korean = make_post(title_ko="가", title_en="A"), make_post(title_ko="나", title_en=None)
    english = make_post(original_language="en", title_ko=None, title_en="B")
    make_post(stage="draft")
    shown = [
        url for page in range(-(-4 // limit)) for url in sitemap(client, f"/sitemap-news.xml?p={page + 1}")
    ]
    wanted = [("ko", both), ("ko", korean), ("en", both), ("en", english)]
    assert sorted(shown) == sorted(f"http://testserver/{code}/news/{post.number}/" for code, post in wanted)


def test_the_public_address_is_used_when_it_is_set(client, settings):
    settings.SITE_URL = "https://archive.example.org"
    make_post()
    assert all(url.startswith("https://archive.example.org/") for url in sitemap(client))
    assert b"https://archive.example.org/sitemap.xml" in client.get("/robots.txt").content


def test_the_feed_is_one_that_a_reader_reads(client, language):
    SiteSettings.objects.create(pk=1, name_ko="아카이브", name_en="Archive")
    post = make_post(
        title_ko="가 & 나", title_en="A & B", body_ko="<p>가</p>", body_en="<p>a</p>", byline="ssunha"
    )
    response = client.get(f"/{language}/news/feed/")
    feed = feedparser.parse(response.content)
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert (feed.bozo, feed.version) == (False, "atom10")
    assert feed.feed.title == {"ko": "아카이브: 새소식", "en": "Archive: news"}[language]
    assert [entry.link for entry in feed.entries] == [f"http://testserver/{language}/news/{post.number}/"]
    assert feed.entries[0].title == {"ko": "가 & 나", "en": "A & B"}[language]
    assert feed.entries[0].author == "ssunha"
    assert feed.entries[0].published == "2017-04-12T00:00:00+09:00"


def test_the_feed_keeps_the_rules_of_atom(client, language):
    SiteSettings.objects.create(pk=1, name_ko="아카이브", name_en="Archive")
    make_post(title_ko="가", title_en="A", byline="", body_ko='<p><a href="/ko/areas/">가</a></p>')
    feed = ET.fromstring(client.get(f"/{language}/news/feed/").content)  # noqa: S314 - our own answer
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    for part in [feed, *feed.findall("a:entry", ATOM)]:
        assert part.find("a:id", ATOM).text.startswith(("http://testserver/", "urn:uuid:"))
        assert part.find("a:title", ATOM).text and part.find("a:updated", ATOM).text
    assert [name.text for name in feed.iter(f"{{{ATOM['a']}}}name")] == [
        {"ko": "아카이브", "en": "Archive"}[language]
    ]
    addresses = [word for word in ET.tostring(feed, "unicode").split('"') if "/areas/" in word]
    assert addresses == ["http://testserver/ko/areas/"] * (language == "ko")


def test_the_feed_holds_only_public_posts_of_its_language(client):
    (
        make_post(title_ko="한국어"),
        make_post(title_en="English", original_language="en"),
        make_post(stage="draft"),
    )
    titles = {
        code: [e.title for e in feedparser.parse(client.get(f"/{code}/news/feed/").content).entries]
        for code in ("ko", "en")
    }
    assert titles == {"ko": ["한국어"], "en": ["English"]}


def entry_of(client, path="/en/news/feed/"):
    return feedparser.parse(client.get(path).content).entries[0]


def test_a_correction_on_the_day_of_publication_is_a_later_moment(client):
    post = publish(
        create_post(Post(title_en="News", title_ko="가", original_language="en"), by=None), by=None
    )
    before = entry_of(client)
    assert before.published == before.updated == timezone.localtime(post.first_published_at).isoformat()
    change(post, by=None, is_major=False)
    assert entry_of(client).updated == before.updated
    change(post, by=None, is_major=True)
    after = entry_of(client)
    assert (after.published, after.id) == (before.published, before.id)
    assert datetime.datetime.fromisoformat(after.updated) > datetime.datetime.fromisoformat(before.updated)


def change(post, *, by, is_major):
    copy = start_working_copy(Post.objects.get(pk=post.pk), by=by)
    return publish(copy, by=by, is_major=is_major, change_note={"en": "Corrected"} if is_major else None)


def test_the_name_of_an_entry_does_not_hang_on_the_domain(client, settings):
    make_post()
    before = entry_of(client).id
    settings.SITE_URL = "https://elsewhere.example"
    assert entry_of(client).id == before
    assert before.startswith("urn:uuid:")
    assert entry_of(client, "/ko/news/feed/").id != before


def test_an_entry_has_a_summary_and_the_whole_text(client):
    make_post(summary_en="A < B", body_en="<p>Whole <em>text</em></p>")
    entry = entry_of(client)
    assert (entry.summary, entry.content[0].value) == ("A &lt; B", "<p>Whole <em>text</em></p>")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 3),
        ("?city=london", 1),
        ("?area=air", 1),
        ("?category=report", 1),
        ("?year=2017", 3),
        ("?utm=x", 3),
    ],
)
def test_a_filter_of_the_board_filters_the_feed(client, query, found):
    make_post(cities=[make_city("london")])
    make_post(areas=[make_area("air")])
    make_post(category=make_category("report"))
    feed = feedparser.parse(client.get(f"/en/news/feed/{query}").content)
    assert len(feed.entries) == found


@pytest.mark.parametrize("query", ["?city=nowhere", "?area=nothing", "?category=x", "?year=soon"])
def test_a_filter_that_nothing_can_fit_is_not_passed_over(client, query):
    make_post()
    assert client.get(f"/en/news/feed/{query}").status_code == 404


@pytest.mark.parametrize("count", [1, 3, 20])
def test_the_queries_of_feed_and_sitemap_do_not_grow(client, count, django_assert_num_queries):
    for _ in range(count):
        make_post()
    with django_assert_num_queries(5):  # site, where posts stand, posts, their attachments, their areas
        client.get("/en/news/feed/")
    with django_assert_num_queries(16):  # two of them: when the newest item changed; eight: posts
        client.get("/sitemap.xml")


def test_robots_are_kept_out_of_the_admin_and_shown_the_map(client):
    content = client.get("/robots.txt").content.decode().splitlines()
    assert content == ["User-agent: *", "Disallow: /admin/", "", "Sitemap: http://testserver/sitemap.xml"]


def test_a_contact_for_security_is_given_where_there_is_one(client):
    assert client.get("/.well-known/security.txt").status_code == 404
    SiteSettings.objects.create(pk=1, email="security@example.org")
    shown = dict(
        line.split(": ", 1)
        for line in client.get("/.well-known/security.txt").content.decode().strip().splitlines()
    )
    assert shown["Contact"] == "mailto:security@example.org"
    assert shown["Canonical"] == "http://testserver/.well-known/security.txt"
    assert shown["Expires"].endswith("T00:00:00Z")


def test_the_process_says_that_it_is_alive(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert json.loads(client.get("/healthz").content) == {"status": "ok"}


def readiness_of(client):
    response = client.get("/readyz")
    return response.status_code, response.json()


@pytest.mark.django_db(transaction=True)
def test_it_is_ready(client):
    shown = {"status": "ok", "database": True, "writable": True, "storage": True}
    assert readiness_of(client) == (200, shown)


@pytest.mark.django_db(transaction=True)
def test_a_locked_database_is_reported_and_takes_nobody_out(client):
    if connection.vendor != "sqlite":
        return  # PostgreSQL locks rows, and never the whole
    with closing(sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        shown = {"status": "degraded", "database": True, "writable": False, "storage": True}
        assert readiness_of(client) == (200, shown)


@pytest.mark.django_db(transaction=True)
def test_a_storage_that_is_away_is_reported_and_takes_nobody_out(client, monkeypatch):
    def broken(name):
        raise OSError

    monkeypatch.setattr(default_storage, "exists", broken)
    shown = {"status": "degraded", "database": True, "writable": True, "storage": False}
    assert readiness_of(client) == (200, shown)


def test_it_is_not_ready_without_its_database(client, monkeypatch):
    def fail(*args, **kwargs):
        raise OperationalError

    monkeypatch.setattr(readiness.connection, "cursor", fail)
    shown = {"status": "not ready", "database": False, "writable": False, "storage": True}
    assert readiness_of(client) == (503, shown)
