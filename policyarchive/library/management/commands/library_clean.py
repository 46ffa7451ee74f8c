"""Remove files that nothing refers to."""

from django.core.management.base import BaseCommand

from policyarchive.library.housekeeping import find_unused, remove


class Command(BaseCommand):
    help = (
        "Remove pictures and attachments older than a day that no post, agreement, working copy or revision "
        "refers to, and files that belong to nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="list what would go, remove nothing")

    def handle(self, *args, dry_run, **options):
        unused = find_unused()
        for row in unused.rows:
            self.stdout.write(f"{row._meta.model_name} {row.pk}: {row.name}")
        for path in [*unused.files, *unused.discarded]:
            self.stdout.write(path)
        if not dry_run:
            remove(unused)
        verb = "would be removed" if dry_run else "removed"
        files = len(unused.files) + len(unused.discarded)
        self.stdout.write(f"{len(unused.rows)} unused and {files} left over: {verb}.")
