"""Find posts that the board does not list, or counts wrongly."""

import sys

from django.core.management.base import BaseCommand

from news.facets import triggers
from news.facets.faults import faults
from policyarchive.lib.data.integrity import refuse_a_damaged_database


class Command(BaseCommand):
    help = (
        "Compare the board's lists and counts with the posts. Ends with 1 where they differ, without --fix."
    )

    def add_arguments(self, parser):
        parser.add_argument("--fix", action="store_true", help="list and count all posts again")

    def handle(self, *args, fix, **options):
        refuse_a_damaged_database(self.stderr)
        found = faults()
        for sentence in found:
            self.stdout.write(sentence)
        if not found:
            self.stdout.write("board: in step")
        elif fix:
            triggers.install()
            self.stdout.write("Fixed.")
        else:
            self.stderr.write("Run: python manage.py board_check --fix")
            sys.exit(1)
