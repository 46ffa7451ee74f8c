"""Import any content type from its bulk format (JSON Lines), which docs/bulk-format.md describes."""

from policyarchive.opendata.commands import ImportCommand, add_type, type_of_section
from policyarchive.opendata.outlets import importer_of


class Command(ImportCommand):
    help = "Import rows of a content type from JSON Lines. A second run of the same file changes nothing."

    def add_arguments(self, parser):
        add_type(parser)
        super().add_arguments(parser)

    def what(self, options) -> str:
        return str(options["type"])

    def importer(self, options, *, is_rehearsal):
        return importer_of(type_of_section(options["type"]), is_rehearsal=is_rehearsal)
