"""Import posts from the bulk format (JSON Lines), which docs/bulk-format.md describes."""

from policyarchive.opendata.commands import ImportCommand
from policyarchive.opendata.importing import PostImporter


class Command(ImportCommand):
    help = "Import posts from JSON Lines, one post a line. A second run of the same file changes nothing."

    def what(self, options) -> str:
        return "posts"

    def importer(self, options, *, is_rehearsal) -> PostImporter:
        return PostImporter(is_rehearsal=is_rehearsal)
