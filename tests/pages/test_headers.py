import gzip
import re

import pytest

from news.models import Post
from tests.factories import make_city
from tests.pages.everywhere import addresses, make_everything

pytestmark = pytest.mark.django_db
GZIP = {"Accept-Encoding": "gzip"}
HOLDS_A_FILE = re.compile(r"files/|pictures/|\.(zip|jpg|ico|png)$")
SAYS_HOW_LONG = re.compile("no-cache|no-store|max-age")


def asked(client, link):
    """Yield each address but those of files, whose views say it themselves, with how long it may be kept."""
    for path in addresses(link, "ko"):
        if not HOLDS_A_FILE.search(path):
            yield path, client.get(path).headers.get("Cache-Control", "")


@pytest.mark.parametrize("path", ["/ko/", "/en/news/", "/nowhere/", "/healthz", "/ko/news/feed/"])
def test_every_answer_carries_the_security_headers(client, path):
    headers = client.get(path).headers
    policy = headers["Content-Security-Policy"]
    directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert (directives["default-src"], directives["script-src"]) == ("'none'", "'self'")
    assert "unsafe" not in policy and "http" not in policy and "nonce" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Permissions-Policy"].startswith("accelerometer=()")


def test_only_the_admin_may_use_inline_styles_and_never_inline_scripts(client):
    policy = client.get("/admin/login/").headers["Content-Security-Policy"]
    directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert "'unsafe-inline'" in directives["style-src"]
    assert "'unsafe-inline'" not in directives["script-src"]
    assert "unsafe-eval" not in policy


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_visitors_pages_are_read_only(client, method, language):
    assert getattr(client, method)(f"/{language}/news/").status_code == 405


def test_pages_are_compressed_for_those_who_ask(client, language):
    plain, packed = client.get(f"/{language}/news/"), client.get(f"/{language}/news/", headers=GZIP)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert "Accept-Encoding" in plain.headers["Vary"]


def test_every_answer_says_how_long_it_may_be_kept(client):
    """A browser keeps a 410 or 301 for ever otherwise, and what is published again stays away."""
    link = make_everything()
    assert [path for path, words in asked(client, link) if not SAYS_HOW_LONG.search(words)] == []


@pytest.mark.parametrize("stage", ["unpublished", "live", "withdrawn", "draft"])
def test_no_answer_of_an_item_outlives_its_stage(client, stage):
    make_everything()
    number = Post.objects.get(stage=stage, copy_of=None).number
    assert "no-cache" in client.get(f"/ko/news/{number}/").headers["Cache-Control"]


def test_a_name_that_was_changed_and_changed_back_is_no_circle(client):
    city = make_city("london")
    for name in ("greater-london", "london"):
        city.slug = name
        city.save()
    answer = client.get("/ko/cities/greater-london/")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (301, "no-cache")
    assert client.get(answer.url).status_code == 200
