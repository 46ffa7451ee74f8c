"""Export posts in the bulk format (JSON Lines)."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from policyarchive.audit.actions import log
from policyarchive.audit.models import LogAction
from policyarchive.lib.console import json_line
from policyarchive.opendata.exporting import export_records


class Command(BaseCommand):
    help = "Export all posts, drafts included, as JSON Lines that import_posts reads."

    def add_arguments(self, parser):
        parser.add_argument(
            "file", nargs="?", default="-", help="where to write; - or nothing: standard output"
        )

    def handle(self, *args, file, **options):
        log(LogAction.EXPORTED, by=None, what="posts", file=file)
        if file == "-":
            for record in export_records():
                self.stdout.write(json_line(record, self.stdout))
            return
        try:
            with Path(file).open("w", encoding="utf-8", newline="\n") as handle:
                handle.writelines(f"{json_line(record, handle)}\n" for record in export_records())
        except OSError as error:
            raise CommandError(f"{file} cannot be written: {error.strerror}.") from error
