"""Find what the search index misses, holds wrongly, or holds of rows that are gone."""

import sys

from django.core.management.base import BaseCommand
from django.utils import timezone

from policyarchive.lib.data.integrity import refuse_a_damaged_database
from policyarchive.search.backends import backend
from policyarchive.search.index.maintenance import examine, rebuild_terms
from policyarchive.search.misses import forget_old
from policyarchive.search.registry import searchables


class Command(BaseCommand):
    help = "Compare the search index with the content. Ends with 1 where they differ, without --fix."

    def add_arguments(self, parser):
        parser.add_argument("--fix", action="store_true", help="bring the index in step")

    def handle(self, *args, fix, **options):
        refuse_a_damaged_database(self.stderr)
        forget_old(today=timezone.localdate())
        reports = [examine(searchable, fix=fix) for searchable in searchables()]
        words = backend().orphans()
        for report in reports:
            counts = f"{report.missing} missing, {report.stale} stale, {report.orphaned} orphaned"
            self.stdout.write(f"{report.kind}: {'in step' if report.is_in_step else counts}")
        if words:
            self.stdout.write(f"words of documents that are gone: {words}")
        if all(report.is_in_step for report in reports) and not words:
            return
        if not fix:
            self.stderr.write("Run: python manage.py search_check --fix")
            sys.exit(1)
        rebuild_terms()
        self.stdout.write("Fixed.")
