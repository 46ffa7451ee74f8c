"""Asking the page cache as a server does, and what it makes of a page that is asked for afresh."""

import gzip
from typing import NamedTuple

import brotli
from django.core.wsgi import get_wsgi_application

from policyarchive.kept_pages import with_page_cache
from policyarchive.leanchain import TwoChains
from policyarchive.pagecache.application import Answer, PageCache, _answer_of
from policyarchive.pagecache.keys import Key, environ_of

HOST = "localhost"
# As `wsgi.py` has it, without the thread that counts views: its connection would outlive the tests.
site = TwoChains(get_wsgi_application())


class Seen(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class Below:
    """The site, with the addresses that were asked of it."""

    def __init__(self, application=site):
        self.application = application
        self.asked: list[str] = []

    def __call__(self, environ, start_response):
        query = environ.get("QUERY_STRING")
        self.asked.append(environ["PATH_INFO"] + (f"?{query}" if query else ""))
        return self.application(environ, start_response)


def cache_above(below) -> PageCache:
    cache = with_page_cache(below)
    assert isinstance(cache, PageCache)
    return cache


def environ(address: str, *, method: str = "GET", accept: str = "", **headers: str) -> dict:
    path, _, query = address.partition("?")
    named = {f"HTTP_{name.upper()}": value for name, value in headers.items()}
    request = environ_of(Key(f"http://{HOST}", path, query))
    return request | {"REQUEST_METHOD": method, "HTTP_ACCEPT_ENCODING": accept} | named


def ask(application, address: str, **more) -> Seen:
    """Return what a client reads, unpacked."""
    answer: Answer = _answer_of(application, environ(address, **more))
    headers = dict(answer.headers)
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress}.get(headers.get("Content-Encoding", ""))
    body = unpack(answer.body) if unpack and answer.body else answer.body
    return Seen(int(answer.status[:3]), headers, body)


def fresh(address: str, **more) -> Seen:
    return ask(site, address, **more)
