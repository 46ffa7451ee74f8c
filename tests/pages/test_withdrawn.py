"""What was withdrawn looks withdrawn to people and is no news to programs."""

import datetime
import json

import pytest

from policyarchive.publishing import actions
from tests.factories import make_agreement, make_post
from tests.pages.reading import page_of, text_of, texts

pytestmark = pytest.mark.django_db
REASON = {"ko": "사실과 다름", "en": "Not true"}


def withdrawn(item):
    item = actions.withdraw(item, by=None, reason=REASON)
    item.withdrawn_at = datetime.datetime(
        2026, 11, 29, 14, 59, tzinfo=datetime.UTC
    )  # in Seoul still the 29th
    item.save()
    return item


def addresses():
    """Give one address of each kind of item that can be withdrawn, with what its page says."""
    post = withdrawn(make_post())
    agreement = withdrawn(make_agreement("pact"))
    return {f"news/{post.number}/": "post", f"agreements/{agreement.slug}/": "agreement"}


SENTENCES = {
    ("post", "ko"): "이 글은 2026년 11월 29일 철회되었습니다.",
    ("post", "en"): "This post was withdrawn on 29 November 2026.",
    ("agreement", "ko"): "이 협정의 등록 정보는 2026년 11월 29일 철회되었습니다.",
    ("agreement", "en"): "The entry of this agreement was withdrawn on 29 November 2026.",
}


def test_the_page_says_when_and_why_in_a_warning(client, language):
    for path, kind in addresses().items():
        page = page_of(client, f"/{language}/{path}")
        assert texts(page, "notice--warning") == [f"{SENTENCES[kind, language]} {REASON[language]}"]
        word = {"ko": "철회", "en": "Withdrawn"}[language]
        assert text_of(page.find(".//title")).startswith(f"[{word}] ")
        assert page.find(".//meta[@property='og:title']").get("content").startswith(f"[{word}] ")


def test_programs_are_offered_no_news_and_no_other_language(client, language):
    for path in addresses():
        page = page_of(client, f"/{language}/{path}")
        kinds = [
            json.loads(script.text)["@type"]
            for script in page.findall(".//script[@type='application/ld+json']")
        ]
        assert kinds == ["BreadcrumbList"]
        assert page.findall(".//link[@hreflang]") == []
        assert page.find(".//meta[@property='og:type']").get("content") == "website"
        assert page.find(".//meta[@property='og:image']") is None
        assert page.find(".//meta[@name='robots']").get("content") == "noindex"


def test_lists_neighbours_feed_and_sitemap_pass_it_over(client, language):
    gone, other = make_post(title_en="Gone", title_ko="없음"), make_post()
    withdrawn(gone)
    for path in ("", "news/", f"news/{other.number}/", "news/feed/"):
        assert f"/news/{gone.number}/" not in client.get(f"/{language}/{path}").content.decode()
    assert f"/news/{gone.number}/" not in client.get("/sitemap.xml").content.decode()


def test_the_moment_is_kept_and_goes_with_a_reinstatement():
    post = actions.withdraw(make_post(), by=None, reason=REASON)
    assert post.withdrawn_at is not None
    assert actions.reinstate(post, by=None).withdrawn_at is None


def test_where_the_day_is_not_known_none_is_said(client):
    post = make_post(stage="withdrawn", withdrawal_reason_en="Not true")
    page = page_of(client, f"/en/news/{post.number}/")
    assert texts(page, "notice--warning") == ["This post was withdrawn. Not true"]
