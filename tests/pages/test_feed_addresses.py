"""Feeds of lists, filters, cities and areas: what they hold, what they say of themselves, where they are."""

import datetime

import feedparser
import pytest
from django.utils import timezone

from agreements.models import Agreement
from agreements.slugs import RESERVED
from policyarchive.pages.models import SiteSettings
from policyarchive.pages.urls.translated import agreements_urls
from policyarchive.publishing import actions
from policyarchive.publishing.signals import announce
from tests.factories import (
    attach,
    make_agreement,
    make_area,
    make_attachment,
    make_category,
    make_city,
    make_home,
    make_post,
)
from tests.pages.reading import page_of

pytestmark = pytest.mark.django_db
NOON = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)


@pytest.fixture
def archive():
    """An agreement, a post about its city, another post, and a city without anything."""
    SiteSettings.objects.create(pk=1, name_ko="아카이브", name_en="Archive", organisation_en="The City")
    london, paris = make_city("london", name_ko="런던", name_en="London"), make_city("paris")
    air, policy = make_area("air", name_ko="대기", name_en="Air"), make_category("policy", name_en="Policy")
    pact = make_agreement(
        "pact",
        signed="2015-12",
        kind="mou",
        cities=[make_home(), london],
        areas=[air],
        title_en="Pact",
        title_ko="협정",
        summary_en="About <air> & more",
        summary_ko="대기",
    )
    Agreement.objects.filter(pk=pact.pk).update(first_published_at=NOON)
    announce(pact)  # to the search
    about = {"title_en": "Report", "title_ko": "보고", "department_en": "Air Office", "licence": "cc-by"}
    make_post(cities=[london], areas=[air], category=policy, **about)
    make_post(title_ko="다른 글", title_en="Other")
    return {"london": london, "paris": paris, "pact": pact}


def feed_at(client, path):
    answer = client.get(path)
    assert (answer.status_code, answer.headers["Content-Type"]) == (
        200,
        "application/atom+xml; charset=utf-8",
    ), path
    feed = feedparser.parse(answer.content)
    assert (feed.bozo, feed.version) == (False, "atom10"), path
    return feed


def titles(client, path):
    return sorted(entry.title for entry in feed_at(client, path).entries)


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("news/feed/", ["Other", "Report"]),
        ("news/feed/?city=london", ["Report"]),
        ("news/feed/?category=policy&area=air&city=london&year=2017", ["Report"]),
        ("news/feed/?q=Other", ["Other"]),
        ("news/feed/?q=Report&scope=title", ["Report"]),
        ("news/feed/?year=2017&page=2", ["Other", "Report"]),
        ("agreements/feed/", ["Pact"]),
        ("agreements/feed/?kind=mou&city=london&area=air&region=europe&status=in_force&year=2015", ["Pact"]),
        ("agreements/feed/?q=Pact", ["Pact"]),
        ("agreements/feed/?kind=sister_city", []),
        ("agreements/feed/?region=asia", []),
        ("cities/london/feed/", ["Pact", "Report"]),
        ("cities/paris/feed/", []),
        ("areas/air/feed/", ["Pact", "Report"]),
    ],
)
def test_a_feed_holds_exactly_what_its_list_shows(client, archive, path, found):
    assert titles(client, f"/en/{path}") == found


@pytest.mark.parametrize(
    ("path", "title", "page"),
    [
        ("news/feed/", "Archive: news", "news/"),
        ("news/feed/?city=london&year=2017", "Archive: news (London · 2017)", "news/?city=london&year=2017"),
        ("agreements/feed/", "Archive: agreements", "agreements/"),
        ("agreements/feed/?area=air", "Archive: agreements (Air)", "agreements/?area=air"),
        ("cities/london/feed/", "Archive: London", "cities/london/"),
        ("areas/air/feed/", "Archive: Air", "areas/air/"),
    ],
)
def test_a_feed_says_what_it_is_and_where_its_page_and_its_twin_are(client, archive, path, title, page):
    feed = feed_at(client, f"/en/{path}").feed
    assert (feed.title, feed.language, feed.author) == (title, "en", "The City")
    assert {(one.rel, one.get("hreflang"), one.href) for one in feed.links} == {
        ("alternate", None, f"http://testserver/en/{page}"),
        ("alternate", "ko", f"http://testserver/ko/{path}"),
        ("self", None, f"http://testserver/en/{path}"),
    }
    assert client.get(f"/en/{page}").status_code == 200
    assert feed_at(client, f"/ko/{path}").feed.language == "ko"


