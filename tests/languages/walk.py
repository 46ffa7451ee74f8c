"""Japanese and simplified Chinese beside Korean and English, through every door."""

import io
import json
import re

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils.translation import gettext, override

from news.models import Post
from policyarchive.lib.language.fuzzydate import FuzzyDate
from policyarchive.publishing import actions
from tests.backoffice.forms_of import forms_in
from tests.backoffice.people import log_in
from tests.factories import make_agreement, make_city, make_post
from tests.search.asking import announced, found

pytestmark = pytest.mark.django_db
CODES = ["ja", "zh-hans"]
HANGUL = re.compile("[가-힣]")


def post_in_chinese(**columns):
    columns = {"title_zh_hans": "伦敦城市协定", "body_zh_hans": "<p>签署了协定。</p>"} | columns
    return announced(make_post(title_ko="런던 협정", title_en=None, **columns))


def page(address, client=None):
    answer = (client or Client()).get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.mark.parametrize("code", CODES)
def test_the_interface_is_english_where_nobody_translated_it(code):
    for address in ("", "news/", "agreements/", "cities/", "areas/", "search/?q=x"):
        text = page(f"/{code}/{address}")
        assert f'<html lang="{code}"' in text
        outside = re.sub(r'<(\w+)[^>]* lang="ko"[^>]*>.*?</\1>', "", text, flags=re.S)
        left = HANGUL.findall(re.sub(r"<[^>]+>", "", outside).replace("한국어", ""))
        assert left == [], address


def test_words_without_a_translation_are_english_in_every_further_language():
    for code in CODES:
        with override(code):
            assert gettext("Partner cities") == "Partner cities"
    with override("ko"):
        assert gettext("Partner cities") != "Partner cities"


def test_an_item_is_read_in_its_further_language():
    post = post_in_chinese()
    text = page(f"/zh-hans/news/{post.number}/")
    assert "伦敦城市协定" in text and "签署了协定。" in text
    assert f'hreflang="zh-hans" href="http://testserver/zh-hans/news/{post.number}/"' in text
    assert "런던 협정" in page(f"/ja/news/{post.number}/")
    assert "伦敦城市协定" in page("/zh-hans/news/feed/")
    assert f"/zh-hans/news/{post.number}/" in page("/sitemap.xml")


def test_it_is_found_in_its_further_language(client):
    post = post_in_chinese()
    assert ("news", post.number) in found(client, "城市协定")


def test_editors_write_a_further_language_in_the_same_form():
    mina = log_in("mina")
    form = {
        "title_ko": "글",
        "title_zh_hans": "文章",
        "original_language": "zh-hans",
        "posted_on": "2026-01-02",
    }
    form |= {"licence": "none"}
    form |= {"attachment_links-TOTAL_FORMS": 0, "attachment_links-INITIAL_FORMS": 0}
    form |= {"area_links-TOTAL_FORMS": 0, "area_links-INITIAL_FORMS": 0}
    assert mina.post("/admin/news/post/add/", form).status_code == 302
    post = Post.objects.get()
    assert (post.title_zh_hans, post.original_language) == ("文章", "zh-hans")
    for address in ("change/", "translate/ja/", "revisions/", "move/submit/"):
        page(f"/admin/news/post/{post.pk}/{address}", mina)
    page("/admin/translations/", mina)
    page("/admin/news/post/", mina)


def test_a_post_is_published_by_its_further_language_alone():
    post = make_post(
        title_ko=None, title_en=None, title_zh_hans="文章", original_language="zh-hans", stage="draft"
    )
    actions.publish(post, by=None)
    assert "文章" in page(f"/zh-hans/news/{post.number}/")


def test_the_database_knows_the_further_languages():
    post = post_in_chinese()
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.filter(pk=post.pk).update(original_language="fr")
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.filter(pk=post.pk).update(original_language="ja")
    Post.objects.filter(pk=post.pk).update(original_language="zh-hans")


def test_a_row_of_the_register_may_have_a_name_in_a_further_language_only():
    city = make_city("shanghai", name_ko=None, name_en=None, name_zh_hans="上海", country="CN")
    make_agreement("seoul-shanghai", cities=[city], title_ko=None, title_en=None, title_zh_hans="上海协定")
    assert "上海" in page("/zh-hans/cities/shanghai/")
    assert "上海协定" in page("/ja/agreements/seoul-shanghai/")


def test_what_is_exported_is_imported(tmp_path):
    post_in_chinese()
    out = io.StringIO()
    call_command("export_posts", stdout=out)
    [record] = [json.loads(line) for line in out.getvalue().splitlines()]
    assert record["title"]["zh-hans"] == "伦敦城市协定"
    record["title"]["zh-hans"], record["title"]["ja"] = "另一个", "別の"
    file = tmp_path / "posts.jsonl"
    file.write_text(json.dumps(record, ensure_ascii=False) + "\n", encoding="utf-8")
    call_command("import_posts", str(file), stdout=io.StringIO())
    post = Post.objects.get()
    assert (post.title_zh_hans, post.title_ja) == ("另一个", "別の")


@pytest.mark.parametrize(
    ("code", "text"),
    [("ja", "2017年4月3日"), ("zh-hans", "2017年4月3日"), ("ko", "2017년 4월 3일"), ("en", "3 April 2017")],
)
def test_a_day_is_written_as_its_language_does(code, text):
    assert FuzzyDate.parse("2017-04-03").text(code) == text


def test_a_month_and_a_year_are_written_as_their_language_does():
    assert (FuzzyDate.parse("2015-12").text("ja"), FuzzyDate.parse("1971").text("ja")) == (
        "2015年12月",
        "1971",
    )


def test_those_who_signed_are_entered_in_a_further_language():
    city = make_city("shanghai", name_ko="상하이", country="CN")
    agreement = make_agreement("seoul-shanghai", cities=[city], stage="draft")
    jun, address = log_in("jun"), f"/admin/agreements/agreement/{agreement.pk}/change/"
    data = next(form["data"] for form in forms_in(jun.get(address).content) if "title_en" in form["data"])
    assert jun.post(address, data | {"parties-0-signed_by_zh_hans": "龚正 / 市长"}).status_code == 302
    [signatory] = agreement.parties.get().signatories.all()
    assert (signatory.name_zh_hans, signatory.office_zh_hans) == ("龚正", "市长")
