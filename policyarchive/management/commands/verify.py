"""Show that a backup can be restored, by restoring it; or that what is here is whole."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from policyarchive.backup.failures import BackupFailed
from policyarchive.backup.verifying import check_this_archive, verify_backup


class Command(BaseCommand):
    help = (
        "Restore FILE into a temporary place and check it there: database, counts, hashes, search index, "
        "pages. Without FILE, check this archive."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, nargs="?", help="a file that `backup` wrote")

    def handle(self, *args, file, **options):
        try:
            if file is None:
                check_this_archive()
            else:
                verify_backup(file)
        except BackupFailed as failure:
            raise CommandError(str(failure)) from failure
        self.stdout.write(self.style.SUCCESS(f"{file or 'This archive'} is whole and can be read."))
