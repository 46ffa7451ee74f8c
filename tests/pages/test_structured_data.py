"""JSON-LD: what each kind of page tells programs, read as JSON and checked for its shape."""

import datetime
import json

import pytest

from agreements.models import Agreement
from news.models import Post
from policyarchive.pages.models import SiteSettings
from policyarchive.publishing import actions
from tests.answers import status
from tests.factories import (
    attach,
    make_agreement,
    make_area,
    make_attachment,
    make_category,
    make_city,
    make_home,
    make_post,
    make_source,
    relate,
)
from tests.pages.reading import page_of

pytestmark = pytest.mark.django_db
NOON = datetime.datetime(2026, 3, 1, 3, tzinfo=datetime.UTC)
EVIL = "</script><script>alert(1)</script>&<!--"
HOST = "http://testserver"


def blocks(client, path):
    """Return the JSON-LD of a page by types; each block states its vocabulary and has no empty value."""
    page = page_of(client, path)
    found = [json.loads(s.text) for s in page.iter("script") if s.get("type") == "application/ld+json"]
    for block in found:
        assert block["@context"] == "https://schema.org" and is_filled(block), path
    assert len(page.findall("head/script[@type='application/ld+json']")) == len(found)
    return {block["@type"]: block for block in found}


def is_filled(value):
    if isinstance(value, dict):
        is_named = "@type" in value or "@id" in value
        return is_named and all(is_filled(one) for one in value.values())
    return (
        all(is_filled(one) for one in value) and bool(value)
        if isinstance(value, list)
        else value not in ("", None)
    )


@pytest.fixture
def archive():
    SiteSettings.objects.create(
        pk=1,
        name_ko="아카이브",
        name_en="Archive",
        organisation_en="The City",
        organisation_ko="시청",
        email="a@example.org",
        phone="02-120",
        address_en="1 Street",
    )
    seoul = make_home()
    london = make_city("london", name_en="London", latitude=51.5, longitude=-0.12)
    air = make_area("air", name_en="Air")
    earlier = make_agreement("earlier", signed="2015-12", title_en="Earlier", cities=[seoul, london])
    pact = make_agreement(
        "pact",
        title_en="Pact",
        summary_en="What it is",
        summary_ko="요약",
        place_en="London City Hall",
        cities=[seoul, london],
        areas=[air],
        expires_on=datetime.date(2090, 4, 2),
    )
    Agreement.objects.filter(pk=pact.pk).update(first_published_at=NOON)
    make_source(pact, url="https://example.org/source")
    relate(pact, "follows_up", earlier)
    post = make_post(
        title_ko="글",
        title_en="News",
        summary_ko="요지",
        summary_en="In short",
        department_en="Air Office",
        department_ko="대기과",
        category=make_category(name_en="Reports"),
        agreements=[pact],
        cities=[london],
        areas=[air],
    )
    return {"pact": pact, "post": post}


def test_a_post_is_a_news_article(client, archive):
    post = archive["post"]
    article = blocks(client, f"/en/news/{post.number}/")["NewsArticle"]
    assert article.pop("publisher") == {
        "@type": "Organization",
        "@id": f"{HOST}/#organisation",
        "name": "The City",
        "url": f"{HOST}/en/",
        "logo": f"{HOST}/static/img/icon-512.png",
        "email": "a@example.org",
        "telephone": "02-120",
        "address": "1 Street",
    }
    assert article == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "News",
        "description": "In short",
        "inLanguage": "en",
        "datePublished": "2017-04-12",
        "dateModified": "2017-04-12",
        "mainEntityOfPage": f"{HOST}/en/news/{post.number}/",
        "url": f"{HOST}/en/news/{post.number}/",
        "image": [f"{HOST}/en/news/{post.number}/share.jpg"],
        "articleSection": "Reports",
        "author": {
            "@type": "Organization",
            "name": "Air Office",
            "parentOrganization": {"@type": "Organization", "@id": f"{HOST}/#organisation"},
        },
        "isPartOf": {"@type": "WebSite", "@id": f"{HOST}/#website", "name": "Archive", "url": f"{HOST}/en/"},
        "about": [
            {"@type": "Legislation", "name": "Pact", "url": f"{HOST}/en/agreements/pact/"},
            {"@type": "AdministrativeArea", "name": "London", "url": f"{HOST}/en/cities/london/"},
            {"@type": "DefinedTerm", "name": "Air", "url": f"{HOST}/en/areas/air/"},
        ],
    }


