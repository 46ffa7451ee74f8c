"""Import pages of the old site that were saved as text. docs/legacy-import.md tells it to people."""

import sys
from collections.abc import Iterator
from contextlib import suppress

from django.core.management.base import BaseCommand, CommandError, no_translations
from django.db import DatabaseError

from policyarchive.legacy.files import find_sources
from policyarchive.legacy.importing import PageImporter
from policyarchive.legacy.options import Options
from policyarchive.legacy.report import FileReport, Summary
from policyarchive.lib.console import json_line, sayable
from policyarchive.lib.progress import with_progress


class Command(BaseCommand):
    help = "Import pages of the old site, saved as text. A second run changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="+", metavar="PATH", help="file, folder, or - for standard input")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen; write nothing")
        parser.add_argument("--json", action="store_true", help="print one JSON object for each file")
        parser.add_argument("--hide", action="store_true", help="import as drafts, which visitors do not see")
        parser.add_argument(
            "--skip-same-title",
            action="store_true",
            help="leave out pages whose title and date a post has already that was not made from a page",
        )
        parser.add_argument("--encoding", help="encoding of the files where it is not UTF-8, such as cp949")

    @no_translations  # the console speaks English, also where values are refused
    def handle(self, *, paths, dry_run, json, hide, encoding, skip_same_title, **options):
        run = Options(
            encoding=_checked(encoding),
            is_hidden=hide,
            is_rehearsal=dry_run,
            leaves_out_same_title=skip_same_title,
        )
        summary = Summary()
        try:
            for report in _reports(paths, run):
                summary.add(report)
                if json:
                    self.stdout.write(json_line(report.as_dict(), self.stdout))
        except DatabaseError as error:
            raise CommandError(f"{_stopped(summary)} The database fails: {str(error).strip()}.") from error
        except KeyboardInterrupt as error:
            raise CommandError(_stopped(summary)) from error
        if not json:
            text = "\n".join(summary.lines(is_rehearsal=dry_run))
            self.stdout.write(sayable(text, self.stdout))
        if refused := summary.counts["refused"]:
            raise CommandError(f"{refused} of {summary.counts.total()} files refused.")


def _reports(paths: list[str], run: Options) -> Iterator[FileReport]:
    reports = PageImporter(run).run(find_sources(paths))
    if not sys.stderr.isatty():
        return reports
    return with_progress(reports, total=sum(1 for _ in find_sources(paths)), stream=sys.stderr)


def _checked(encoding: str | None) -> str | None:
    try:
        with suppress(UnicodeError):  # UTF-16 has no letter of one byte
            b"a".decode(encoding or "utf-8")
    except LookupError as error:
        raise CommandError(f"--encoding {encoding}: no such text encoding; try cp949.") from error
    return encoding


def _stopped(summary: Summary) -> str:
    return f"Stopped after {summary.counts.total()} files; run again and what is done stays done."
