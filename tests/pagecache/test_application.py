"""A visitor's page comes from memory as long as it is true; everything else is the site's matter."""

import datetime
import threading

import pytest
from django.db import connections
from django.utils import timezone

from news.models import Post
from policyarchive.lib.data import changes
from policyarchive.pagecache import application
from policyarchive.pages.models import SiteSettings
from policyarchive.publishing.models import Presence
from tests.factories import make_post
from tests.pagecache.asking import Below, ask, cache_above, environ, fresh

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = [
    "/{}/",
    "/{}/news/",
    "/{}/news/{number}/",
    "/{}/news/feed/",
    "/{}/agreements/",
    "/{}/agreements/friends/",
    "/{}/cities/",
    "/{}/cities/seoul/",
    "/{}/areas/",
    "/{}/areas/culture/",
    "/sitemap.xml",
    "/robots.txt",
]


@pytest.mark.parametrize("page", PAGES)
def test_each_page_is_made_once_and_is_what_the_site_says(page, language, post, cache, below):
    address = page.format(language, number=post.number)
    first, second = ask(cache, address, accept="br"), ask(cache, address, accept="br")
    assert first == second
    assert (first.status, first.body) == (200, fresh(address).body)
    assert below.asked == [address]


@pytest.mark.parametrize("accept", ["", "gzip", "br", "gzip, deflate, br, zstd"])
def test_headers_are_those_of_the_site_beside_what_the_form_needs(post, cache, accept):
    ask(cache, "/ko/news/")
    kept, site = ask(cache, "/ko/news/", accept=accept).headers, fresh("/ko/news/", accept=accept).headers
    form = {"Content-Length", "Content-Encoding", "ETag", "Vary"}
    assert {name: kept[name] for name in kept if name not in form} == {
        name: site[name] for name in site if name not in form
    }
    assert kept["Vary"] == "Accept-Encoding"
    assert kept["Cache-Control"] == "no-cache"
    assert kept.get("Content-Encoding") == {"": None, "gzip": "gzip"}.get(accept, "br")


def test_each_form_has_a_tag_by_which_it_need_not_be_sent_again(post, cache):
    tags = {accept: ask(cache, "/ko/", accept=accept).headers["ETag"] for accept in ("", "gzip", "br")}
    assert len(set(tags.values())) == 3
    for accept, tag in tags.items():
        again = ask(cache, "/ko/", accept=accept, if_none_match=f'"of-another", W/{tag}')
        assert (again.status, again.body) == (304, b"")
        assert again.headers == {"ETag": tag, "Vary": "Accept-Encoding", "Cache-Control": "no-cache"}
    assert ask(cache, "/ko/", accept="br", if_none_match=tags["gzip"]).status == 200
    Post.objects.update(title_ko="새 제목")
    assert ask(cache, "/ko/", accept="br", if_none_match=tags["br"]).status == 200


def test_head_says_what_get_does_without_a_body(post, cache, below):
    page, head = ask(cache, "/ko/", accept="br"), ask(cache, "/ko/", accept="br", method="HEAD")
    assert head == page._replace(body=b"")
    assert below.asked == ["/ko/"]


def test_a_change_is_visible_at_once_and_leaves_other_pages_alone(post, cache, below):
    other = make_post(title_ko="다른 글")
    addresses = [f"/ko/news/{post.number}/", f"/ko/news/{other.number}/", "/ko/cities/"]
    for address in addresses:
        ask(cache, address)
    below.asked.clear()
    Post.objects.filter(pk=post.pk).update(body_ko="<p>새 본문</p>")
    assert "새 본문" in ask(cache, addresses[0]).text
    for address in addresses[1:]:
        ask(cache, address)
    assert below.asked == addresses[:1]


def test_what_no_page_shows_renders_none_again(post, cache, below):
    ask(cache, "/ko/news/")
    Presence.objects.all().delete()
    SiteSettings.objects.update_or_create(pk=1)
    ask(cache, "/ko/news/")
    asked = len(below.asked)
    for _ in range(3):
        Presence.objects.all().delete()
        ask(cache, "/ko/news/")
    assert len(below.asked) == asked