def test_moments_bear_their_zone_where_a_moment_is_known(client, archive):
    post = archive["post"]
    Post.objects.filter(pk=post.pk).update(first_published_at=NOON, posted_on=NOON.date(), revised_at=NOON)
    article = blocks(client, f"/en/news/{post.number}/")["NewsArticle"]
    assert article["datePublished"] == "2026-03-01T12:00:00+09:00"
    assert article["dateModified"] == "2026-03-01T12:00:00+09:00"


def test_an_agreement_is_a_document_with_what_the_register_knows(client, archive):
    file = make_attachment()
    attach(archive["pact"], file)
    document = blocks(client, "/en/agreements/pact/")["Legislation"]
    seoul, london = (f"{HOST}/en/cities/{slug}/" for slug in ("seoul", "london"))
    assert document == {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "name": "Pact",
        "url": f"{HOST}/en/agreements/pact/",
        "description": "What it is",
        "inLanguage": "en",
        "legislationType": "Friendship city",
        "legislationDate": "2017-04-03",
        "legislationLegalForce": "InForce",
        "legislationPassedBy": [
            {"@type": "GovernmentOrganization", "name": "Seoul", "url": seoul},
            {"@type": "GovernmentOrganization", "name": "London", "url": london},
        ],
        "legislationJurisdiction": [
            {"@type": "AdministrativeArea", "name": "Seoul", "url": seoul},
            {"@type": "AdministrativeArea", "name": "London", "url": london},
        ],
        "isBasedOn": [{"@type": "Legislation", "name": "Earlier", "url": f"{HOST}/en/agreements/earlier/"}],
        "locationCreated": {"@type": "Place", "name": "London City Hall"},
        "temporalCoverage": "2017-04-03/2090-04-02",
        "expires": "2090-04-02",
        "about": [{"@type": "DefinedTerm", "name": "Air", "url": f"{HOST}/en/areas/air/"}],
        "citation": ["https://example.org/source"],
        "encoding": [
            {
                "@type": "MediaObject",
                "contentUrl": f"{HOST}{file.url}",
                "encodingFormat": "application/pdf",
                "contentSize": str(file.stored.size),
            }
        ],
        "isPartOf": {
            "@type": "Dataset",
            "@id": f"{HOST}/#register",
            "name": "Register of agreements between cities",
            "url": f"{HOST}/en/agreements/",
        },
        "datePublished": "2026-03-01T12:00:00+09:00",
        "dateModified": "2026-03-01T12:00:00+09:00",
    }


@pytest.mark.parametrize(
    ("kind", "name"),
    [("follows_up", "isBasedOn"), ("implements", "isBasedOn"), ("raises", "isBasedOn")]
    + [
        (kind, "legislationChanges")
        for kind in ("renews", "amends", "supplements", "supersedes", "terminates")
    ],
)
def test_relations_are_changes_or_origins(client, archive, kind, name):
    archive["pact"].relations.all().delete()
    relate(archive["pact"], kind, Agreement.objects.get(slug="earlier"))
    document = blocks(client, "/en/agreements/pact/")["Legislation"]
    assert [one["name"] for one in document[name]] == ["Earlier"]
    assert {"isBasedOn", "legislationChanges"} & set(document) == {name}


@pytest.mark.parametrize("signed", ["2015-12", "1971"])
def test_no_day_is_made_up(client, signed):
    make_agreement("pact", signed=signed)
    document = blocks(client, "/ko/agreements/pact/")["Legislation"]
    assert (document["legislationDate"], document["temporalCoverage"]) == (signed, f"{signed}/..")


def test_an_agreement_of_unknown_force_claims_none(client):
    make_agreement("pact", signed=None)
    document = blocks(client, "/en/agreements/pact/")["Legislation"]
    assert not {"legislationLegalForce", "legislationDate", "temporalCoverage", "expires"} & set(document)


