"""Import posts from the bulk format (JSON Lines). docs/bulk-format.md tells it to people."""

import sys
from collections import Counter
from contextlib import nullcontext
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, no_translations
from django.db import DatabaseError

from policyarchive.lib.console import json_line, sayable
from policyarchive.opendata.importing import PostImporter
from policyarchive.opendata.lines import read_lines


class Command(BaseCommand):
    help = "Import posts from JSON Lines, one post a line. A second run of the same file changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("file", help="a .jsonl file, or - for standard input")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen; write nothing")
        parser.add_argument("--json", action="store_true", help="print one JSON object for each line")

    @no_translations  # the console speaks English, also where values are refused
    def handle(self, *args, file, dry_run, json, **options):
        outcomes: Counter[str] = Counter()
        try:
            with _opened(file) as handle:
                for report in PostImporter(is_rehearsal=dry_run).run(read_lines(handle)):
                    outcomes[report.outcome] += 1
                    self._tell(report, as_json=json)
        except (DatabaseError, KeyboardInterrupt) as error:
            raise CommandError(_stopped(outcomes.total(), error)) from error
        if not json:
            text = f"{file}: {_summary(outcomes, is_rehearsal=dry_run)}"
            self.stdout.write(sayable(text, self.stdout))
        if refused := outcomes["refused"]:
            raise CommandError(f"{refused} of {outcomes.total()} lines refused.")

    def _tell(self, report, *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json_line(report.as_dict(), self.stdout))
            return
        for sentence in report.sentences():
            self.stderr.write(sayable(sentence, self.stderr))


def _opened(file: str):
    if file == "-":
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(file).open("rb")
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}. Name a .jsonl file, or -.") from error


def _summary(outcomes: Counter[str], *, is_rehearsal: bool) -> str:
    text = ", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items()))
    return f"{text or 'no posts'}{' (dry run)' if is_rehearsal else ''}"


def _stopped(count: int, error: BaseException) -> str:
    reason = f" {type(error).__name__}: {str(error).strip()}." if str(error) else ""
    return f"Stopped after {count} lines; run again and what is done stays done.{reason}"
