import pytest

from news.jsonld import news_article
from tests.factories import make_category, make_post

pytestmark = pytest.mark.django_db


def test_an_article_says_what_it_is():
    post = make_post(
        title_en="Policy Exchange",
        body_en="<p>One &amp; two.</p>",
        original_language="en",
        byline="ssunha",
        category=make_category(name_en="Seoul's News"),
        licence="cc-by",
    )
    article = news_article(post, "en", url="https://example.org/en/news/1/")
    assert article == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Policy Exchange",
        "inLanguage": "en",
        "datePublished": "2017-04-12",
        "dateModified": "2017-04-12",
        "mainEntityOfPage": "https://example.org/en/news/1/",
        "url": "https://example.org/en/news/1/",
        "author": {"@type": "Person", "name": "ssunha"},
        "articleSection": "Seoul's News",
        "license": "https://creativecommons.org/licenses/by/4.0/",
    }


def test_what_is_not_known_is_left_out():
    article = news_article(make_post(title_ko="가"), "ko", url="https://example.org/")
    assert not {"author", "articleSection", "license"} & set(article)