def test_the_register_is_a_dataset_that_can_be_had(client, archive, language):
    dataset = blocks(client, f"/{language}/agreements/")["Dataset"]
    assert 50 <= len(dataset["description"]) <= 5000  # what search engines for data ask
    assert (dataset["@id"], dataset["inLanguage"]) == (f"{HOST}/#register", language)
    for one in dataset["distribution"]:
        assert one["@type"] == "DataDownload"
        answer = client.get(one["contentUrl"].removeprefix(HOST))
        assert answer.status_code == 200
        assert answer.headers["Content-Type"].partition(";")[0] == one["encodingFormat"]
    for narrowed in ("?kind=mou", "?year=2017"):
        assert "Dataset" not in blocks(client, f"/{language}/agreements/{narrowed}")


def test_the_home_page_introduces_site_and_organisation(client, archive, language):
    found = blocks(client, f"/{language}/")
    site, owner = found["WebSite"], found["Organization"]
    assert (site["@id"], site["url"], site["inLanguage"]) == (
        f"{HOST}/#website",
        f"{HOST}/{language}/",
        language,
    )
    assert site["publisher"]["@id"] == owner["@id"]
    template = site["potentialAction"]["target"]["urlTemplate"]
    assert site["potentialAction"]["query-input"] == "required name=search_term_string"
    answer = client.get(template.removeprefix(HOST).replace("{search_term_string}", "Pact"))
    assert answer.status_code == 200
    assert status(client, owner["logo"].removeprefix(HOST)) == 200


def test_an_official_site_is_of_a_government(client, archive):
    SiteSettings.objects.update(is_official=True)
    assert blocks(client, "/en/")["GovernmentOrganization"]["name"] == "The City"


def test_a_city_says_where_it_lies(client, archive):
    assert blocks(client, "/en/cities/london/")["AdministrativeArea"] == {
        "@context": "https://schema.org",
        "@type": "AdministrativeArea",
        "name": "London",
        "url": f"{HOST}/en/cities/london/",
        "containedInPlace": {"@type": "Country", "name": "United Kingdom", "identifier": "GB"},
        "geo": {"@type": "GeoCoordinates", "latitude": 51.5, "longitude": -0.12},
    }


def test_crumbs_lead_to_pages(client, archive, language):
    paths = ["agreements/", "agreements/pact/", "cities/london/", "areas/air/", "news/", "feeds/"]
    for path in [*paths, f"news/{archive['post'].number}/"]:
        crumbs = blocks(client, f"/{language}/{path}")["BreadcrumbList"]["itemListElement"]
        assert [crumb["position"] for crumb in crumbs] == list(range(1, len(crumbs) + 1))
        assert "item" not in crumbs[-1]
        for crumb in crumbs[:-1]:
            assert client.get(crumb["item"].removeprefix(HOST)).status_code == 200


def test_no_text_ends_a_block(client):
    SiteSettings.objects.create(pk=1, name_ko=EVIL, name_en=EVIL, organisation_en=EVIL)
    city, area = make_city("london", name_en=EVIL, description_en=EVIL), make_area("air", name_en=EVIL)
    pact = make_agreement("pact", title_en=EVIL, summary_en=EVIL, place_en=EVIL, cities=[city], areas=[area])
    about = {"agreements": [pact], "cities": [city], "areas": [area], "byline": EVIL}
    post = make_post(title_ko="글", title_en=EVIL, summary_en=EVIL, summary_ko="글", **about)
    for path in (
        "",
        "agreements/",
        "agreements/pact/",
        "cities/london/",
        "areas/air/",
        f"news/{post.number}/",
    ):
        content = client.get(f"/en/{path}").content.decode()
        assert "<script>alert" not in content and blocks(client, f"/en/{path}"), path
    assert blocks(client, f"/en/news/{post.number}/")["NewsArticle"]["headline"] == EVIL


def test_what_is_withdrawn_is_offered_as_nothing(client, archive):
    actions.withdraw(Agreement.objects.get(slug="pact"), by=None, reason={"ko": "잘못", "en": "Wrong"})
    assert set(blocks(client, "/en/agreements/pact/")) == {"BreadcrumbList"}
    article = blocks(client, f"/en/news/{archive['post'].number}/")["NewsArticle"]
    assert "Legislation" not in {one["@type"] for one in article["about"]}
