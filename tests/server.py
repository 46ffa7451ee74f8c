"""The server as people start it, for tests: a process of its own, with its own folder and port."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parents[1]
KEPT_AWAY = {"DATABASE_URL", "PORT", "DEBUG", "DATA_DIR", "ALLOW_DEMO_ACCOUNTS"}
PATIENCE = 180  # on a busy machine the demo alone can take a minute


def environment(folder, **changes):
    kept = {name: value for name, value in os.environ.items() if name not in KEPT_AWAY}
    return {**kept, "DATA_DIR": str(folder), **changes}


def begin(folder, *options, output=subprocess.PIPE, **changes):
    return subprocess.Popen(
        [sys.executable, "manage.py", "serve", *options],
        cwd=ROOT,
        env=environment(folder, **changes),
        text=True,
        start_new_session=True,
        stdout=output,
        stderr=output,
    )


def stop(process):
    """Do what Ctrl-C does, and return what the server had said and complained about."""
    os.killpg(process.pid, signal.SIGINT)
    return process.communicate(timeout=PATIENCE)


def spare_port():
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


def wait_for(address, process):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            return urllib.request.urlopen(address).close()
        except OSError:
            time.sleep(0.05)
    if process.poll() is None:  # it goes on, and would never end what it says
        os.killpg(process.pid, signal.SIGKILL)
    raise AssertionError(process.communicate())


@contextlib.contextmanager
def demo_served(folder):
    """Serve the demo content from a folder, and give the address."""
    port = spare_port()
    with (folder / "log").open("wb") as log:  # a pipe that nobody reads would stop the server one day
        process = begin(folder, "--migrate", "--demo", output=log, PORT=str(port))
    try:
        wait_for(f"http://127.0.0.1:{port}/readyz", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        stop(process)
