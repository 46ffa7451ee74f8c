"""The server as people start it: a process of its own, stopped by Ctrl-C."""

import contextlib
import http.cookiejar
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from pathlib import Path

import pytest
from django.db import OperationalError

from policyarchive.management.commands.serve import why_no_database
from tests.server import PATIENCE, begin, demo_served, spare_port, stop, wait_for

EVERYWHERE = "0.0.0.0"  # noqa: S104
LOGINS = "".join(
    f"  demo login        {name} / demo-{name}\n" for name in ("mina", "jun", "hana", "sora", "admin")
)


def refusal(folder, *options, **changes):
    """Return what a server that does not start says, on one line."""
    process = begin(folder, *options, **changes)
    _said, shown = process.communicate(timeout=PATIENCE)
    assert process.returncode == 1
    return " ".join(shown.split())


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The address of a running demo, in a folder whose name holds a space and Korean letters."""
    with demo_served(tmp_path_factory.mktemp("정책 자료")) as address:
        yield address


def test_it_tells_where_it_is_and_who_may_log_in_and_stops_quietly(tmp_path):
    port = spare_port()
    process = begin(tmp_path, "--migrate", "--demo", PORT=str(port))
    wait_for(f"http://127.0.0.1:{port}/ko/", process)
    said, complained = stop(process)
    assert said.partition("\n\n")[2] == (
        f"  Policy Archive    http://127.0.0.1:{port}/\n"
        f"  for editors       http://127.0.0.1:{port}/admin/\n"
        f"{LOGINS}\n"
        "  This server has demo accounts: do not open it to others.\n\n"
        "  Ctrl-C stops.\n"
    )
    assert complained == ""


@pytest.mark.parametrize("page", ["/ko/", "/admin/login/"])
def test_every_file_that_a_page_names_comes_and_may_be_kept_for_ever(demo, page):
    with urllib.request.urlopen(demo + page) as answer:
        files = re.findall(r'(?:href|src)="(/static/[^"]+)"', answer.read().decode())
    assert len(files) >= 3
    for file in files:
        with urllib.request.urlopen(demo + file) as answer:
            assert len(answer.read()) > 50
            assert "immutable" in answer.headers["Cache-Control"]


def test_an_editor_logs_in_behind_the_real_server(demo):
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    address = f"{demo}/admin/login/?next=/admin/password_change/"
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', browser.open(address).read().decode())[1]
    form = {"csrfmiddlewaretoken": token, "username": "mina", "password": "demo-mina"}
    request = urllib.request.Request(address, urllib.parse.urlencode(form).encode(), {"Referer": address})
    with browser.open(request) as answer:
        assert answer.url == f"{demo}/admin/password_change/"


@pytest.mark.parametrize("port", ["abc", "0", "65536", "８０００"])
def test_a_port_that_is_none_is_refused(tmp_path, port):
    message = refusal(tmp_path, PORT=port)
    expected = (
        f"CommandError: The port '{port}' is not a number from 1 to 65535. Write for example PORT=8123."
    )
    assert message == expected


def test_a_port_that_is_taken_is_refused_with_the_way_out(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        message = refusal(tmp_path, "--migrate", PORT=str(port))
    assert message == (
        f"CommandError: Port {port} is taken by another program. Choose another one, for example: PORT=8123"
    )


def test_a_database_that_was_never_made_is_refused_with_the_way_out(tmp_path):
    message = refusal(tmp_path, PORT=str(spare_port()))
    assert message == "CommandError: The database is not up to date. Run first: python manage.py migrate"


def test_a_database_that_does_not_answer_is_no_traceback(tmp_path):
    address = f"postgres://somebody:secret@127.0.0.1:{spare_port()}/nothing"
    message = refusal(tmp_path, "--migrate", DATABASE_URL=address, PORT=str(spare_port()))
    assert message.startswith("CommandError: The database does not answer as it should: ")
    assert message.endswith("See that DATABASE_URL names it rightly.")
    assert "secret" not in message


def test_a_data_folder_that_cannot_be_made_is_no_traceback(tmp_path):
    file = tmp_path / "file"
    file.touch()
    assert refusal(file / "below") == (
        f"ImproperlyConfigured: The environment variable DATA_DIR is wrong ({file}/below): "
        "the folder cannot be made: Not a directory."
    )


def test_demo_accounts_are_refused_where_others_can_reach_them(tmp_path):
    options = ["--migrate", "--demo", "--host", EVERYWHERE]
    assert refusal(tmp_path, *options, PORT=str(spare_port())) == (
        "CommandError: Others can reach 0.0.0.0, and anybody knows the passwords of the demo accounts "
        "mina, jun, hana, sora, admin. Give them other passwords or delete them in /admin/, or allow them "
        "with ALLOW_DEMO_ACCOUNTS=1."
    )


def test_demo_accounts_that_are_allowed_are_shouted_about(tmp_path):
    port = spare_port()
    options = ["--migrate", "--demo", "--host", EVERYWHERE]
    process = begin(tmp_path, *options, PORT=str(port), ALLOW_DEMO_ACCOUNTS="1")
    wait_for(f"http://127.0.0.1:{port}/healthz", process)
    said, _complained = stop(process)
    assert "\n  ATTENTION: anybody can log in as mina, jun, hana, sora, admin.\n" in said
    assert "\n  ALLOWED_HOSTS names only this machine: add the names by which others reach it.\n" in said


def workers_of(process):
    """Return the processes that answer for a server; its other children only keep its books."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return {int(child) for child in children if b"server:application" in _command_of(child)}


