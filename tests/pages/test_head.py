"""What each page says about itself to browsers, search engines and those who share it."""

import pytest

from policyarchive.pages.models import SiteSettings
from tests.factories import make_agreement, make_area, make_city, make_home, make_post
from tests.pages.reading import page_of

pytestmark = pytest.mark.django_db
LISTS = ["", "news/", "agreements/", "cities/", "areas/"]


@pytest.fixture
def paths():
    """One page of each kind, and two posts, with nothing more than they must have."""
    SiteSettings.objects.create(pk=1, name_ko="아카이브", name_en="Archive")
    city, area = make_city("london", name_ko="런던", name_en="London"), make_area("air")
    make_agreement("pact", cities=[make_home(), city], areas=[area])
    posts = [
        make_post(
            title_ko=f"글 {n}", title_en=f"Post {n}", body_ko=f"<p>본문 {n}</p>", body_en=f"<p>Body {n}</p>"
        )
        for n in range(2)
    ]
    details = ["agreements/pact/", "cities/london/", "areas/air/"]
    return [*LISTS, *details, *(f"news/{post.number}/" for post in posts)]


def metas(page):
    return {meta.get("name") or meta.get("property"): meta.get("content") for meta in page.iter("meta")}


def relations(page, rel):
    return {
        link.get("hreflang"): link.get("href")
        for link in page.iter("link")
        if link.get("rel") == rel and link.get("type") is None
    }


def test_no_two_pages_have_one_title_or_description(client, paths):
    pages = [page_of(client, f"/{code}/{path}") for code in ("ko", "en") for path in paths]
    titles = [" ".join(page.find("head/title").text.split()) for page in pages]
    descriptions = [metas(page)["description"] for page in pages]
    assert all(titles) and len(set(titles)) == len(pages)
    assert all(descriptions) and len(set(descriptions)) == len(pages)


def test_each_page_is_its_own_canonical_and_names_its_twin(client, paths, language):
    for path in paths:
        page = page_of(client, f"/{language}/{path}?utm_source=x")
        assert relations(page, "canonical") == {None: f"http://testserver/{language}/{path}"}
        assert relations(page, "alternate") == {
            "ko": f"http://testserver/ko/{path}",
            "en": f"http://testserver/en/{path}",
            "x-default": f"http://testserver/ko/{path}",
        }


def test_each_page_can_be_shared(client, paths, language):
    for path in paths:
        content = metas(page_of(client, f"/{language}/{path}"))
        assert content["og:url"] == f"http://testserver/{language}/{path}"
        assert content["og:type"] == (
            "article" if path.startswith("news/") and path != "news/" else "website"
        )
        assert content["og:site_name"] == {"ko": "아카이브", "en": "Archive"}[language]
        assert content["og:locale"] == {"ko": "ko_KR", "en": "en_GB"}[language]
        assert content["og:title"] and content["og:description"] == content["description"]


@pytest.mark.parametrize("path", ["/ko/search/", "/ko/news/"])
@pytest.mark.parametrize("query", ["q=런던", "q=%EB%9F%B0%EB%8D%98"])
def test_a_query_in_raw_bytes_is_escaped_once(client, path, query):
    raw = query.encode().decode("latin-1")
    page = client.get(path, QUERY_STRING=raw).content.decode()
    assert f'href="{path.replace("ko", "en")}?q=%EB%9F%B0%EB%8D%98"' in page
    assert "%C3%AB" not in page and "런던" in page


@pytest.mark.parametrize(("path", "leads_to"), [("/ko/search", "/ko/search/"), ("/search/", "/ko/search/")])
def test_so_it_is_where_an_address_is_completed(client, path, leads_to):
    raw = "q=런던&x=\xff".encode().decode("latin-1")
    answer = client.get(path, QUERY_STRING=raw, headers={"accept-language": "ko"})
    assert answer.headers["Location"] == f"{leads_to}?q=%EB%9F%B0%EB%8D%98&x=%C3%BF"
