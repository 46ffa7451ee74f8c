"""Visitors' requests pass fewer middlewares, and get the very same answers."""

import pytest
from django.conf import settings
from django.test import Client, RequestFactory
from django.test.client import ClientHandler

from policyarchive import leanchain
from tests.answers import body_of
from tests.pages.everywhere import addresses, make_everything

OF_THE_MOMENT = {"Expires", "Last-Modified"}
STAFF = {"HTTP_COOKIE": f"{settings.SESSION_COOKIE_NAME}=x"}


class LeanClientHandler(leanchain.Lean, ClientHandler):
    pass


class LeanClient(Client):
    def __init__(self, **more):
        super().__init__(**more)
        self.handler = LeanClientHandler(self.handler.enforce_csrf_checks)


def answer_of(client, address):
    response = client.get(address)
    headers = {name: text for name, text in response.items() if name not in OF_THE_MOMENT}
    return response.status_code, headers, response.cookies, body_of(response)


@pytest.mark.django_db
def test_both_chains_give_the_same_answer_at_every_address(language):
    link = make_everything()
    whole, lean = (client(headers={"accept-language": "fr"}) for client in (Client, LeanClient))
    for address in addresses(link, language):
        assert answer_of(lean, address) == answer_of(whole, address), address


def test_what_is_left_out_is_part_of_the_whole():
    assert set(settings.MIDDLEWARE) >= leanchain.LEFT_OUT | {leanchain.SESSIONS}


@pytest.fixture
def chain_of(monkeypatch):
    monkeypatch.setattr(leanchain, "LeanHandler", lambda: lambda environ, start_response: ["lean"])
    application = leanchain.TwoChains(lambda environ, start_response: ["whole"])
    return lambda method, path, **more: application(
        RequestFactory().generic(method, path, **more).environ, None
    )


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("path", ["/", "/ko/news/1/", "/ko/nothing/", "/files/1/", "/adminx"])
def test_who_reads_without_a_session_passes_the_lean_chain(chain_of, method, path):
    assert chain_of(method, path) == ["lean"]
    assert chain_of(method, path, HTTP_COOKIE="reading_language=ko") == ["lean"]


@pytest.mark.parametrize(
    ("method", "path", "more"),
    [
        ("POST", "/count/", {}),
        ("GET", "/admin/", {}),
        ("GET", "/admin/login/", {}),
        ("GET", "/static/css/app.css", {}),
        ("GET", "/ko/", STAFF),
        ("GET", "/ko/", {"HTTP_COOKIE": f"a=b; {STAFF['HTTP_COOKIE']}"}),
    ],
)
def test_everything_else_passes_the_whole_chain(chain_of, method, path, more):
    assert chain_of(method, path, **more) == ["whole"]
