"""The register's pages: agreements, cities, areas."""

import datetime

import pytest

from tests.factories import (
    make_agreement,
    make_area,
    make_city,
    make_home,
    make_post,
    make_signatory,
    make_source,
    relate,
)
from tests.pages.reading import links, page_of, rows, text_of, texts

pytestmark = pytest.mark.django_db


def make_register(count):
    """One agreement with `london` in `air`, and COUNT that follow it up, each with a post and a source."""
    seoul, london, air = make_home(), make_city("london"), make_area("air")
    first = make_agreement("first", signed="2015-12", cities=[seoul, london], areas=[air])
    for n in range(count):
        areas = [air, make_area()]
        later = make_agreement(f"later-{n}", signed=f"20{20 + n}", cities=[seoul, london], areas=areas)
        relate(later, "follows_up", first)
        make_source(first)
        make_post(agreements=[first], cities=[london], areas=[air])
    for party in first.parties.all():
        make_signatory(party, office_en="Mayor")
    return first


@pytest.mark.parametrize("count", [1, 3, 20])
@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("agreements/", 8),
        ("agreements/first/", 15),
        ("cities/", 2),
        ("cities/london/", 10),
        ("areas/", 2),
        ("areas/air/", 8),
        ("", 7),
    ],
)
def test_the_queries_do_not_grow(client, language, count, path, queries, django_assert_num_queries):
    make_register(count)
    with django_assert_num_queries(queries):
        assert client.get(f"/{language}/{path}").status_code == 200


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (
            "agreements/first/",
            {"cities/london/", "cities/seoul/", "areas/air/", "agreements/later-0/", "agreements/"},
        ),
        (
            "cities/london/",
            {"agreements/first/", "agreements/later-0/", "areas/air/", "cities/", "news/?city=london"},
        ),
        ("areas/air/", {"agreements/first/", "cities/london/", "areas/", "news/?area=air"}),
        ("cities/", {"cities/london/"}),
        ("areas/", {"areas/air/"}),
        ("agreements/", {"agreements/first/", "agreements/later-0/"}),
        (
            "",
            {
                "news/",
                "agreements/",
                "cities/",
                "areas/",
                "agreements/later-0/",
                "areas/air/",
                "cities/london/",
            },
        ),
    ],
)
def test_from_each_page_one_reaches_the_others(client, language, path, expected):
    make_register(2)
    found = links(page_of(client, f"/{language}/{path}"))
    assert {f"/{language}/{target}" for target in expected} <= found


@pytest.mark.parametrize("path", ["agreements/first/", "cities/london/", "areas/air/"])
def test_each_page_shows_the_news_about_it(client, path):
    first = make_register(1)
    post = first.posts.get()
    assert f"/en/news/{post.number}/" in links(page_of(client, f"/en/{path}"))


def test_hidden_agreements_and_posts_are_nowhere(client, language):
    seoul, london, air = make_home(), make_city("london"), make_area("air")
    shown = make_agreement("shown", cities=[seoul, london], areas=[air])
    hidden = make_agreement(
        "hidden",
        cities=[seoul, london],
        areas=[air],
        stage="draft",
        title_ko="숨은 것",
        title_en="Hidden thing",
    )
    relate(hidden, "supersedes", shown)
    make_post(
        title_ko="숨은 글",
        title_en="Hidden post",
        stage="draft",
        agreements=[shown],
        cities=[london],
        areas=[air],
    )
    for path in (
        "",
        "news/",
        "agreements/",
        "agreements/shown/",
        "cities/",
        "cities/london/",
        "areas/",
        "areas/air/",
    ):
        content = client.get(f"/{language}/{path}").content.decode()
        assert "숨은" not in content and "Hidden" not in content, path
    assert client.get(f"/{language}/agreements/hidden/").status_code == 404


def test_the_date_of_a_source_stands_beside_a_coarser_one(client):
    agreement = make_agreement("a", signed="2015-12")
    make_source(agreement, stated_date="2015-12-04", url="https://example.org/x")
    assert "December 2015" in text_of(page_of(client, "/en/agreements/a/"))
    assert "4 December 2015" in text_of(page_of(client, "/en/agreements/a/"))
    assert "2015년 12월 4일" in text_of(page_of(client, "/ko/agreements/a/"))


def test_relations_are_shown_from_both_sides(client):
    earlier, later = make_agreement("earlier", signed="2015"), make_agreement("later")
    relate(later, "follows_up", earlier)
    assert "follows up" in text_of(page_of(client, "/en/agreements/later/"))
    assert "followed up by" in text_of(page_of(client, "/en/agreements/earlier/"))


