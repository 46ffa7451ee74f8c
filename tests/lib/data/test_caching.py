"""A real Redis that is killed, frozen and comes back: what was cached is missing then, and nothing fails."""

import contextlib
import signal
import socket
import subprocess
import time

import environ
import pytest
from django.core.cache import caches
from django.core.management import call_command

from policyarchive.lib.data import caching
from policyarchive.lib.environment import CACHE_TABLE, Environment
from tests.server import spare_port

pytestmark = [pytest.mark.redis, pytest.mark.django_db]


@contextlib.contextmanager
def redis_server(port, folder):
    options = ["--port", str(port), "--save", "", "--dir", str(folder), "--logfile", str(folder / "log")]
    process = subprocess.Popen(["redis-server", "--bind", "127.0.0.1", *options])
    try:
        wait_for_port(port)
        yield process
    finally:
        process.kill()
        process.wait()


def wait_for_port(port):
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
    raise AssertionError("the Redis server does not start")


@pytest.fixture
def port(settings, monkeypatch):
    port = spare_port()
    monkeypatch.setenv("X", f"redis://127.0.0.1:{port}/0")
    settings.CACHES = Environment(environ.Env()).caches("X")
    call_command("createcachetable", CACHE_TABLE, verbosity=0)
    caching._left_alone_until.clear()
    yield port
    caching._left_alone_until.clear()


def keep_and_find(name):
    caches[name].set("word", 1, timeout=60)
    return caches[name].get("word", "nothing")


@pytest.mark.parametrize("name", ["default", "volatile"])
def test_it_keeps_what_it_is_given(port, tmp_path, name):
    with redis_server(port, tmp_path):
        assert (keep_and_find(name), caches[name].incr("word")) == (1, 2)


@pytest.mark.parametrize("is_frozen", [True, False])
def test_without_its_server_what_holds_is_kept_and_the_rest_is_missing(port, tmp_path, is_frozen):
    with redis_server(port, tmp_path) as process:
        assert keep_and_find("default") == keep_and_find("volatile") == 1
        process.send_signal(signal.SIGSTOP if is_frozen else signal.SIGKILL)
        assert keep_and_find("volatile") == "nothing"
        assert caches["volatile"].add("other", 1) is True
        with pytest.raises(ValueError, match="not found"):
            caches["volatile"].incr("other")
        assert keep_and_find("default") == 1
        assert caches["default"].incr("word") == 2
        assert caches["default"].get_many(["word", "other"]) == {"word": 2}
        caches["volatile"].clear()
        if is_frozen:
            process.send_signal(signal.SIGCONT)


def test_it_is_asked_again_after_a_while(port, tmp_path):
    assert keep_and_find("volatile") == "nothing"
    with redis_server(port, tmp_path):
        assert keep_and_find("volatile") == "nothing"
        caching._left_alone_until.clear()
        assert keep_and_find("volatile") == 1


@pytest.mark.parametrize("path", ["/ko/search/?q=a", "/ko/search/suggest/?q=a", "/api/v1/search?q=a"])
def test_a_search_answers_without_its_server(client, port, path):
    assert client.get(path).status_code == 200
