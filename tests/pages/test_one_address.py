"""Each state of a list has one address, one title and one signal to search engines."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.http import QueryDict

from policyarchive.pages.filters import BoardFilter, CityFilter, RegisterFilter
from policyarchive.pages.models import SiteSettings
from policyarchive.pages.search_form import SearchForm
from policyarchive.publishing import actions
from tests.factories import make_agreement, make_area, make_category, make_city, make_home, make_post
from tests.pages.reading import links, page_of, text_of, texts
from tests.pages.test_head import metas, relations

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive():
    london = make_city("london", name_ko="런던", name_en="London", region="europe")
    air = make_area("air", name_ko="대기", name_en="Air")
    news = make_category("policy", name_ko="정책", name_en="Policy")
    seoul = make_home()
    make_agreement("pact", cities=[seoul, london], areas=[air], kind="mou")
    for number in range(4):
        make_post(
            title_ko=f"글 {number}", title_en=f"Post {number}", cities=[london], areas=[air], category=news
        )
    make_post(title_ko="다른 글", title_en="Other")
    return london


@pytest.mark.parametrize(
    ("path", "asked", "kept"),
    [
        ("news/", "category=&area=&city=london&year=&scope=title_body&q=", "city=london"),
        ("news/", "category=&area=&city=&year=&scope=title_body&q=", ""),
        ("news/", "scope=title", ""),
        ("news/", "scope=title_body&q=air", "q=air"),
        ("news/", "q=%20air%20%20x", "q=air+x"),
        ("news/", "page=1", ""),
        ("news/", "page=", ""),
        ("news/", "city=&page=abc&year=2017", "year=2017"),
        ("news/", "city=&page=02", "page=2"),
        ("news/", "city=paris&city=london", "city=london"),
        ("news/", "q=&year=2017&area=air&utm_source=x", "area=air&year=2017"),
        ("agreements/", "kind=&city=&area=air&region=&status=&year=&q=", "area=air"),
        ("cities/", "region=", ""),
        ("search/", "q=air&kind=&city=&area=&category=&year=&language=&sort=relevance", "q=air"),
        ("search/", "q=", ""),
        ("search/", "q=air&exact=on", "q=air&exact=1"),
    ],
)
def test_what_says_nothing_is_left_out(client, archive, language, path, asked, kept):
    for ask in (client.get, client.head):
        answer = ask(f"/{language}/{path}?{asked}")
        assert answer.status_code == 301
        assert answer["Location"] == f"/{language}/{path}" + (f"?{kept}" if kept else "")
    assert client.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "news/?city=london",
        "news/?category=policy&page=2&year=2017",
        "news/?q=air&scope=title",
        "news/?utm_source=x",
        "news/?page=abc",
        "news/?city=nowhere",
        "news/?year=x",
        "news/?q=%FF",
        "agreements/?status=in_force&page=2",
        "search/?q=air&sort=newest",
        "search/?q=air&exact=1",
        "search/?city=london",
        "areas/?x=",
        "?x=",
    ],
)
def test_what_stands_at_its_address_is_shown(client, archive, language, address):
    response = client.get(f"/{language}/{address}", follow=True)
    assert response.status_code == 200
    assert len(response.redirect_chain) <= 1 and "Set-Cookie" not in response.headers


@pytest.mark.parametrize("form", [BoardFilter, RegisterFilter, CityFilter, SearchForm])
@pytest.mark.parametrize(
    "query",
    [
        "",
        "city=x&area=&q=a++b",
        "q=%FF%00&page=9",
        "year=2017&kind=mou&region=moon",
        "scope=x&q=1&sort=x",
        "q=" + "가" * 300,
    ],
)
def test_an_address_is_reached_in_one_step(form, query):
    first = form(QueryDict(query))
    assert form(QueryDict(first.query_with_page)).is_canonical(QueryDict(first.query_with_page))


def test_links_of_a_page_give_the_parameters_in_one_order(client, archive):
    for _ in range(20):
        make_post(cities=[archive], category=archive.posts.first().category)
    found = links(page_of(client, "/en/news/?year=2017&city=london&utm_source=x"))
    assert "/en/news/?city=london&year=2017&page=2" in found


def test_the_switch_of_the_language_keeps_filter_and_page(client, archive):
    found = links(page_of(client, "/ko/news/?category=policy&page=2&year=2017"))
    [switch] = [link for link in found if link.startswith("/en/news/?")]
    assert parse_qs(urlsplit(switch).query) == {"category": ["policy"], "page": ["2"], "year": ["2017"]}


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/ko/news/?city=london", "런던 새소식 4건"),
        ("/en/news/?city=london", "News: London (4 posts)"),
        ("/en/news/?q=Other", "News: “Other” (1 post)"),
        (
            "/ko/news/?category=policy&area=air&city=london&year=2017",
            "런던 · 대기 · 정책 · 2017년 새소식 4건",
        ),
        ("/ko/agreements/?city=london&kind=mou", "런던 · 양해각서 협정 1건"),
        ("/en/agreements/?city=london", "Agreements: London (1 agreement)"),
        ("/en/agreements/?year=1999", "Agreements"),
        ("/ko/cities/?region=europe", "유럽 교류도시 1곳"),
        ("/en/cities/?region=europe", "Partner cities: Europe (1 city)"),
        ("/en/cities/?region=asia", "Partner cities: Asia (0 cities)"),
        ("/en/news/?city=nowhere", "News"),
        ("/en/search/?q=post&city=london&year=2017", "Search results for “post”: London · 2017"),
        ("/ko/search/?q=글&kind=news", "‘글’ 검색 결과: 새소식"),
    ],
)
def test_title_heading_and_description_tell_the_filter(client, archive, address, title):
    page = page_of(client, address)
    assert text_of(page.find("head/title")).startswith(f"{title} –")
    assert [text_of(h1) for h1 in page.iter("h1")] == [title]
    [chosen] = [title.partition(": ")[2].partition(" (")[0] or title.split(" 새소식")[0]][:1]
    if "(" in title:
        assert chosen in metas(page)["description"]


def test_the_number_of_rows_is_the_heading_of_the_list(client, archive, language):
    for path in ("news/", "agreements/", "search/?q=Post"):
        page = page_of(client, f"/{language}/{path}")
        [heading] = [h2 for h2 in page.iter("h2") if "total" in (h2.get("class") or "")]
        assert texts(page, "total") == [text_of(heading)]
        assert [div for div in page.iter("div") if div.get("role") == "status" and heading in list(div)]


def signals(client, path):
    page = page_of(client, path)
    canonical = relations(page, "canonical").get(None)
    return "noindex" in metas(page).get("robots", ""), canonical, relations(page, "alternate")


@pytest.fixture
def kinds_of_pages(archive):
    """Return one address of each kind of page with what search engines are to make of it."""
    SiteSettings.objects.create(pk=1, name_ko="아카이브", name_en="Archive")
    for _ in range(20):
        make_post()
    both, english = make_post(), make_post(title_en="Only", original_language="en")
    withdrawn = actions.withdraw(make_post(), by=None, reason={"ko": "잘못"})
    whole = [
        "",
        "news/",
        "agreements/",
        "cities/",
        "areas/",
        "agreements/pact/",
        "cities/london/",
        "areas/air/",
    ]
    return {
        **dict.fromkeys([*whole, "news/?page=2", f"news/{both.number}/"], "itself"),
        f"news/{both.number}/?city=london": "itself without the filter",
        f"news/{english.number}/": "its original in Korean, itself in English",
        **dict.fromkeys(["news/?city=london", "news/?city=nowhere", "news/?year=2017&page=2"], "nothing"),
        **dict.fromkeys(
            ["agreements/?kind=mou", "cities/?region=europe", "search/", "search/?q=a"], "nothing"
        ),
        f"news/{withdrawn.number}/": "nothing",
    }


def test_each_kind_of_page_gives_search_engines_one_signal(client, kinds_of_pages, language):
    for path, wanted in kinds_of_pages.items():
        is_kept_out, canonical, alternates = signals(client, f"/{language}/{path}")
        here = f"http://testserver/{language}/{path}"
        if wanted == "nothing":
            assert (is_kept_out, canonical, alternates) == (True, None, {}), path
            continue
        assert not is_kept_out, path
        if "original" in wanted:
            assert (canonical, alternates) == (here.replace("/ko/", "/en/"), {}), path
            continue
        assert canonical == here.partition("?city")[0], path
        assert alternates[language] == canonical, path
        for code, other in alternates.items():
            if code != "x-default":
                back = signals(client, other.removeprefix("http://testserver"))
                assert back == (False, other, alternates), (path, other)
