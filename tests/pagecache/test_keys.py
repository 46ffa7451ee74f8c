"""A key holds all of what a page is made from, and two requests for different things never have one key."""

from urllib.parse import parse_qsl, quote, urlencode

import pytest
from django.http import QueryDict
from hypothesis import example, given
from hypothesis import strategies as st

from policyarchive.kept_pages import is_kept, parameters
from policyarchive.pagecache.keys import Scope, asked_by, environ_of, in_order
from policyarchive.pages.filters import BoardFilter, CityFilter, RegisterFilter
from tests.pagecache.asking import environ

NAMES = ("category", "city", "page")
SCOPE = Scope(is_kept, parameters, "sessionid", ("HTTP_X_FORWARDED_PROTO", "https"))
names = st.sampled_from([*NAMES, "utm_source", "PAGE", "page[]", "", "city "])
values = st.text(max_size=6)
pairs = st.lists(st.tuples(names, values), max_size=5)
raw = st.text(st.characters(codec="latin-1"), max_size=30)


def key_of(address, **headers):
    asked = asked_by(environ(address, **headers), SCOPE)
    return asked.key if asked else None


@given(pairs, pairs)
def test_two_queries_have_one_key_only_where_they_say_the_same(one, other):
    keys = [in_order(urlencode(query), NAMES)[0] for query in (one, other)]
    said = [
        [[value for name, value in query if name == wanted] for wanted in NAMES] for query in (one, other)
    ]
    if None not in keys:
        assert (keys[0] == keys[1]) is (said[0] == said[1])


@given(raw)
@example("page=1;city=a")
@example("page=%C3%28")
@example("page=1&page=2&&page")
@example("%70age=3")
def test_the_site_reads_from_a_key_what_it_reads_from_the_request(query):
    known, _is_exact = in_order(query, NAMES)
    if known is None:
        return
    asked, made = QueryDict(query), QueryDict(known)
    assert all(asked.getlist(name) == made.getlist(name) for name in NAMES)
    assert set(made) <= set(NAMES)
    assert in_order(known, NAMES) == (known, True)


@given(raw)
def test_what_is_exact_says_nothing_more(query):
    known, is_exact = in_order(query, NAMES)
    if is_exact:
        assert sorted(parse_qsl(query, keep_blank_values=True)) == sorted(
            parse_qsl(known, keep_blank_values=True)
        )


@given(st.text(st.characters(codec="latin-1"), max_size=20), raw)
def test_a_path_is_never_taken_for_a_query(path, query):
    one, other = key_of(f"/ko/news/{path}/"), key_of("/ko/news/")
    if one is not None and path:
        assert one != other
    if "?" not in path and (key := key_of(f"/ko/{path}/")):
        assert environ_of(key)["PATH_INFO"] == f"/ko/{path}/"


@given(st.text(max_size=40))
@example("localhost\r\nX-Evil: 1")
@example("a, b")
@example("localhost:80@evil")
def test_the_host_is_part_of_the_key_as_it_is_and_no_other_header_is(text):
    key = key_of("/ko/news/", host=text)
    assert (key is None) is (not text)
    if key:
        assert environ_of(key)["HTTP_HOST"] == text.lower()
    bare = key_of("/ko/news/")
    for name in ("user_agent", "accept_language", "x_forwarded_host", "x_forwarded_for", "referer", "range"):
        assert key_of("/ko/news/", **{name: text}) == bare


@pytest.mark.parametrize(
    ("said", "scheme"),
    [("https", "https"), ("https, http", "https"), ("http", "http"), ("HTTPS", "http"), ("evil", "http")],
)
def test_the_scheme_is_that_which_django_reads(said, scheme):
    assert key_of("/ko/", x_forwarded_proto=said).origin == f"{scheme}://localhost"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/ko/", True),
        ("/en/news/7/", True),
        ("/ko/agreements/" + quote("친구"), False),  # without its slash it is only led on
        ("/ko/preview/abc/", False),
        ("/en/preview/post/1/", False),
        ("/ko/search/", False),
        ("/ko/search/suggest/", False),
        ("/ko/news/7/attachments.zip", False),
        ("/ko/news/7/share.jpg", False),
        ("/admin/", False),
        ("/fr/", False),
        ("/static/css/app.css", False),
        ("/pictures/1/800.webp", False),
        ("/files/1/", False),
        ("/count/", False),
        ("/healthz", False),
        ("/api/v1/search", False),
        ("/sitemap.xml", True),
        ("/sitemap-posts.xml", True),
        ("/robots.txt", True),
        ("/", False),
        ("/ko/\n", False),
    ],
)
def test_only_pages_for_everybody_are_kept(address, expected):
    assert is_kept(address) is expected


@pytest.mark.parametrize(
    ("path", "form"),
    [("/ko/news/", BoardFilter), ("/ko/agreements/", RegisterFilter), ("/en/cities/", CityFilter)],
)
def test_the_parameters_of_a_list_are_those_of_its_filter(path, form):
    assert parameters(path) == (*form.base_fields, "page")


@pytest.mark.parametrize("cookie", ["sessionid=x", "a=b; sessionid=x", "sessionid=x; a=b"])
def test_who_has_a_session_has_no_key(cookie):
    assert key_of("/ko/", cookie=cookie) is None
    assert key_of("/ko/", cookie="reading_language=en; _ga=1") == key_of("/ko/")


def test_what_is_too_long_has_no_key():
    assert key_of(f"/ko/news/?page={'1' * 600}") is None
    assert key_of(f"/ko/{'a' * 600}/") is None
    assert key_of("/ko/news/?" + "&".join(f"a{n}=1" for n in range(60))) is None
