"""Rebuild the search index."""

from django.core.management.base import BaseCommand

from policyarchive.lib.data.workers import all_cores
from policyarchive.search.index.maintenance import compact, rebuild, rebuild_terms
from policyarchive.search.registry import searchables


class Command(BaseCommand):
    help = "Rebuild the search index, in batches; the site goes on, and what is there stays findable."

    def handle(self, *args, **options):
        with all_cores():
            self.rebuild()

    def rebuild(self) -> None:
        for searchable in searchables():
            whole, done = searchable.rows().count(), 0
            for done in rebuild(searchable):
                self.tell(f"{searchable.kind}: {done} of {whole}", end="\r" if self.stdout.isatty() else "")
            self.stdout.write(f"{searchable.kind}: {done} documents")
        self.stdout.write(f"terms: {rebuild_terms()}")
        compact()

    def tell(self, text: str, *, end: str) -> None:
        """Show progress to a person; a log gets the sums alone."""
        if end:
            self.stdout.write(text, ending=end)
