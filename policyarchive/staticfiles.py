"""How the files of the look are delivered: hashed names, compressed, and the style sheet as one file.

In the checkout each component has its own style sheet, which `app.css` imports. Collected, they are one file:
a first visit is one request instead of thirty, one after the other. Nothing is changed but that.
"""

import hashlib
import os
import posixpath
import re
import subprocess
import sys
from operator import itemgetter
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.apps import StaticFilesConfig
from django.contrib.staticfiles.finders import get_finders
from django.core.management.base import CommandError
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

SHEET = "css/app.css"
UNUSED = ["flags", "modeltranslation", "*.txt", "*.md", "xregexp.js", "jquery.js", "select2.full.js"]
STAMP = ".collected"
_IMPORT = re.compile(r'@import url\("([^"]+)"\) layer\((\w+)\);\n')
_ADDRESS = re.compile(r'url\("(?!data:)([^"]+)"\)')


class CollectedFilesConfig(StaticFilesConfig):
    """Leaves out what other packages bring and no page of ours asks for."""

    ignore_patterns = [*StaticFilesConfig.ignore_patterns, *UNUSED]


class CollectedFilesStorage(CompressedManifestStaticFilesStorage):
    def post_process(self, paths, dry_run=False, **options):
        if SHEET in paths and not dry_run:
            sheet = Path(self.path(SHEET))
            sheet.write_text(one_sheet(sheet), encoding="utf-8")
            paths[SHEET] = (self, SHEET)
        yield from super().post_process(paths, dry_run, **options)
        if not dry_run:
            Path(self.path(STAMP)).write_text(fingerprint())

    def create_compressor(self, **options):
        """Make gzip only: brotli saves a kilobyte more of the style sheet and takes ten times as long."""
        return Compressor(use_brotli=False, **options)


def one_sheet(sheet: Path) -> str:
    """Return a style sheet with the sheets that it imports in their place, each in its layer."""

    def imported(found: re.Match) -> str:
        name, layer = found.groups()
        text = (sheet.parent / name).read_text(encoding="utf-8")
        return f"@layer {layer} {{\n{_moved(text, posixpath.dirname(name))}}}\n"

    return _IMPORT.sub(imported, sheet.read_text(encoding="utf-8"))


def _moved(text: str, folder: str) -> str:
    """Return a style sheet of FOLDER with its relative addresses counted from the folder above."""
    return _ADDRESS.sub(lambda found: f'url("{posixpath.normpath(posixpath.join(folder, found[1]))}")', text)


def start_collecting() -> subprocess.Popen | None:
    """Collect the static files beside what else is done, unless that was done with these very files."""
    stamp = Path(settings.STATIC_ROOT) / STAMP
    if settings.DEBUG or (stamp.exists() and stamp.read_text() == fingerprint()):
        return None
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "collectstatic", "--noinput", "-v0"]
    environment = os.environ | {"COLLECT_STATIC": "1"}
    return subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)  # noqa: S603


def finish_collecting(process: subprocess.Popen | None) -> None:
    if process is None:
        return
    _output, complaint = process.communicate()
    if process.returncode:
        reason = (complaint.strip().splitlines() or ["no reason given"])[-1]
        raise CommandError(
            f"The static files could not be put into {settings.STATIC_ROOT}: {reason}. Make room there, or "
            "name another folder with STATIC_ROOT."
        )


def fingerprint() -> str:
    """Return what changes with any name or byte of the files that are collected, or with the rules here."""
    facts = hashlib.sha256(Path(__file__).read_bytes())
    for finder in get_finders():
        for name, storage in sorted(finder.list(CollectedFilesConfig.ignore_patterns), key=itemgetter(0)):
            facts.update(name.encode() + Path(storage.path(name)).read_bytes())
    return facts.hexdigest()