def test_the_tier_is_explained_beside_the_badge(client):
    make_agreement("a", kind="friendship_city")
    make_agreement("b", kind="mou")
    assert "One of two tiers of partnership" in text_of(page_of(client, "/en/agreements/a/"))
    assert "tier" not in text_of(page_of(client, "/en/agreements/b/")).lower()


def test_signatories_stand_in_the_office_of_that_day(client):
    agreement = make_agreement("a", cities=[make_city("london")])
    make_signatory(agreement.parties.get(), name_en="Sadiq Khan", name_ko="", office_en="Mayor of London")
    page = page_of(client, "/ko/agreements/a/")
    assert "Sadiq Khan" in text_of(page) and "Mayor of London" in text_of(page)
    assert [
        text_of(span) for span in page.iter("span") if span.get("lang") == "en" and "Sadiq" in text_of(span)
    ] == ["Sadiq Khan"]


def test_the_areas_stand_in_the_order_of_the_text(client):
    areas = [
        make_area(slug, name_en=slug.title(), order=order)
        for slug, order in [("zoo", 9), ("air", 1), ("mud", 5)]
    ]
    make_agreement("a", areas=areas)
    content = text_of(page_of(client, "/en/agreements/a/"))
    assert content.index("Zoo") < content.index("Air") < content.index("Mud")


def test_facts_that_are_not_known_are_left_out(client, language):
    make_agreement("a", signed=None)
    content = text_of(page_of(client, f"/{language}/agreements/a/"))
    assert "None" not in content


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("kind=mou", 1),
        ("status=expired", 1),
        ("region=asia", 0),
        ("kind=treaty", 0),
        ("year=2017", 2),
        ("city=london&kind=mou", 1),
    ],
)
def test_the_register_is_filtered(client, query, found):
    seoul, london = make_home(), make_city("london")
    make_agreement(cities=[seoul, london], kind="mou", expires_on=datetime.date(2018, 1, 1))
    make_agreement(cities=[seoul, london])
    table = rows(page_of(client, f"/ko/agreements/?{query}"))[1:]
    assert len([row for row in table if len(row) > 1]) == found
    assert len(table) == max(found, 1)


@pytest.mark.parametrize("path", ["agreements", "cities", "areas"])
def test_what_is_not_in_the_register_is_not_found(client, language, path):
    assert client.get(f"/{language}/{path}/nowhere/").status_code == 404


def test_an_empty_site_has_all_its_pages(client, language):
    for path in ("", "news/", "agreements/", "cities/", "areas/"):
        page_of(client, f"/{language}/{path}")


@pytest.mark.parametrize("path", ["agreements/first/", "cities/london/", "areas/air/", "news/"])
def test_metadata_holds_the_breadcrumbs_except_on_the_home_page(client, language, path):
    make_register(1)
    content = client.get(f"/{language}/{path}").content.decode()
    assert '"@type": "BreadcrumbList"' in content
    assert '"name": ""' not in content
    assert "BreadcrumbList" not in client.get(f"/{language}/").content.decode()


def test_what_is_hidden_counts_nowhere_and_offers_no_year(client, language):
    seoul, london, air = make_home(), make_city("london"), make_area("air")
    make_agreement("hidden", signed="1999", cities=[seoul, london], areas=[air], stage="draft")
    make_post(posted_on=datetime.date(1999, 1, 1), stage="draft", cities=[london], areas=[air])
    for path in ("news/", "agreements/", "news/?year=1999", "agreements/?year=1999"):
        page = page_of(client, f"/{language}/{path}")
        assert "1999" not in [option.get("value") for option in page.iter("option")]
        assert texts(page, "total") == [{"ko": "총 0건 · 1/1쪽", "en": "Total 0 · Page 1/1"}[language]]
    for path in ("cities/", "areas/"):
        page = page_of(client, f"/{language}/{path}")
        assert {"ko": "협정 0건", "en": "0 agreements"}[language] in text_of(page)


@pytest.mark.parametrize(
    ("name", "phrase"),
    [("뉴욕", "뉴욕과 맺은"), ("파리", "파리와 맺은"), ("서울", "서울과 맺은"), ("London", "London과 맺은")],
)
def test_a_city_without_a_description_is_named_with_the_right_particle(client, name, phrase):
    make_city("there", name_ko=name, name_en="There")
    head = description(client, "/ko/cities/there/")
    assert head.startswith(phrase)
    english = description(client, "/en/cities/there/")
    assert english.startswith("Agreements with There, ")


def description(client, path):
    return page_of(client, path).find(".//meta[@name='description']").get("content")
