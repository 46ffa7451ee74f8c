"""Export any content type in its bulk format (JSON Lines)."""

from policyarchive.opendata.commands import ExportCommand, add_type, type_of_section
from policyarchive.opendata.outlets import records_of


class Command(ExportCommand):
    help = "Export all rows of a content type, drafts included, as JSON Lines that import_content reads."

    def add_arguments(self, parser):
        add_type(parser)
        super().add_arguments(parser)

    def handle(self, *args, type, file, **options):
        self.write(records_of(type_of_section(type)), what=type, file=file)