def test_an_entry_of_an_agreement_says_what_the_register_knows(client, archive):
    file = make_attachment()
    attach(archive["pact"], file)
    [entry] = feed_at(client, "/en/agreements/feed/").entries
    assert entry.link == "http://testserver/en/agreements/pact/"
    assert entry.id.startswith("urn:uuid:")
    assert entry.published == entry.updated == timezone.localtime(NOON).isoformat()
    assert entry.summary == "About &lt;air&gt; &amp; more"
    content = entry.content[0].value
    assert "<li><strong>Signed on</strong>: December 2015</li>" in content
    assert "<li><strong>Parties</strong>: Seoul, London</li>" in content
    assert [(tag.term, tag.label) for tag in entry.tags] == [
        ("mou", "Memorandum of understanding"),
        ("air", "Air"),
    ]
    assert [(one.href, one.type) for one in entry.enclosures] == [
        (f"http://testserver{file.url}", "application/pdf")
    ]


def test_an_entry_of_a_post_names_office_category_areas_and_licence(client, archive):
    [entry] = feed_at(client, "/en/news/feed/?city=london").entries
    assert entry.author == "Air Office"
    assert {(tag.term, tag.scheme, tag.label) for tag in entry.tags} == {
        ("policy", "http://testserver/en/news/?category=", "Policy"),
        ("air", "http://testserver/en/areas/", "Air"),
    }
    assert entry.rights == "CC BY 4.0: attribution"
    assert [one.href for one in entry.links if one.rel == "license"] == [
        "https://creativecommons.org/licenses/by/4.0/"
    ]


def test_the_name_of_an_agreement_stays_when_its_address_changes(client, archive):
    [before] = feed_at(client, "/en/agreements/feed/").entries
    archive["pact"].refresh_from_db()
    archive["pact"].slug = "pact-2015"
    archive["pact"].save()
    [after] = feed_at(client, "/en/agreements/feed/").entries
    assert (after.id, after.link) == (before.id, "http://testserver/en/agreements/pact-2015/")


def test_a_major_change_of_an_agreement_brings_it_to_the_top(client, archive):
    later = make_agreement("later", title_en="Later", title_ko="나중")
    Agreement.objects.filter(pk=later.pk).update(first_published_at=NOON + datetime.timedelta(days=1))
    order = [entry.title for entry in feed_at(client, "/en/agreements/feed/").entries]
    assert order == ["Later", "Pact"]
    copy = actions.start_working_copy(Agreement.objects.get(slug="pact"), by=None)
    actions.publish(copy, by=None, is_major=True, change_note={"en": "Corrected", "ko": "수정"})
    entries = feed_at(client, "/en/agreements/feed/").entries
    assert [entry.title for entry in entries] == ["Pact", "Later"]
    assert entries[0].updated > entries[0].published


def test_a_feed_holds_only_what_is_whole_in_its_language(client):
    make_agreement("whole"), make_agreement("korean", title_ko="한국어만", title_en=None)
    assert len(feed_at(client, "/ko/agreements/feed/").entries) == 2
    assert len(feed_at(client, "/en/agreements/feed/").entries) == 1


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("news/feed/?category=&city=london&q=&scope=title_body", "news/feed/?city=london"),
        ("news/feed/?page=1", "news/feed/"),
        ("agreements/feed/?kind=&area=air&page=2", "agreements/feed/?area=air"),
        ("cities/londinium/feed/", "cities/london/feed/"),
        ("news/feed/?city=londinium", "news/feed/?city=london"),
    ],
)
def test_a_feed_has_one_address(client, archive, asked, kept):
    archive["london"].slug = "londinium"
    archive["london"].save()
    archive["london"].slug = "london"
    archive["london"].save()
    answer = client.get(f"/en/{asked}")
    assert (answer.status_code, answer["Location"]) == (301, f"/en/{kept}")
    assert client.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize(
    "path", ["news/feed/?city=nowhere", "agreements/feed/?status=x", "cities/nowhere/feed/", "areas/x/feed/"]
)
def test_a_feed_of_nothing_that_can_be_is_not_found(client, archive, path):
    assert client.get(f"/en/{path}").status_code == 404


