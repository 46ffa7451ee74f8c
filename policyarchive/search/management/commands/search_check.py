"""Find what the search index misses, holds wrongly, or holds of rows that are gone."""

import sys

from django.core.management.base import BaseCommand
from django.utils import timezone

from policyarchive.lib.data.integrity import refuse_a_damaged_database
from policyarchive.search.backends import backend
from policyarchive.search.index.maintenance import compact, distrust, examine, rebuild_terms
from policyarchive.search.misses import forget_old
from policyarchive.search.registry import searchables


class Command(BaseCommand):
    help = "Compare the search index with the content. Ends with 1 where they differ, without --fix."

    def add_arguments(self, parser):
        parser.add_argument("--fix", action="store_true", help="bring the index in step")

    def handle(self, *args, fix, **options):
        refuse_a_damaged_database(self.stderr)
        forget_old(today=timezone.localdate())
        wordless = backend().without_words()
        if fix:
            distrust(wordless)
        reports = [examine(searchable, fix=fix) for searchable in searchables()]
        left_over = backend().left_over()
        for report in reports:
            counts = f"{report.missing} missing, {report.stale} stale, {report.orphaned} orphaned"
            self.stdout.write(f"{report.kind}: {'in step' if report.is_in_step else counts}")
        if wordless:
            self.stdout.write(f"documents without words: {len(wordless)}")
        if left_over:
            self.stdout.write(f"words of earlier versions: {left_over} (--fix or reindex leaves them out)")
        if fix:
            compact()
        if all(report.is_in_step for report in reports) and not wordless:
            return
        if not fix:
            self.stderr.write("Run: python manage.py search_check --fix")
            sys.exit(1)
        rebuild_terms()
        self.stdout.write("Fixed.")
