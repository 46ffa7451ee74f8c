"""Fill an empty archive from a backup."""

from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from policyarchive.backup.failures import BackupFailed
from policyarchive.backup.restoring import restore_backup
from policyarchive.lib.progress import bar
from policyarchive.search.index.maintenance import kinds_behind

ANOTHER_KEY = (
    "SECRET_KEY is not the one of the time of the backup. Give that one, or its file DATA_DIR/secret_key."
)


class Command(BaseCommand):
    help = "Restore FILE into an empty database and storage, each byte compared with what was backed up."
    requires_system_checks = []  # there is no database yet that they could ask

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="a file that `backup` wrote")

    def handle(self, *args, file, **options):
        try:
            restored = restore_backup(file, files=bar(self.stdout, "files"))
        except BackupFailed as failure:
            raise CommandError(str(failure)) from failure
        found = restored.manifest
        rows = sum(found.counts.values())
        self.stdout.write(f"Restored {rows} rows and {len(found.files)} files, as of {found.made_at}.")
        self.stdout.write("Everybody has to log in again, and links to previews have been revoked.")
        for plan in restored.held:
            due = timezone.localtime(plan.due_at)
            self.stdout.write(f"held, since it was due on {due:%Y-%m-%d %H:%M}: {plan.move} {plan.row_name}")
        if not restored.has_same_key:
            self.stdout.write(self.style.WARNING(ANOTHER_KEY))
        if kinds_behind():  # an older version of the program made the backup
            call_command("reindex", stdout=self.stdout)
