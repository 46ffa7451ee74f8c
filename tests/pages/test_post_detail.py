import json

import pytest

from tests.factories import make_agreement, make_area, make_category, make_city, make_home, make_post
from tests.pages.reading import languages_of, links, page_of, text_of, texts

pytestmark = pytest.mark.django_db


def full_post(**columns):
    seoul, city, area = make_home(), make_city("london"), make_area("air")
    agreement = make_agreement("seoul-london", cities=[seoul, city], areas=[area])
    return make_post(
        category=make_category(),
        agreements=[agreement],
        cities=[city, seoul],
        areas=[area],
        byline="ssunha",
        **columns,
    )


def json_ld(page, kind):
    blocks = [
        json.loads(script.text)
        for script in page.iter("script")
        if script.get("type") == "application/ld+json"
    ]
    return next(block for block in blocks if block["@type"] == kind)


@pytest.mark.parametrize("count", [1, 3, 20])
def test_the_queries_do_not_grow_with_what_is_linked(client, language, count, django_assert_num_queries):
    seoul, cities = make_home(), [make_city() for _ in range(count)]
    areas = [make_area() for _ in range(count)]
    agreements = [make_agreement(cities=[seoul, city], areas=areas) for city in cities]
    post = make_post(agreements=agreements, cities=cities, areas=areas)
    make_post(), make_post()
    with django_assert_num_queries(5):
        client.get(f"/{language}/news/{post.number}/")


def test_the_item_leads_to_agreement_cities_and_areas(client, language):
    post = full_post()
    found = links(page_of(client, f"/{language}/news/{post.number}/"))
    for path in ("agreements/seoul-london/", "cities/london/", "cities/seoul/", "areas/air/", "news/"):
        assert f"/{language}/{path}" in found


def test_the_item_shows_what_is_known_of_it(client):
    post = full_post(title_ko="정책 교류")
    content = text_of(page_of(client, f"/ko/news/{post.number}/"))
    for word in ("정책 교류", "[소식]", "등록일2017-04-12", "글쓴이ssunha", "조회0"):
        assert word in content


def test_what_is_not_known_is_left_out(client):
    post = make_post(title_ko="가")
    content = text_of(page_of(client, f"/ko/news/{post.number}/"))
    assert "글쓴이" not in content and "None" not in content


def test_neighbours_and_list_keep_the_filter_and_the_page(client):
    area = make_area("air")
    older, post, newer = (make_post(areas=[area]) for _ in range(3))
    make_post()
    found = links(page_of(client, f"/en/news/{post.number}/?area=air&page=2"))
    assert f"/en/news/{older.number}/?area=air&page=2" in found
    assert f"/en/news/{newer.number}/?area=air&page=2" in found
    assert "/en/news/?area=air&page=2" in found


def test_neighbours_are_never_hidden_ones(client):
    hidden, post, also_hidden = make_post(stage="draft"), make_post(), make_post(stage="draft")
    found = links(page_of(client, f"/ko/news/{post.number}/"))
    assert not {f"/ko/news/{row.number}/" for row in (hidden, also_hidden)} & found


@pytest.mark.parametrize("number", ["0", "999999", "99999999999999999999999"])
def test_a_post_that_is_not_there_is_not_found(client, number, language):
    assert client.get(f"/{language}/news/{number}/").status_code == 404


def test_a_hidden_post_is_not_found(client, language):
    assert client.get(f"/{language}/news/{make_post(stage='draft').number}/").status_code == 404


def test_hidden_agreements_are_not_shown(client):
    post = make_post(agreements=[make_agreement("hidden", stage="draft", title_ko="숨은 협정")])
    assert "숨은 협정" not in client.get(f"/ko/news/{post.number}/").content.decode()