def _command_of(pid):
    with contextlib.suppress(OSError):  # it ended meanwhile
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    return b""


def wait_until(is_so, process):
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline, process.poll()
        time.sleep(0.05)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_a_worker_that_is_killed_is_started_again_and_the_site_answers_meanwhile(tmp_path):
    port = spare_port()
    page = f"http://127.0.0.1:{port}/healthz"
    with (tmp_path / "log").open("wb") as log:
        process = begin(tmp_path, "--migrate", "--workers", "2", output=log, PORT=str(port))
    try:
        wait_for(page, process)
        wait_until(lambda: len(workers_of(process)) == 2, process)
        first, _other = before = workers_of(process)
        os.kill(first, signal.SIGKILL)
        wait_for(page, process)
        wait_until(lambda: len(workers_of(process)) == 2 and workers_of(process) != before, process)
        wait_for(page, process)
    finally:
        stop(process)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks the kernel of Linux")
def test_a_server_that_is_killed_leaves_its_port_to_the_next_one(tmp_path):
    port = spare_port()
    page = f"http://127.0.0.1:{port}/healthz"
    process = begin(tmp_path, "--migrate", output=subprocess.DEVNULL, PORT=str(port))
    wait_for(page, process)
    process.kill()
    process.wait(PATIENCE)
    following = begin(tmp_path, PORT=str(port))
    try:
        wait_for(page, following)
    finally:
        _said, complained = stop(following)
    assert complained == ""


def test_only_its_owner_reads_the_database(tmp_path):
    port = spare_port()
    process = begin(tmp_path, "--migrate", PORT=str(port))
    wait_for(f"http://127.0.0.1:{port}/readyz", process)
    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.glob("policyarchive.sqlite3*")}
    stop(process)
    assert modes["policyarchive.sqlite3"] == 0o600
    assert set(modes.values()) == {0o600}


@pytest.mark.parametrize("said", ["attempt to write a readonly database", "unable to open database file"])
def test_a_database_that_cannot_be_written_is_refused_with_the_way_out(said):
    message = why_no_database(OperationalError(said))
    assert message == f"The database cannot be written ({said}). Let DATA_DIR name a folder that is yours."
