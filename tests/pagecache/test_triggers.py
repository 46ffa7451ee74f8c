"""On PostgreSQL each table of visitors' pages notifies when it changes, and no other one does."""

import time

import pytest
from django.db import connection

from policyarchive.freshness import page_tables
from policyarchive.lib.data import changes
from policyarchive.lib.data.changes_in_postgresql import CHANNEL
from policyarchive.pagecache.triggers import NAME, bring_up_to_date, tables_with_trigger
from policyarchive.publishing.models import Presence
from tests.factories import make_category

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("sqlite" in connection.vendor, reason="SQLite tells of every commit by itself"),
]


@pytest.fixture
def listener():
    import psycopg

    with psycopg.connect(**connection.get_connection_params(), autocommit=True) as listening:
        listening.execute(f"LISTEN {CHANNEL}")
        yield listening


def heard(listening):
    """Return how many notifications stand before the answer to a question that is asked now."""
    found = []
    listening.add_notify_handler(found.append)
    listening.execute("SELECT 1")
    listening.remove_notify_handler(found.append)
    return len(found)


def test_the_tables_of_pages_have_triggers_and_no_others():
    assert tables_with_trigger("default") == page_tables()


def test_what_is_missing_is_made_and_what_is_too_much_removed():
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {NAME} ON news_post")
        cursor.execute(
            f"CREATE TRIGGER {NAME} AFTER INSERT ON publishing_presence"
            f" FOR EACH STATEMENT EXECUTE FUNCTION {NAME}()"
        )
    bring_up_to_date("default")
    assert tables_with_trigger("default") == page_tables()


def test_a_transaction_notifies_once_and_only_of_pages(listener):
    make_category(slug="a")
    assert heard(listener) == 1
    Presence.objects.all().delete()
    connection.cursor().execute("DELETE FROM django_session")
    assert heard(listener) == 0
    connection.cursor().execute("TRUNCATE news_category CASCADE")
    assert heard(listener) == 1


def wait_for(expected):
    deadline = time.monotonic() + 20
    while not expected():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_the_counter_moves_and_is_unknown_once_nobody_listens():
    changes.moment()
    wait_for(lambda: changes.moment() is not None)
    before = changes.moment()
    make_category(slug="a")
    wait_for(lambda: changes.moment() not in {before, None})
    before = changes.moment()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE query = 'SELECT 1' AND pid <> pg_backend_pid()"
        )
    wait_for(lambda: changes.moment() is None)
    wait_for(lambda: changes.moment() not in {before, None})