@pytest.mark.parametrize("change", ["pinned_until", "new"])
def test_a_page_ends_with_its_day(post, cache, monkeypatch, change):
    today = timezone.localdate()
    if change == "new":
        Post.objects.update(posted_on=today - datetime.timedelta(days=6))
    else:
        Post.objects.update(pinned_from=today, pinned_until=today)
    before = ask(cache, "/ko/news/")
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: tomorrow)
    after = ask(cache, "/ko/news/")
    assert before.body != after.body == fresh("/ko/news/").body


@pytest.mark.parametrize(
    "more",
    [{"method": "POST"}, {"method": "OPTIONS"}, {"cookie": "a=b; sessionid=xyz"}],
    ids=["post", "options", "staff"],
)
def test_who_is_no_visitor_that_reads_is_answered_by_the_site(post, cache, below, more):
    ask(cache, "/ko/news/")
    ask(cache, "/ko/news/", **more)
    assert below.asked == ["/ko/news/"] * 2


@pytest.mark.parametrize(
    "address",
    [
        "/ko/search/?q=축제",
        "/ko/nothing/",
        "/ko/news/999/",
        "/",
        "/admin/login/",
        "/healthz",
        "/ko/news/?category=",
        "/ko/?p=12",
    ],
)
def test_what_is_no_page_for_everybody_is_not_kept(post, cache, below, address):
    for _ in range(2):
        seen = ask(cache, address.replace("축제", "%EC%B6%95"))
        assert seen.status == fresh(address.replace("축제", "%EC%B6%95")).status
    assert len(below.asked) == 2
    assert len(cache.store) == 0


def test_unknown_parameters_neither_split_nor_get_into_a_page(post, cache, below):
    bad = "/ko/news/?utm_source=%22%3Ebad&page=1x&x=bad"
    first = ask(cache, bad)
    assert ask(cache, "/ko/news/?page=1x").body == first.body == ask(cache, "/ko/news/?a=b&page=1x").body
    assert "bad" not in first.text
    assert below.asked == ["/ko/news/?page=1x"]


def test_the_order_of_parameters_does_not_matter(post, cache, below):
    one = ask(cache, "/ko/news/?city=seoul&category=notice")
    assert ask(cache, "/ko/news/?category=notice&city=seoul") == one
    assert len(below.asked) == 1


def test_an_unknown_parameter_may_still_name_an_old_address(post, cache):
    Post.objects.filter(pk=post.pk).update(
        legacy_address="/ko/old?id=7", legacy_path="/ko/old", legacy_names="id"
    )
    for address in ("/ko/old/?id=7", "/ko/old/?id=8", "/ko/?id=7"):
        kept, site = ask(cache, address), fresh(address)
        assert (kept.status, kept.headers.get("Location")) == (site.status, site.headers.get("Location"))


@pytest.mark.parametrize("name", ["host", "x_forwarded_host", "x_forwarded_proto", "accept_language"])
def test_no_header_gets_into_the_page_of_others(post, cache, name):
    ask(cache, "/ko/news/", **{name: "evil.example.org"})
    assert "evil" not in ask(cache, "/ko/news/").text
    assert ask(cache, "/ko/news/").body == fresh("/ko/news/").body


def test_another_host_is_another_page_and_a_foreign_one_none(post, cache, settings):
    settings.ALLOWED_HOSTS, settings.SITE_URL = ["localhost", "b.example.org"], ""
    here, there = ask(cache, "/ko/"), ask(cache, "/ko/", host="b.example.org")
    assert "http://localhost/" in here.text
    assert "http://b.example.org/" in there.text
    assert ask(cache, "/ko/", host="evil.example.org").status == 400


