"""Run a command beside a PostgreSQL of its own: `python deploy/with_postgres.py COMMAND...`.

The server is made in a temporary folder on a spare port, named to the command by DATABASE_URL, and gone
afterwards whatever happens. It runs as an ordinary user, because PostgreSQL refuses to run as root.
"""

import contextlib
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

INSTALLED = "/usr/lib/postgresql"
SECONDS_TO_START = 60
# Nothing here has to survive a power cut.
QUICK = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "40"}


class Failure(Exception):
    """Why there is no server, and what to do."""


def main(command: list[str]) -> int:
    if not command:
        raise Failure("Name the command to run: python deploy/with_postgres.py COMMAND...")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    programs = programs_folder()
    print(f"Starting a PostgreSQL of its own ({programs}) ...", flush=True)
    with temporary_folder() as folder, server(programs, folder) as url:
        return subprocess.call(command, env={**os.environ, "DATABASE_URL": url})


def programs_folder() -> Path:
    """Find the newest PostgreSQL: Debian keeps each version in a folder of its own, off the PATH."""
    debian = sorted(Path(INSTALLED).glob("*/bin"), key=lambda path: float(path.parent.name), reverse=True)
    on_path = [Path(found).resolve().parent for found in [shutil.which("postgres")] if found]
    for folder in [*debian, *on_path]:
        if all((folder / name).exists() for name in ("initdb", "postgres", "pg_isready")):
            return folder
    raise Failure("No PostgreSQL server is installed here. On Debian and Ubuntu: sudo apt install postgresql")


@contextlib.contextmanager
def temporary_folder():
    """Make a folder that belongs to the server's user, and take it away again."""
    folder = Path(tempfile.mkdtemp(prefix="policyarchive-pg-"))
    try:
        if user := unprivileged_user():
            os.chown(folder, user.pw_uid, user.pw_gid)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def unprivileged_user() -> pwd.struct_passwd | None:
    """Return the user to become, or None where this one will do."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    raise Failure("PostgreSQL does not run as root, and there is no user postgres or nobody here.")


@contextlib.contextmanager
def server(programs: Path, folder: Path):
    password, port = secrets.token_hex(16), spare_port()
    make_cluster(programs, folder, password)
    process = start(programs, folder, port)
    try:
        question = [str(programs / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port)]
        wait_until_ready(process, question, folder)
        yield f"postgres://policyarchive:{password}@127.0.0.1:{port}/postgres"
    finally:
        process.send_signal(signal.SIGINT)  # the quick way down that still closes its files
        process.wait()


def spare_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


def make_cluster(programs: Path, folder: Path, password: str) -> None:
    secret = folder / "password"
    secret.write_text(password, encoding="ascii")
    options = ["--username=policyarchive", f"--pwfile={secret}", "--auth=scram-sha-256"]
    options += ["--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
    made = subprocess.run(
        [programs / "initdb", "-D", folder / "data", *options],
        **as_the_server(folder),
        capture_output=True,
        text=True,
    )
    if made.returncode:
        raise Failure(f"PostgreSQL's initdb failed:\n{made.stderr}")


def start(programs: Path, folder: Path, port: int) -> subprocess.Popen:
    options = [part for name, value in QUICK.items() for part in ("-c", f"{name}={value}")]
    place = ["-D", str(folder / "data"), "-h", "127.0.0.1", "-p", str(port), "-k", ""]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            [programs / "postgres", *place, *options],
            **as_the_server(folder),
            stdout=log,
            stderr=log,
            start_new_session=True,  # Ctrl-C ends the tests first, then this stops the server
        )


def as_the_server(folder: Path) -> dict:
    """Return how to run a program as the server's user, in a folder that user can enter."""
    user = unprivileged_user()
    identity = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
    return {"cwd": folder, "stdin": subprocess.DEVNULL, **identity}


def wait_until_ready(process: subprocess.Popen, question: list[str], folder: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while process.poll() is None and time.monotonic() < deadline:
        if subprocess.call(question) == 0:
            return
        time.sleep(0.05)
    raise Failure(f"PostgreSQL did not start:\n{(folder / 'log').read_text(errors='replace')}")


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Failure as failure:
        print(f"\n{failure}\n", file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
