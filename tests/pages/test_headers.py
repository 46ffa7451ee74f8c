import gzip

import pytest

pytestmark = pytest.mark.django_db
GZIP = {"Accept-Encoding": "gzip"}


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