def test_many_clients_on_a_cold_page_make_it_once(post):
    held, begun = threading.Event(), threading.Event()

    class Held(Below):
        def __call__(self, *request):
            begun.set()
            assert held.wait(20)
            return super().__call__(*request)

    below = Held()
    cache, seen = cache_above(below), []

    def ask_once():
        seen.append(ask(cache, "/ko/news/"))
        connections.close_all()  # those of this thread

    threads = [threading.Thread(target=ask_once) for _ in range(40)]
    for thread in threads:
        thread.start()
    assert begun.wait(20)
    held.set()
    for thread in threads:
        thread.join()
    assert len(seen) == 40
    assert len({one.body for one in seen}) == 1
    assert below.asked == ["/ko/news/"]


def test_a_fault_of_the_cache_is_a_miss_and_is_logged(post, cache, below, monkeypatch, caplog):
    monkeypatch.setattr(cache.store, "find", lambda key: 1 / 0)
    assert ask(cache, "/ko/news/").body == fresh("/ko/news/").body
    assert below.asked == ["/ko/news/"]
    assert "The page cache failed for /ko/news/" in caplog.text


class Away(Below):
    """The site, whose database is away when it should be."""

    is_away = False

    def __call__(self, request, start_response):
        if not self.is_away:
            return super().__call__(request, start_response)
        start_response("503 Service Unavailable", [("Retry-After", "10")])
        return [b"away"]


@pytest.mark.parametrize(("seconds", "status"), [(0.5, 200), (1.5, 503)])
def test_while_the_database_is_away_the_last_page_stands_in_as_long_as_was_promised(
    post, monkeypatch, seconds, status
):
    below = Away()
    cache = cache_above(below)
    good = ask(cache, "/ko/news/")
    now = timezone.now()
    below.is_away = True
    monkeypatch.setattr(changes, "moment", lambda: None)
    monkeypatch.setattr(application, "is_unchanged", lambda questions, moment: False)
    monkeypatch.setattr(timezone, "now", lambda: now + datetime.timedelta(seconds=seconds))
    answer = ask(cache, "/ko/news/")
    assert answer.status == status
    assert (answer.body == good.body) is (status == 200)


def test_a_page_that_fails_otherwise_is_never_stood_in_for(post, cache, below, monkeypatch):
    ask(cache, "/ko/news/")
    Post.objects.update(title_ko="새 제목")

    def broken(request, start_response):
        start_response("500 Internal Server Error", [])
        return [b""]

    below.application = broken
    assert ask(cache, "/ko/news/").status == 500


def test_nothing_is_kept_while_it_is_developed_or_where_no_memory_is_given(settings, below):
    from policyarchive.kept_pages import with_page_cache

    settings.PAGE_CACHE_MB = 0
    assert with_page_cache(below) is below
    settings.PAGE_CACHE_MB, settings.DEBUG = 64, True
    assert with_page_cache(below) is below


def test_the_workers_of_a_machine_share_its_memory(settings, below):
    settings.PAGE_CACHE_MB, settings.SERVER_WORKERS = 64, 4
    assert cache_above(below).store.most_bytes == 16_000_000


def test_the_request_that_makes_a_page_is_no_clients(post, cache):
    """What a client sends is not in the request that Django sees, so it cannot get into the page."""
    seen = []

    def below(request, start_response):
        seen.append(request)
        start_response("200 OK", [("Cache-Control", "no-cache")])
        return [b""]

    cache = cache_above(below)
    sent = environ(
        "/ko/news/?utm=1", cookie="a=b", accept="br", referer="x", if_none_match="*", range="bytes=0-1"
    )
    cache(sent | {"HTTP_X_SECRET": "1", "REMOTE_ADDR": "203.0.113.9"}, lambda *_: None)
    [request] = seen
    assert {name for name in request if name.startswith("HTTP_")} == {"HTTP_HOST", "HTTP_X_FORWARDED_PROTO"}
    assert (request["REMOTE_ADDR"], request["QUERY_STRING"]) == ("127.0.0.1", "")
