"""Import posts from the bulk format (JSON Lines)."""

import json
import sys
from collections import Counter
from contextlib import nullcontext
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from policyarchive.opendata.importing import PostImporter


class Command(BaseCommand):
    help = "Import posts from JSON Lines, one post a line. A second run of the same file changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("file", help="a .jsonl file, or - for standard input")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, write nothing")
        parser.add_argument("--json", action="store_true", help="print one object a line")

    def handle(self, *args, file, dry_run, json: bool, **options):
        outcomes: Counter[str] = Counter()
        with _opened(file) as lines:
            for report in PostImporter(is_rehearsal=dry_run).run(_decoded(lines, file)):
                outcomes[report.outcome] += 1
                self._tell(report, as_json=json)
        if not json:
            told = ", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items()))
            self.stdout.write(f"{file}: {told or 'no posts'}{' (dry run)' if dry_run else ''}")
        if outcomes["refused"]:
            sys.exit(1)

    def _tell(self, report, *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(report.as_dict(), ensure_ascii=False))
        elif report.error:
            kind, reason = report.error["kind"], report.error["reason"]
            self.stderr.write(f"line {report.line}: refused ({kind}): {reason}")


def _opened(file: str):
    if file == "-":
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(file).open("rb")
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}. Name a .jsonl file, or -.") from error


def _decoded(lines, file: str):
    for number, line in enumerate(lines, 1):
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise CommandError(f"{file}, line {number}: not UTF-8. Save the file as UTF-8.") from error
