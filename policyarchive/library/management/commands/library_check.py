"""Find files that are missing or damaged, and correct the index of pictures in texts."""

import sys

from django.core.management.base import BaseCommand

from policyarchive.lib.data.integrity import refuse_a_damaged_database
from policyarchive.library.housekeeping import find_faults
from policyarchive.library.models import Rendition, StoredFile
from policyarchive.library.references import rebuild_mentions


class Command(BaseCommand):
    help = "Read every file of the library and compare it with its hash; ends with 1 where one is not right."

    def handle(self, *args, **options):
        refuse_a_damaged_database(self.stderr)
        count = 0
        for fault in find_faults():
            count += 1
            self.stderr.write(f"{'missing' if fault.is_missing else 'damaged'}: {fault.path}")
        corrected = rebuild_mentions()
        total = StoredFile.objects.count() + Rendition.objects.count()
        self.stdout.write(f"{total} files, {count} missing or damaged; {corrected} mentions corrected.")
        if count:
            self.stderr.write("Bring these back from a backup, or replace the pictures and attachments.")
            sys.exit(1)
