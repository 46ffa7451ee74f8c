"""What is not public is nowhere: every outlet that the URL configuration has, against every hidden stage.

A new outlet is found by itself: an address pattern that is not named here fails the last test.
"""

import datetime

import pytest
from django.urls import URLResolver, get_resolver
from django.utils import timezone

from news.models import Post
from policyarchive.publishing import actions
from policyarchive.publishing.models import Schedule
from tests.factories import make_agreement, make_area, make_category, make_city, make_home, make_post

pytestmark = pytest.mark.django_db
HIDDEN = ["draft", "in_review", "scheduled", "unpublished"]
SECRET = "비밀-embargo-secret"
DAY = datetime.date(1999, 12, 31)
# Each pattern that can show content, and the addresses to ask: {post} and {agreement} are the hidden ones.
OUTLETS = {
    "pages:home": ["/{lang}/"],
    "news:post_list": [
        "/{lang}/news/",
        "/{lang}/news/?category=secret-category",
        "/{lang}/news/?city=london",
        "/{lang}/news/?area=air",
        "/{lang}/news/?year=1999",
    ],
    "news:post_feed": [
        "/{lang}/news/feed/",
        "/{lang}/news/feed/?year=1999",
        "/{lang}/news/feed/?q=embargo",
        "/{lang}/news/feed/?category=secret-category",
    ],
    "agreements:agreement_feed": [
        "/{lang}/agreements/feed/",
        "/{lang}/agreements/feed/?area=air",
        "/{lang}/agreements/feed/?q=embargo",
        "/{lang}/agreements/feed/?city=london",
    ],
    "agreements:agreement_calendar": [
        "/{lang}/agreements/calendar.ics",
        "/{lang}/agreements/calendar.ics?q=embargo",
        "/{lang}/agreements/calendar.ics?city=london",
    ],
    "agreements:city_feed": ["/{lang}/cities/london/feed/"],
    "agreements:area_feed": ["/{lang}/areas/air/feed/"],
    "news:post_detail": ["/{lang}/news/{post}/", "/{lang}/news/{neighbour}/"],
    "agreements:agreement_list": [
        "/{lang}/agreements/",
        "/{lang}/agreements/?year=1999",
        "/{lang}/agreements/?city=london",
    ],
    **{
        f"agreements:agreement_{view}": [f"/{{lang}}/agreements/{view}/"]
        for view in ("map", "timeline", "matrix")
    },
    **{
        f"agreements:agreement_{view}_csv": [f"/{{lang}}/agreements/{view}.csv"]
        for view in ("table", "map", "timeline", "matrix")
    },
    "agreements:agreement_detail": ["/{lang}/agreements/{agreement}/", "/{lang}/agreements/other/"],
    "agreements:city_list": ["/{lang}/cities/"],
    "agreements:city_detail": ["/{lang}/cities/london/"],
    "agreements:area_list": ["/{lang}/areas/"],
    "agreements:area_detail": ["/{lang}/areas/air/"],
    "pages:search": [
        "/{lang}/search/?q=embargo",
        "/{lang}/search/?q=비밀",
        "/{lang}/search/?q=비말",
        "/{lang}/search/?q=embarog&sort=date",
        "/{lang}/search/?q=london&city=london",
    ],
    "pages:search_suggest": ["/{lang}/search/suggest/?q=emb", "/{lang}/search/suggest/?q=비ㅁ"],
    "api:search": ["/api/v1/search?q=embargo&lang={lang}", "/api/v1/search?q=비밀&lang={lang}&kind=news"],
    "sitemap": ["/sitemap.xml"],
    "django.contrib.sitemaps.views.sitemap": ["/sitemap-news.xml", "/sitemap-agreements.xml"],
}
# Addresses that show no content of posts or agreements.
WITHOUT_CONTENT = {
    *(
        "language_choice",
        "robots",
        "security",
        "healthz",
        "readyz",
        "favicon",
        "touch_icon",
        "manifest",
        "pages:feed_list",
        "count",
    ),
    *("password_reset", "password_reset_done", "password_reset_confirm", "password_reset_complete"),
}

# Previews are for staff and for who has a link: tests/pages/test_preview.py and test_preview_files.py.
PREVIEWS = {
    "pages:preview_item",
    "pages:preview_item_attachments",
    "pages:preview_link",
    "pages:preview_link_attachments",
    "pages:preview_file",
    "pages:preview_picture",
}
# Files are asked by tests of their own: tests/library/test_views.py and tests/pages/test_media.py.
FILES = {
    "library:file",
    "library:picture",
    "news:post_attachments",
    "news:post_share",
    "agreements:agreement_attachments",
    "agreements:agreement_share",
}


