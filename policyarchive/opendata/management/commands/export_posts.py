"""Export posts in the bulk format (JSON Lines)."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from policyarchive.opendata.exporting import export_lines
from policyarchive.publishing.actions import log


class Command(BaseCommand):
    help = "Export all posts, drafts included, as JSON Lines that import_posts reads."

    def add_arguments(self, parser):
        parser.add_argument(
            "file", nargs="?", default="-", help="where to write; - or nothing: standard output"
        )

    def handle(self, *args, file, **options):
        log("exported", by=None, what="posts", file=file)
        if file == "-":
            for line in export_lines():
                self.stdout.write(line)
            return
        try:
            with Path(file).open("w", encoding="utf-8", newline="\n") as handle:
                handle.writelines(f"{line}\n" for line in export_lines())
        except OSError as error:
            raise CommandError(f"{file} cannot be written: {error.strerror}.") from error
