"""Is an archive whole? Its database, its files, its index, and whether its pages can be read."""

import os
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.test import Client
from django.urls import reverse
from django.utils import translation

from news.models import Post
from policyarchive.backup.failures import BackupFailed

ELSEWHERE = ("S3_BUCKET", "S3_ENDPOINT", "S3_REGION", "S3_ACCESS_KEY", "S3_SECRET_KEY", "STATIC_ROOT")


def check_this_archive() -> None:
    """Check what is here, reading all of it; raises SystemExit or BackupFailed where anything is wrong.

    The commands check the database's own integrity first, and say what they found.
    """
    call_command("search_check")
    call_command("board_check")
    call_command("library_check")
    for address in _addresses():
        _refuse_unreadable(address)


def verify_backup(path: Path, *, run: Callable[[list[str], dict[str, str]], int] | None = None) -> None:
    """Restore a backup into a temporary place and check that place; nothing of this archive is touched."""
    run = run or _run
    with _temporary_place() as environment:
        for words in (["restore", str(path.absolute())], ["verify"]):
            if run(words, environment):
                raise BackupFailed(
                    f"{path} does not verify. Keep an older backup that does, and take another one."
                )


def _addresses() -> Iterator[str]:
    """Yield the home page in each language and the newest post that visitors see."""
    newest = Post.objects.published().order_by("-pk").first()
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            yield reverse("pages:home")
            if newest:
                yield reverse("news:post_detail", args=[newest.number])


def _refuse_unreadable(address: str) -> None:
    host = settings.ALLOWED_HOSTS[0].lstrip(".") if settings.ALLOWED_HOSTS else "localhost"
    client = Client(raise_request_exception=False, headers={"host": "localhost" if host == "*" else host})
    answer = client.get(address, secure=settings.HTTPS)
    if answer.status_code != 200:
        raise BackupFailed(f"The page {address} cannot be read: the answer is {answer.status_code}.")


def _run(words: list[str], environment: dict[str, str]) -> int:
    return subprocess.call([sys.executable, "manage.py", *words], cwd=settings.BASE_DIR, env=environment)  # noqa: S603


@contextmanager
def _temporary_place() -> Iterator[dict[str, str]]:
    """Give the environment of an empty archive, which is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="policyarchive-verify-") as folder, _temporary_database() as url:
        kept = {name: value for name, value in os.environ.items() if name not in ELSEWHERE}
        yield {
            **kept,
            "DATA_DIR": folder,
            "DATABASE_URL": url,
            "SECRET_KEY": settings.SECRET_KEY,
            "S3_BUCKET": "",
        }


@contextmanager
def _temporary_database() -> Iterator[str]:
    """Give the address of an empty database: a file of the temporary place, or one on the same server."""
    if connection.vendor == "sqlite":
        yield ""
        return
    name = f"verify_{secrets.token_hex(6)}"
    _execute(f"CREATE DATABASE {name}")
    try:
        yield _address_of(name)
    finally:
        _execute(f"DROP DATABASE {name} WITH (FORCE)")


def _execute(statement: str) -> None:
    try:
        connection.set_autocommit(True)
        connection.cursor().execute(statement)
    except DatabaseError as error:
        raise BackupFailed(
            "A temporary database cannot be made: give the role of DATABASE_URL the right CREATEDB, or "
            f"verify where it has it. The server says: {str(error).strip()}"
        ) from error


def _address_of(name: str) -> str:
    """Return DATABASE_URL with another database's name."""
    parts = os.environ["DATABASE_URL"].partition("?")
    server, _slash, _database = parts[0].rpartition("/")
    return f"{server}/{name}{parts[1]}{parts[2]}"
