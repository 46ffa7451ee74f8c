import json
import re

import pytest
from django.core.management import call_command
from django.utils import translation

from agreements.models import Agreement, AgreementRelation, City, CooperationArea
from news.models import Post
from policyarchive.demo.posts import FILE
from policyarchive.pages.models import SiteSettings

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo():
    call_command("load_demo", verbosity=0)


def test_the_whole_register_is_there(demo):
    counts = [model.objects.count() for model in (Agreement, City, CooperationArea)]
    assert counts == [63, 43, 38]
    assert City.objects.home().get().slug == "seoul"


def test_a_second_run_changes_nothing_and_keeps_what_people_edited(demo):
    Post.objects.filter(number=6568).update(title_en="Edited")
    SiteSettings.objects.update(name_en="Busan")
    before = list(Post.objects.order_by("pk").values())
    call_command("load_demo", verbosity=0)
    assert list(Post.objects.order_by("pk").values()) == before
    assert SiteSettings.objects.get().name_en == "Busan"
    assert [model.objects.count() for model in (Agreement, City, CooperationArea)] == [63, 43, 38]


def test_the_model_article_shows_all_that_it_joins(demo):
    post = Post.objects.published().get(number=6568)
    assert post.title_en == "Policy Exchange between Seoul and London"
    assert (str(post.posted_on), post.byline, post.original_language) == ("2017-04-12", "ssunha", "en")
    assert post.category.name_en == "Seoul's News"
    assert post.languages == ["ko", "en"]
    assert [agreement.slug for agreement in post.agreements.all()] == ["seoul-london-2017"]
    assert {city.slug for city in post.cities.all()} == {"london", "seoul"}
    assert [area.slug for area in post.ordered_areas] == [
        "climate-response",
        "economic-democratization",
        "digital-innovation",
        "arts-culture",
        "tourism",
        "e-government",
        "smart-city",
        "social-innovation",
        "urban-regeneration",
    ]


def test_relations_are_only_those_that_a_source_states(demo):
    stated = AgreementRelation.objects.values_list("from_agreement__slug", "kind", "to_agreement__slug")
    assert set(stated) == {
        ("seoul-london-2017", "follows_up", "seoul-london-2015"),
        ("seoul-barcelona-2018", "follows_up", "seoul-barcelona-2012"),
        ("seoul-tashkent-2010", "raises", "seoul-tashkent-2006"),
        ("seoul-wellington-2023", "raises", "seoul-wellington-2016"),
        ("seoul-amsterdam-2013", "renews", "seoul-amsterdam-1999"),
        ("seoul-berlin-2014", "renews", "seoul-berlin-1997"),
    }


def test_december_2015_is_not_made_more_exact_and_the_source_keeps_its_day(demo):
    agreement = Agreement.objects.get(slug="seoul-london-2015")
    assert str(agreement.signed_on) == "2015-12"
    assert [str(source.signed_on) for source in agreement.sources.all()] == ["2015-12-04"]


def test_the_board_has_posts_of_every_kind(demo):
    languages = [tuple(post.languages) for post in Post.objects.published()]
    assert len(languages) >= 25
    assert {("ko",), ("en",), ("ko", "en")} == set(languages)
    assert Post.objects.exclude(pinned_from=None).count() >= 1
    assert Post.objects.exclude(stage="live").count() >= 1


def test_links_in_the_bodies_lead_to_pages_of_the_demo(demo, client):
    for post in Post.objects.all():
        for path in re.findall(r'href="(/[^"]+)"', f"{post.body_ko}{post.body_en}"):
            assert client.get(path).status_code == 200, (post.ref, path)


def test_every_post_is_about_an_agreement_or_explains_the_archive(demo):
    alone = Post.objects.filter(agreements=None)
    assert {post.category.slug for post in alone} <= {"notices", "archive-notes"}


def test_the_demo_does_not_claim_to_be_official(demo):
    assert SiteSettings.objects.get().is_official is False


@pytest.mark.parametrize(
    ("language", "greeting"),
    [("ko", "서울 정책아카이브에 오신것을 환영합니다."), ("en", "Welcome to the Seoul Policy Archive.")],
)
def test_the_greeting_is_there_in_both_languages(demo, language, greeting):
    with translation.override(language):
        assert SiteSettings.objects.get().greeting == greeting


def test_the_demo_posts_are_written_in_the_bulk_format():
    refs = [json.loads(line)["ref"] for line in FILE.read_text(encoding="utf-8").splitlines()]
    assert len(refs) == len(set(refs))
