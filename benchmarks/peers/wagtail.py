"""Wagtail in an environment of its own, in a folder that goes away; served as the product is."""

import contextlib
import json
import os
import re
import secrets
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.harness.served import get, spare_port
from benchmarks.peers.peer import Peer, run, running, wait_for

SITE = Path(__file__).with_name("wagtail_site")
PACKAGES = ("wagtail", "granian")


@contextlib.contextmanager
def wagtail(folder: Path, lines: Path, *, workers: int) -> Iterator[Peer]:
    """Install, fill and serve it."""
    site, python = folder / "site", folder / "venv/bin/python"
    shutil.copytree(SITE, site)
    run([sys.executable, "-m", "venv", folder / "venv"], what="the environment for Wagtail")
    run([python, "-m", "pip", "install", "--quiet", *PACKAGES], what="pip install wagtail")
    how = {"cwd": site, "env": environment()}
    for command in (["makemigrations", "news"], ["migrate", "--verbosity", "0"]):
        run([python, "manage.py", *command], what=f"Wagtail's {command[0]}", **how)
    loaded = json.loads(run([python, "manage.py", "load", lines], what="loading posts into Wagtail", **how))
    version = run([python, "-c", "import wagtail; print(wagtail.__version__)"], what="Wagtail").strip()
    port, log = spare_port(), folder / "log"
    server = [python, "-m", "granian", "--interface", "wsgi", "--log-level", "error", "--no-ws"]
    place = ["--workers", str(workers), "--port", str(port), "wsgi:application"]
    with running([*server, *place], log, **how) as process:
        url = f"http://127.0.0.1:{port}"
        wait_for(f"{url}/", log)
        rate = loaded["posts"] / loaded["seconds"]
        yield Peer(f"Wagtail {version}", url, [process], addresses(url), rate)


def environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return kept | {"SECRET_KEY": secrets.token_hex(32), "PYTHONUNBUFFERED": "1"}


def addresses(url: str) -> dict[str, str]:
    board = get(f"{url}/").body.decode()
    posts = re.findall(r'href="(/seed[^"]+/)"', board)
    last = max(int(number) for number in re.findall(r"\?page=(\d+)", board))
    return {"item": posts[len(posts) // 2], "board": "/", "last page": f"/?page={last}"}
