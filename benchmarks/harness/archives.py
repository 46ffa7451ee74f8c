"""Archives of so many posts: made once in a run, and copied for who changes them."""

import contextlib
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.row import CannotRun

ROOT = Path(__file__).resolve().parents[2]
SECONDS = re.compile(r" in ([\d.,]+) s\b")
OF_OTHERS = (
    "CACHE_URL",
    "SITE_URL",
    "ALLOWED_HOSTS",
    "LANGUAGES",
    "PORT",
    "DATABASE_URL",
    "DATA_DIR",
    "DEBUG",
    "SECRET_KEY",
    "STATIC_ROOT",
    "S3_BUCKET",
)


def environment(folder: Path, settings: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the settings of an archive in a folder; those of whoever runs the benchmark play no part."""
    kept = {name: value for name, value in os.environ.items() if name not in OF_OTHERS}
    return {**kept, "DATA_DIR": str(folder), "DEBUG": "0", **(settings or {})}


def archive(posts: int, kept_in: Path) -> Path:
    """Return the folder of an archive with so many posts beside the demo, making it where there is none."""
    folder, stamp = kept_in / f"posts-{posts}", kept_in / f"posts-{posts}.whole"
    if stamp.exists():
        manage(folder, "migrate", "-v0")
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    make_empty(folder)
    seed(folder, posts)
    stamp.touch()
    return folder


@contextlib.contextmanager
def copy_of(folder: Path) -> Iterator[Path]:
    """Give a copy that may be changed, and take it away."""
    with tempfile.TemporaryDirectory(prefix="policyarchive-bench-") as name:
        target = Path(name) / "archive"
        shutil.copytree(folder, target, ignore=shutil.ignore_patterns("*.sqlite3*"))
        for database in folder.glob("*.sqlite3"):
            with (
                contextlib.closing(sqlite3.connect(database)) as source,
                contextlib.closing(sqlite3.connect(target / database.name)) as copy,
            ):
                source.backup(copy)
        yield target


def make_empty(folder: Path, settings: Mapping[str, str] | None = None) -> None:
    """Make an archive with the demo content alone."""
    folder.mkdir(parents=True)
    manage(folder, "migrate", "-v0", settings=settings)
    manage(folder, "load_demo", settings=settings)


def seed(
    folder: Path,
    posts: int,
    *,
    size: int = 5_000,
    first: int = 1,
    settings: Mapping[str, str] | None = None,
) -> float:
    """Add so many posts of so many bytes of text; return how many a second were stored."""
    options = [str(posts), "--size", str(size), "--first", str(first)]
    said = run([sys.executable, "-m", "benchmarks.seed", *options], folder, settings)
    found = SECONDS.search(said)
    if not found:
        raise CannotRun(f"the seed does not say how long it took: {said.strip()[-200:]}")
    return posts / float(found[1].replace(",", ""))


def manage(folder: Path, *command: str, settings: Mapping[str, str] | None = None) -> str:
    return run([sys.executable, "manage.py", *command], folder, settings)


def run(command: list[str], folder: Path, settings: Mapping[str, str] | None = None) -> str:
    ended = subprocess.run(
        command, cwd=ROOT, env=environment(folder, settings), capture_output=True, text=True, check=False
    )
    if ended.returncode:
        raise CannotRun(f"{' '.join(command[1:4])} failed: {(ended.stderr or ended.stdout).strip()[-300:]}")
    return ended.stdout
