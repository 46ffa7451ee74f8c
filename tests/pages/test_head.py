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
        told = metas(page_of(client, f"/{language}/{path}"))
        assert told["og:url"] == f"http://testserver/{language}/{path}"
        assert told["og:type"] == ("article" if path.startswith("news/") and path != "news/" else "website")
        assert told["og:site_name"] == {"ko": "아카이브", "en": "Archive"}[language]
        assert told["og:locale"] == {"ko": "ko_KR", "en": "en_GB"}[language]
        assert told["og:title"] and told["og:description"] == told["description"]
