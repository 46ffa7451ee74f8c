"""Export posts in the bulk format (JSON Lines)."""

from policyarchive.opendata.commands import ExportCommand
from policyarchive.opendata.exporting import export_records


class Command(ExportCommand):
    help = "Export all posts, drafts included, as JSON Lines that import_posts reads."

    def handle(self, *args, file, **options):
        self.write(export_records(), what="posts", file=file)
