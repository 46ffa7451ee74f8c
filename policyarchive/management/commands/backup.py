"""Write everything that the archive holds into one file."""

import signal
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from policyarchive.backup.failures import BackupFailed
from policyarchive.backup.making import make_backup
from policyarchive.lib.progress import bar


class Command(BaseCommand):
    help = (
        "Write the database and all files into FILE while editors go on. Ends with 1 where a file was lost."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="a new file, such as /backups/archive-2026-11-29.tar")

    def handle(self, *args, file, **options):
        if self._called_from_command_line:  # ended from outside, take away what is unfinished
            signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
        steps = {name: bar(self.stdout, name) for name in ("database", "files")}
        try:
            made = make_backup(file, **steps)
        except BackupFailed as failure:
            raise CommandError(str(failure)) from failure
        rows, size = sum(made.counts.values()), file.stat().st_size / 1_000_000
        self.stdout.write(
            f"{file}: {rows} rows and {len(made.files)} files, {size:.1f} MB, as of {made.made_at}."
        )
        for path in made.damaged:
            self.stderr.write(f"missing or damaged in the library: {path}")
        if made.damaged:
            raise CommandError("The backup is written, without these files. Run library_check.", returncode=1)