@pytest.mark.parametrize(
    ("page_language", "own", "notice"),
    [
        ("ko", "en", "이 글은 영어로 작성되었습니다"),
        ("en", "ko", "This post is available in Korean only"),
    ],
)
def test_a_post_in_another_language_says_so_and_carries_its_language(client, page_language, own, notice):
    post = make_post(
        **{f"title_{own}": "Own words", f"body_{own}": "<p>Own body</p>"},
        original_language=own,
        category=make_category(),
    )
    page = page_of(client, f"/{page_language}/news/{post.number}/")
    assert page.get("lang") == page_language
    assert notice in text_of(page)
    assert languages_of(page, "Own words") - {"", page_language} == {own}
    assert languages_of(page, "Own body") == {own}
    assert languages_of(page, {"ko": "등록일", "en": "Posted"}[page_language]) == {page_language}
    assert languages_of(page, {"ko": "[소식]", "en": "[News]"}[page_language]) == {page_language}


def test_links_in_a_text_of_another_language_stay_in_the_language_of_the_page(client):
    post = make_post(title_en="a", body_en='<p><a href="/en/areas/">a</a></p>', original_language="en")
    assert "/ko/areas/" in links(page_of(client, f"/ko/news/{post.number}/"))
    english = make_post(title_ko="가", title_en="b", body_en='<p><a href="/ko/areas/">b</a></p>')
    assert "/ko/areas/" in links(page_of(client, f"/en/news/{english.number}/"))


def test_a_stand_in_page_names_the_original_and_gives_no_second_signal(client):
    post = make_post(title_en="a", original_language="en")
    content = client.get(f"/ko/news/{post.number}/").content.decode()
    assert "noindex" not in content
    assert f'<link rel="canonical" href="http://testserver/en/news/{post.number}/">' in content
    assert "hreflang" not in content.split("</head>")[0]


def test_a_post_in_both_languages_names_both(client):
    post = make_post()
    head = client.get(f"/ko/news/{post.number}/?area=").content.decode().split("</head>")[0]
    for code in ("ko", "en"):
        assert f'hreflang="{code}" href="http://testserver/{code}/news/{post.number}/"' in head
    assert f'<link rel="canonical" href="http://testserver/ko/news/{post.number}/">' in head
    assert "noindex" not in head


def test_the_page_tells_programs_what_it_is(client):
    post = make_post(
        title_en="</script><b>A & B", original_language="en", body_en="<p>Text.</p>", byline="ssunha"
    )
    page = page_of(client, f"/en/news/{post.number}/")
    article = json_ld(page, "NewsArticle")
    assert (article["headline"], article["datePublished"]) == ("</script><b>A & B", "2017-04-12")
    crumbs = json_ld(page, "BreadcrumbList")["itemListElement"]
    assert [crumb["position"] for crumb in crumbs] == [1, 2, 3]
    assert crumbs[1]["item"] == "http://testserver/en/news/"
    properties = {
        meta.get("property"): meta.get("content") for meta in page.iter("meta") if meta.get("property")
    }
    assert properties["og:title"] == "</script><b>A & B"
    assert properties["og:type"] == "article"
    assert properties["og:url"] == f"http://testserver/en/news/{post.number}/"


def test_the_language_switch_stays_on_the_item_and_its_filter(client):
    post = make_post()
    assert f"/en/news/{post.number}/?area=air&page=2" in links(
        page_of(client, f"/ko/news/{post.number}/?area=air&page=2")
    )


@pytest.mark.parametrize(
    ("summary", "body", "shown"),
    [
        ("What happened", "<p>Other words</p>", ["What happened"]),
        ("The two cities met.", "<p>The two  cities met. Then they ate.</p>", []),
        ("The two cities…", "<p>The two cities met.</p>", []),
        ("", "<p>Text</p>", []),
    ],
)
def test_the_summary_stands_under_the_title_unless_the_text_begins_with_it(client, summary, body, shown):
    post = make_post(title_en="A", title_ko="가", summary_en=summary, body_en=body)
    assert texts(page_of(client, f"/en/news/{post.number}/"), "page-head__text") == shown


def test_a_summary_in_another_language_says_so(client):
    post = make_post(
        title_en="A", title_ko="가", summary_ko="", summary_en="In short", original_language="en"
    )
    page = page_of(client, f"/ko/news/{post.number}/")
    assert [e.get("lang") for e in page.iter("p") if e.get("class") == "page-head__text"] == ["en"]