def visitor_views(resolver=None, namespaces=()):
    """Yield the full names of all views but the admin's."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            if pattern.app_name != "admin":
                inside = [*namespaces, pattern.namespace] if pattern.namespace else namespaces
                yield from visitor_views(pattern, inside)
        else:
            yield ":".join([*namespaces, pattern.name])


@pytest.fixture
def world():
    """A public neighbour of everything, and the city, area and category that the hidden items have too."""
    home, london, air = make_home(), make_city("london"), make_area("air")
    category = make_category("secret-category")
    other = make_agreement("other", signed="2015-12", cities=[home, london], areas=[air])
    neighbour = make_post(
        posted_on=DAY, cities=[london], areas=[air], agreements=[other], category=category, stage="live"
    )
    return {
        "london": london,
        "home": home,
        "air": air,
        "category": category,
        "other": other,
        "neighbour": neighbour,
    }


def hide(kind, stage, world):
    """Make an item that says SECRET everywhere and stands in that stage; `copy` is a working copy."""
    titles = {"title_ko": SECRET, "title_en": SECRET}
    around = {"cities": [world["london"]], "areas": [world["air"]]}
    if kind == "post":
        item = make_post(
            posted_on=DAY,
            agreements=[world["other"]],
            category=world["category"],
            legacy_address="/ko/node/777",
            stage=stage,
            **around,
            **titles,
        )
    else:
        around["cities"] = [world["home"], world["london"]]
        item = make_agreement("hidden", signed="1999-12-31", stage=stage, **around, **titles)
        world["neighbour"].agreements.add(item)
    if stage == "scheduled":
        Schedule.objects.create(
            row=item, row_name=SECRET, move="publish", due_at=timezone.now() + datetime.timedelta(hours=1)
        )
    return item


def ask(client, name, lang, world, *, post=0, agreement="hidden"):
    known = {"lang": lang, "post": post, "agreement": agreement, "neighbour": world["neighbour"].number}
    return [client.get(address.format(**known)) for address in OUTLETS[name]]


@pytest.mark.parametrize("name", OUTLETS)
@pytest.mark.parametrize("stage", HIDDEN)
@pytest.mark.parametrize("kind", ["post", "agreement"])
def test_nothing_of_a_hidden_item_is_anywhere(client, language, kind, stage, name, world):
    item = hide(kind, stage, world)
    for answer in ask(client, name, language, world, post=item.number if kind == "post" else 0):
        assert SECRET not in answer.content.decode()
        assert answer.status_code in {200, 404, 410}


@pytest.mark.parametrize("name", OUTLETS)
@pytest.mark.parametrize("stage", ["draft", "in_review", "scheduled"])
def test_nothing_of_a_working_copy_is_anywhere(client, language, stage, name, world):
    post = make_post(posted_on=DAY, cities=[world["london"]], agreements=[world["other"]])
    for item in (post, world["other"]):
        copy = actions.start_working_copy(item, by=None)
        copy.title_ko = copy.title_en = SECRET
        copy.stage = stage
        copy.save()
    for answer in ask(client, name, language, world, post=post.number, agreement="other"):
        assert SECRET not in answer.content.decode()
        assert answer.status_code == 200


@pytest.mark.parametrize("stage", HIDDEN)
def test_a_hidden_post_is_not_counted_in_any_number(client, language, stage, world):
    before = [
        client.get(f"/{language}/{path}").content
        for path in ("", "news/", "cities/", "areas/", "agreements/")
    ]
    hide("post", stage, world)
    hide("agreement", stage, world)
    after = [
        client.get(f"/{language}/{path}").content
        for path in ("", "news/", "cities/", "areas/", "agreements/")
    ]
    assert [len(page) for page in after] == [len(page) for page in before]


@pytest.mark.parametrize("stage", ["draft", "in_review", "scheduled"])
def test_guessing_a_number_or_an_old_address_tells_nothing_and_counts_nothing(client, language, stage, world):
    post = hide("post", stage, world)
    never = client.get(f"/{language}/news/999999/")
    guessed = client.get(f"/{language}/news/{post.number}/")
    assert (guessed.status_code, never.status_code) == (404, 404)
    assert guessed.content.replace(str(post.number).encode(), b"") == never.content.replace(b"999999", b"")
    assert client.get("/ko/node/777").status_code == 404
    assert Post.objects.get(pk=post.pk).views == 0


def test_a_withdrawn_item_is_readable_under_its_notice_and_in_no_list(client, language, world):
    post = make_post(title_ko=SECRET, title_en=SECRET, cities=[world["london"]], agreements=[world["other"]])
    actions.withdraw(post, by=None, reason={"ko": "사실과 다름", "en": "Not true"})
    page = client.get(f"/{language}/news/{post.number}/")
    assert page.status_code == 200
    content = page.content.decode()
    assert {"ko": "사실과 다름", "en": "Not true"}[language] in content
    assert '<meta name="robots" content="noindex">' in content
    for name in OUTLETS:
        if name not in {"news:post_detail"}:
            for answer in ask(client, name, language, world):
                assert SECRET not in answer.content.decode()


@pytest.mark.parametrize(("redirect_to", "status"), [("", 410), ("/ko/news/", 302)])
def test_what_was_unpublished_is_gone_or_leads_elsewhere(client, redirect_to, status):
    for item, path in ((make_post(), "news/{0.number}/"), (make_agreement(), "agreements/{0.slug}/")):
        actions.unpublish(item, by=None, redirect_to=redirect_to)
        answer = client.get("/ko/" + path.format(item))
        assert (answer.status_code, answer.headers.get("Location", "")) == (status, redirect_to)


def test_no_outlet_is_forgotten():
    assert set(visitor_views()) == set(OUTLETS) | WITHOUT_CONTENT | FILES | PREVIEWS
