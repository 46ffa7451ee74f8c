"""Every parameter, part and header of every public address: nothing that is sent breaks one or leads away."""

from itertools import islice
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from tests.answers import body_of
from tests.hostile import LONG, USUAL, VALUES, faults_of, names_on, query, rotating
from tests.pages.everywhere import addresses, make_everything, patterns

pytestmark = pytest.mark.django_db
HEADERS = [
    *("Accept", "Accept-Language", "Range", "If-Range", "If-None-Match", "If-Modified-Since", "Referer"),
    *("User-Agent", "X-Forwarded-For", "X-Forwarded-Host", "Origin", "Sec-Fetch-Site", "Content-Type"),
]
COOKIES = ["sessionid", "csrftoken", "django_language", "messages", "device"]


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture(autouse=True)
def quiet(caplog):
    caplog.set_level("CRITICAL")


@pytest.fixture
def pages():
    """Return one address of each kind of page."""
    link, chosen = make_everything(), {}
    for address in addresses(link, "ko"):
        chosen.setdefault("/".join(part for part in address.split("?")[0].split("/")[:3]), address)
    return sorted(chosen.values())


@pytest.fixture
def reader():
    return Client(raise_request_exception=False)


def names_of(reader, path):
    answer = reader.get(path)
    found = names_on(answer)
    body_of(answer)
    return found


def test_no_parameter_breaks_a_page(pages, reader):
    values, found = rotating(VALUES), []
    for path in pages:
        path = path.split("?")[0]
        names = sorted(names_of(reader, path) | {"page", "q", "city", "year", "next"})
        together = "&".join(query(name, next(values)) for name in USUAL)
        raw = "page=%ff&q=%ff%fe&%00=1&%=%&=&&"
        for asked in [*(query(name, next(values)) for name in names), together, raw]:
            found += [(fault, path, asked[:200]) for fault in faults_of(reader.get(f"{path}?{asked}"))]
    assert found == []


def test_no_part_of_an_address_breaks_a_page(reader):
    make_everything()
    values, found = rotating([quote(value, safe="") for value in VALUES if isinstance(value, str)]), []
    for name, parameters in patterns():
        for parts in islice(zip(*[values] * len(parameters), strict=False), 12):
            try:
                path = reverse(name, kwargs=dict(zip(parameters, parts, strict=True)))
            except NoReverseMatch:  # a number is asked for; that it is none is not found
                continue
            found += [(fault, path[:200]) for fault in faults_of(reader.get(path))]
    assert found == []


@pytest.mark.parametrize("number", ["0", "9" * 20, "9" * 4000, "%D9%A3", "-1", "%C2%B2", "1.5", quote(LONG)])
def test_a_number_that_cannot_be_is_not_found(reader, number):
    for path in (f"/ko/news/{number}/", f"/files/{number}/", f"/pictures/{number}/40.webp"):
        answer = reader.get(path)
        assert (faults_of(answer), answer.status_code) in [([], 404), ([], 400)]
    assert faults_of(reader.get(f"/pictures/1/{number}.webp")) == []
    assert faults_of(reader.get(f"/ko/preview/post/{number}/")) == []


def test_no_header_and_no_cookie_breaks_a_page(pages, reader):
    values, found = rotating([value for value in VALUES if isinstance(value, str) and value.isascii()]), []
    for path in pages:
        for name in HEADERS:
            value = next(values).replace("\r\n", " ").replace("\0", "")
            found += [(f, path, name, value) for f in faults_of(reader.get(path, headers={name: value}))]
        for name in COOKIES:
            reader.cookies[name] = next(values).replace("\r\n", " ").replace("\0", "")
            found += [(fault, path, name) for fault in faults_of(reader.get(path))]
            reader.cookies.clear()
    assert found == []


@pytest.mark.parametrize("content_type", ["application/json", "text/plain", "multipart/form-data", "x", ""])
def test_no_body_breaks_a_page(pages, reader, content_type):
    bodies = [b"", b"\xff\xfe", b"{", b"item=" + b"9" * 4000, b"item=post:99999999999999999999&item=x:%00"]
    found = []
    for path in [*pages, "/count/"]:
        for body in bodies:
            answer = reader.post(path, body, content_type=content_type)
            found += [(fault, path, body[:40]) for fault in faults_of(answer)]
    assert found == []