def test_a_feed_that_did_not_change_is_not_sent_again(client, archive):
    for path in ("news/feed/", "agreements/feed/", "cities/london/feed/", "cities/paris/feed/"):
        first = client.get(f"/en/{path}")
        again = client.get(f"/en/{path}", headers={"if-none-match": first.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b""), path
        assert "Last-Modified" not in first.headers  # a withdrawal would turn it back
    make_post(title_en="New", title_ko="새 글")
    etag = client.get("/en/agreements/feed/").headers["ETag"]
    assert client.get("/en/news/feed/", headers={"if-none-match": etag}).status_code == 200


def test_what_is_withdrawn_leaves_every_feed_at_once(client, archive):
    actions.withdraw(Agreement.objects.get(slug="pact"), by=None, reason={"ko": "잘못", "en": "Wrong"})
    for path in ("agreements/feed/", "cities/london/feed/", "areas/air/feed/"):
        assert "Pact" not in titles(client, f"/en/{path}"), path


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("path", "queries"),
    [
        # site, city, how rare it is, where posts stand, posts, attachments, areas of posts, areas
        ("news/feed/?city=london", 8),
        ("agreements/feed/", 7),  # site, agreements, attachments, parties, cities, areas of agreements, areas
        ("cities/london/feed/", 14),  # site and city, and those of both lists
        ("areas/air/feed/", 14),
    ],
)
def test_the_queries_of_a_feed_do_not_grow(client, count, path, queries, django_assert_num_queries):
    home, london, air = make_home(), make_city("london"), make_area("air")
    for n in range(count):
        pact = make_agreement(f"pact-{n}", cities=[home, london], areas=[air])
        make_post(cities=[london], areas=[air], agreements=[pact])
    with django_assert_num_queries(queries):
        assert client.get(f"/en/{path}").status_code == 200


def test_no_agreement_can_take_the_address_of_a_page_of_the_register():
    routes = [str(entry.pattern) for entry in agreements_urls]
    below = [route.split("/")[1] for route in routes if route.startswith("agreements/")]
    taken = {name for name in below if name and "<" not in name and "." not in name}
    assert "feed" in taken and taken <= set(RESERVED)


def feeds_named(page):
    return [
        (link.get("href"), link.get("title"))
        for link in page.iter("link")
        if link.get("type") == "application/atom+xml"
    ]


@pytest.mark.parametrize(
    ("path", "feed", "title"),
    [
        ("", "news/feed/", "News feed"),
        ("news/", "news/feed/", "Feed: News"),
        ("news/?city=london", "news/feed/?city=london", "Feed: News: London (1 post)"),
        ("news/?city=nowhere", "news/feed/", "News feed"),
        ("agreements/", "agreements/feed/", "Feed: Agreements"),
        ("agreements/?area=air", "agreements/feed/?area=air", "Feed: Agreements: Air (1 agreement)"),
        ("cities/london/", "cities/london/feed/", "Feed: London"),
        ("areas/air/", "areas/air/feed/", "Feed: Air"),
    ],
)
def test_each_page_names_its_own_feed(client, archive, path, feed, title):
    page = page_of(client, f"/en/{path}")
    assert feeds_named(page) == [(f"http://testserver/en/{feed}", title)]
    shown = {link.get("href") for link in page.iter("a") if link.get("class") == "feed"}
    assert shown == (set() if title == "News feed" else {f"/en/{feed}"})


def test_one_page_lists_every_feed_in_both_languages(client, archive, language):
    page = page_of(client, f"/{language}/feeds/")
    listed = {link.get("href") for link in page.iter("a") if link.get("type") == "application/atom+xml"}
    assert listed == {
        f"/{code}/{path}"
        for code in ("ko", "en")
        for path in (
            *("news/feed/", "agreements/feed/", "news/feed/?category=policy"),
            *("cities/london/feed/", "cities/paris/feed/", "areas/air/feed/"),
        )
    }
    for path in listed:
        feed_at(client, path)
    assert f"/{language}/feeds/" in {link.get("href") for link in page_of(client, f"/{language}/").iter("a")}


@pytest.mark.parametrize("count", [1, 3])
def test_the_queries_of_the_page_of_feeds_do_not_grow(client, count, django_assert_num_queries):
    for n in range(count):
        make_city(f"city-{n}"), make_area(f"area-{n}"), make_category(f"category-{n}")
    with django_assert_num_queries(4):  # site, categories, cities, areas
        client.get("/en/feeds/")
