"""The examples for what stands in front of the program, run by the real programs where they are installed."""

import contextlib
import http.client
import shutil
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.server import spare_port

EXAMPLES = Path(__file__).parents[2] / "deploy" / "examples"
ITEMS = 10


@pytest.mark.nginx
def test_nginx_accepts_its_example(tmp_path):
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    making = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=archive.example.org"]
    subprocess.run([*making, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    text = (EXAMPLES / "nginx.conf").read_text(encoding="utf-8")
    folder = "/etc/letsencrypt/live/archive.example.org"
    text = text.replace(f"{folder}/fullchain.pem", str(certificate)).replace(
        f"{folder}/privkey.pem", str(key)
    )
    file = tmp_path / "nginx.conf"
    file.write_text(f"pid {tmp_path}/pid; events {{}} http {{ access_log off; {text} }}", encoding="utf-8")
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    ended = subprocess.run(
        [program, "-t", "-q", "-c", file, "-e", tmp_path / "log"], capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="there is no systemd here")
def test_systemd_knows_each_line_of_its_example(tmp_path):
    text = (EXAMPLES / "policyarchive.service").read_text(encoding="utf-8")
    file = tmp_path / "policyarchive.service"
    file.write_text(
        text.replace("/srv/policyarchive/.venv/bin/python", shutil.which("true")), encoding="utf-8"
    )
    ended = subprocess.run(["systemd-analyze", "verify", file], capture_output=True, text=True, check=False)
    assert "policyarchive.service:" not in ended.stderr


class Site(ThreadingHTTPServer):
    """A site of a few items that names the keys of its pages, and counts how often it is asked."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Page)
        self.begin()

    def begin(self):
        self.versions = [0] * ITEMS
        self.asked = 0


class Page(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.asked += 1
        number = int(self.path.strip("/").rpartition("/")[2] or 0) if "news" in self.path else 0
        body = f"{number} {self.server.versions[number]} {self.headers.get('Cookie')}".encode()
        self.send_response(200)
        self.send_header("Surrogate-Key", f"post:{number} board")
        if "set-cookie" in self.path:
            self.send_header("Set-Cookie", "a=b")
        self.send_header("Cache-Control", "no-cache")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


@pytest.fixture(scope="module")
def served_site():
    with Site() as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def front(served_site, tmp_path_factory):
    """Give what asks Varnish in front of the site; its answer is status, headers and body."""
    tmp_path = tmp_path_factory.mktemp("varnish")
    text = (EXAMPLES / "varnish.vcl").read_text(encoding="utf-8")
    file, port = tmp_path / "default.vcl", spare_port()
    file.write_text(text.replace('"8000"', f'"{served_site.server_port}"'), encoding="utf-8")
    program = shutil.which("varnishd") or "/usr/sbin/varnishd"
    place = [
        "-j",
        "none",
        "-F",
        "-n",
        tmp_path / "work",
        "-a",
        f"127.0.0.1:{port}",
        "-f",
        file,
        "-s",
        "malloc,50m",
    ]
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen([program, *place], stdout=log, stderr=log)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def ask(path, method="GET", **headers):
        connection.request(
            method, path, headers={name.replace("_", "-"): text for name, text in headers.items()}
        )
        response = connection.getresponse()
        return response.status, response.headers, response.read().decode()

    try:
        while process.poll() is None:
            with contextlib.suppress(OSError):
                connection.connect()
                break
        assert process.poll() is None, (tmp_path / "log").read_text()
        yield ask
    finally:
        connection.close()
        process.terminate()
        process.wait()


@pytest.fixture
def varnish(front):
    """The same, with nothing kept."""
    assert front("/", "PURGE", Surrogate_Key="board")[0] == 200
    return front


@pytest.fixture
def site(served_site):
    served_site.begin()
    return served_site


@pytest.mark.varnish
def test_pages_come_from_varnish_and_are_new_once_they_are_purged(site, varnish):
    reads = 0
    for number in range(20):
        item = number % ITEMS
        site.versions[item] += 1
        status, _headers, _body = varnish("/", "PURGE", Surrogate_Key=f" post:{item}  agreement:9 ")
        assert status == 200
        for read in range(200):
            wanted = (item + read) % ITEMS
            _status, headers, body = varnish(f"/ko/news/{wanted}/", Cookie="django_language=ko")
            assert body == f"{wanted} {site.versions[wanted]} None"
            assert headers["X-Cache"] in {"hit", "miss"} and "Surrogate-Key" not in headers
            reads += 1
    assert site.asked == ITEMS + 20 - 1  # each page once, and once after each purge but the first
    assert 1 - site.asked / reads >= 0.99


@pytest.mark.varnish
@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/ko/news/1/", {"Cookie": "a=b; sessionid=x"}),
        ("/admin/news/1/", {}),
        ("/ko/preview/1/news/1/", {}),
        ("/", {"Cookie": "django_language=ko"}),
        ("/ko/news/set-cookie/1/", {}),
    ],
)
def test_nothing_is_kept_for_editors_previews_and_the_front_door(site, varnish, path, headers):
    for asked in (1, 2):
        assert varnish(path, **headers)[1]["X-Cache"] == "miss"
        assert site.asked == asked


@pytest.mark.varnish
def test_a_page_that_an_editor_saw_is_not_shown_to_others(site, varnish):
    assert "sessionid" in varnish("/ko/news/1/", Cookie="sessionid=x")[2]
    assert varnish("/ko/news/1/")[2] == "1 0 None"


@pytest.mark.varnish
@pytest.mark.parametrize("keys", ["", ".*", "post:1|post:2", "post:1)("])
def test_a_purge_without_a_proper_key_throws_nothing_out(site, varnish, keys):
    varnish("/ko/news/1/")
    assert varnish("/", "PURGE", Surrogate_Key=keys)[0] == 400
    assert varnish("/ko/news/1/")[1]["X-Cache"] == "hit"


@pytest.mark.varnish
def test_a_key_is_no_part_of_another(site, varnish):
    varnish("/ko/news/1/")
    assert varnish("/", "PURGE", Surrogate_Key="post:11 post boar oard")[0] == 200
    assert varnish("/ko/news/1/")[1]["X-Cache"] == "hit"
    assert varnish("/", "PURGE", Surrogate_Key="x board")[0] == 200
    assert varnish("/ko/news/1/")[1]["X-Cache"] == "miss"
