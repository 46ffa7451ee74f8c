"""nginx as it is used for files: the bytes of given answers, from a folder that goes away."""

import contextlib
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from benchmarks.harness import usage
from benchmarks.harness.served import Answer, get, spare_port
from benchmarks.row import CannotRun

CONFIGURATION = """
daemon off;
worker_processes {workers};
pid {folder}/pid;
error_log {folder}/log;
events {{ worker_connections 4096; }}
http {{
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 1000000;
  open_file_cache max=1000;
  client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
  uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
  server {{
    listen 127.0.0.1:{port};
    root {folder}/files;
{locations}
  }}
}}
"""
LOCATION = """    location = /{name} {{ default_type "{kind}"; {encoding} }}
"""


class Files(NamedTuple):
    url: str
    process: int

    def seconds(self) -> float:
        return usage.seconds_of(self.process)


@contextlib.contextmanager
def files_served(answers: Mapping[str, Answer], *, workers: int) -> Iterator[Files]:
    """Serve the bodies of the answers as files of the same names, with the same type and encoding."""
    with (
        tempfile.TemporaryDirectory(prefix="policyarchive-nginx-") as name,
        running(configuration(answers, Path(name), port := spare_port(), workers), Path(name)) as process,
    ):
        url = f"http://127.0.0.1:{port}"
        _wait_for(f"{url}/{next(iter(answers))}")
        yield Files(url, process.pid)


def configuration(answers: Mapping[str, Answer], folder: Path, port: int, workers: int) -> str:
    """Write the files; return the text that serves them."""
    (folder / "files").mkdir()
    locations = ""
    for name, answer in answers.items():
        (folder / "files" / name).write_bytes(answer.body)
        coding = answer.headers.get("content-encoding")
        encoding = f"add_header Content-Encoding {coding};" if coding else ""
        locations += LOCATION.format(name=name, kind=answer.headers["content-type"], encoding=encoding)
    folder.chmod(0o755)
    return CONFIGURATION.format(folder=folder, port=port, workers=workers, locations=locations)


@contextlib.contextmanager
def running(text: str, folder: Path) -> Iterator[subprocess.Popen]:
    """Run nginx by a configuration, in a folder of its own."""
    file = folder / "nginx.conf"
    file.write_text(text, encoding="utf-8")
    process = subprocess.Popen(
        [program(), "-p", str(folder), "-c", str(file), "-e", str(folder / "log")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


def program() -> str:
    if found := shutil.which("nginx") or shutil.which("/usr/sbin/nginx"):
        return found
    raise CannotRun("there is no nginx here (on Debian and Ubuntu: sudo apt install nginx-light)")


def _wait_for(url: str) -> None:
    for _ in range(500):
        with contextlib.suppress(OSError):
            if get(url).status == 200:
                return
        time.sleep(0.01)
    raise CannotRun("nginx does not start")
