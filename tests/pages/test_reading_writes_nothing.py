"""Reading writes nothing and sets no cookie: held for every address of the address book."""

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.answers import body_of
from tests.backoffice.people import log_in
from tests.pages.everywhere import addresses, make_everything, patterns

pytestmark = pytest.mark.django_db
HARMLESS = (
    "SELECT",
    "WITH",
    "PRAGMA",
    "SAVEPOINT",
    "RELEASE",
    "ROLLBACK",
    "SET LOCAL",
    "BEGIN",
    "EXPLAIN",
    "DECLARE",
)


def stranger():
    return Client(headers={"accept-language": "fr"})


def with_an_old_session():
    client = stranger()
    client.cookies[settings.SESSION_COOKIE_NAME] = "x" * 32
    return client


def jun():
    return log_in("jun")


def test_the_address_book_is_read_to_its_end():
    assert {name for name, _parameters in patterns()} >= {
        *("language_choice", "sitemap", "robots", "security", "healthz", "readyz", "count"),
        *("pages:home", "pages:search", "news:post_detail", "news:post_feed", "agreements:city_detail"),
        *("library:file", "library:picture", "pages:preview_link", "pages:preview_item"),
    }


@pytest.mark.parametrize("reader", [stranger, with_an_old_session, jun])
def test_no_address_writes_or_sets_a_cookie(reader, language):
    client, link, seen = reader(), make_everything(), set()
    for address in addresses(link, language):
        for ask in (client.get, client.head):
            with CaptureQueriesContext(connection) as captured:
                answer = ask(address)
                body_of(answer)
            written = [
                one["sql"]
                for one in captured.captured_queries
                if not one["sql"].lstrip("(").startswith(HARMLESS)
            ]
            assert (written, dict(answer.cookies)) == ([], {}), address
            assert answer.status_code < 500, address
            seen.add(answer.status_code)
    assert seen >= {200, 301, 302, 404, 410}
