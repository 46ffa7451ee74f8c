"""What every test stands on: no network, no leftover language, folders of its own."""

import os
import socket
import zlib
from pathlib import Path

import pytest
from django.core.cache import caches
from django.db import DataError, connections, models
from django.db.models.signals import post_save
from django.utils import translation
from hypothesis import settings as hypothesis_settings
from PIL import Image

from policyarchive.lib.data import changes, kept
from policyarchive.lib.data.batches import forget_all
from tests.left_out import pytest_collection_modifyitems, pytest_terminal_summary  # noqa: F401

LANGUAGES = ["ko", "en"]
# A busy machine takes longer for an example; what a test says must not depend on that.
hypothesis_settings.register_profile("without a clock", deadline=None)
hypothesis_settings.load_profile("without a clock")
_connect = socket.socket.connect


def _connect_to_this_machine_only(self, address):
    host = address[0] if isinstance(address, tuple) else "local"
    if host not in {"127.0.0.1", "::1", "localhost", "local"}:
        raise AssertionError(f"a test tried to reach {host}")
    return _connect(self, address)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request):
    """Keep SQLite's test database in a file: other threads and processes have to reach it as visitors do."""
    default = connections["default"].settings_dict
    if default["ENGINE"].endswith("sqlite3"):
        default["TEST"]["NAME"] = str(Path(os.environ["DATA_DIR"]) / "tests.sqlite3")
    request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")


@pytest.fixture(autouse=True, scope="session")
def details_of_the_log_have_names():
    """Whatever a test has the log record is shown to people in words, and never as a code."""

    from policyarchive.audit.models import LogEntry
    from policyarchive.backoffice.reports.log_words import NAMES

    def has_names(instance, **kwargs):
        assert set(instance.details) <= set(NAMES), f"{instance.action}: name these in log_words.NAMES"

    post_save.connect(has_names, sender=LogEntry, weak=False)


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    monkeypatch.setattr(socket.socket, "connect", _connect_to_this_machine_only)


@pytest.fixture(autouse=True)
def columns_hold_what_they_say(monkeypatch):
    """Refuse with SQLite, too, a text that is longer than its column: only PostgreSQL does by itself."""
    prepare = models.CharField.get_db_prep_save

    def checked(field, value, connection):
        length = len(value) if isinstance(value, str) else 0
        if field.max_length and length > field.max_length:
            raise DataError(
                f"value too long for {field.model.__name__}.{field.name}({field.max_length}): {length}"
            )
        return prepare(field, value, connection)

    monkeypatch.setattr(models.CharField, "get_db_prep_save", checked)


@pytest.fixture(autouse=True)
def language_put_back():
    before = translation.get_language()
    yield
    translation.activate(before)


@pytest.fixture(autouse=True)
def empty_cache():
    """Begin each test with nothing remembered: no answer, and no count of questions from one address."""
    for alias in caches.settings:
        caches[alias].clear()


@pytest.fixture(autouse=True)
def nothing_counted():
    """Forget what other tests counted and nobody wrote."""
    forget_all()


@pytest.fixture(autouse=True)
def nothing_kept():
    """Let go of what the process keeps, and of the connection that tells of changes."""
    yield
    kept.forget_all()
    changes.forget()


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(params=LANGUAGES)
def language(request):
    """Run the test in each language of the site."""
    return request.param


@pytest.fixture(autouse=True)
def quick_drawings(monkeypatch):
    """Give the demo small pictures of one colour each; those that it draws have tests of their own."""

    def small(city, motif):
        return Image.new("RGB", (40, 25), tuple(zlib.crc32(f"{city} {motif}".encode()).to_bytes(4)[:3]))

    monkeypatch.setattr("policyarchive.demo.media.draw", small)
