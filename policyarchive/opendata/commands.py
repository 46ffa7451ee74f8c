"""What the commands for the bulk format share: where lines come from and go to, and how it is reported."""

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, no_translations
from django.db import DatabaseError

from policyarchive.audit.actions import log
from policyarchive.audit.models import LogAction
from policyarchive.content.registry import ContentType, content_types
from policyarchive.lib.console import json_line, sayable
from policyarchive.opendata.lines import read_lines


class ExportCommand(BaseCommand):
    def add_arguments(self, parser):
        parser.add_argument(
            "file", nargs="?", default="-", help="where to write; - or nothing: standard output"
        )

    def write(self, records: Iterator[dict[str, Any]], *, what: str, file: str) -> None:
        log(LogAction.EXPORTED, by=None, what=what, file=file)
        if file == "-":
            for record in records:
                self.stdout.write(json_line(record, self.stdout))
            return
        try:
            with Path(file).open("w", encoding="utf-8", newline="\n") as handle:
                handle.writelines(f"{json_line(record, handle)}\n" for record in records)
        except OSError as error:
            raise CommandError(f"{file} cannot be written: {error.strerror}.") from error


class ImportCommand(BaseCommand):
    def add_arguments(self, parser):
        parser.add_argument("file", help="a .jsonl file, or - for standard input")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen; write nothing")
        parser.add_argument("--json", action="store_true", help="print one JSON object for each line")

    @no_translations  # the console speaks English, also where values are refused
    def handle(self, *args, file, dry_run, json, **options):
        outcomes = Counter[str]()
        try:
            with _opened(file) as handle:
                for report in self.importer(options, is_rehearsal=dry_run).run(read_lines(handle)):
                    outcomes[report.outcome] += 1
                    self._show(report, as_json=json)
        except (DatabaseError, KeyboardInterrupt) as error:
            raise CommandError(_stopped(outcomes.total(), error)) from error
        if not json:
            text = f"{file}: {_summary(outcomes, self.what(options), is_rehearsal=dry_run)}"
            self.stdout.write(sayable(text, self.stdout))
        if refused := outcomes["refused"]:
            raise CommandError(f"{refused} of {outcomes.total()} lines refused.")

    def what(self, options: dict[str, Any]) -> str:
        """Return what the lines hold, in the plural."""
        raise NotImplementedError

    def importer(self, options: dict[str, Any], *, is_rehearsal: bool) -> Any:
        raise NotImplementedError

    def _show(self, report, *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json_line(report.as_dict(), self.stdout))
            return
        for sentence in report.sentences():
            self.stderr.write(sayable(sentence, self.stderr))


def add_type(parser) -> None:
    sections = [known.section for known in content_types()]
    parser.add_argument("type", choices=sections, help="the content type")


def type_of_section(section: str) -> ContentType:
    return next(known for known in content_types() if known.section == section)


def _opened(file: str):
    if file == "-":
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(file).open("rb")
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}. Name a .jsonl file, or -.") from error


def _summary(outcomes: Counter[str], what: str, *, is_rehearsal: bool) -> str:
    text = ", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items()))
    return f"{text or f'no {what}'}{' (dry run)' if is_rehearsal else ''}"


def _stopped(count: int, error: BaseException) -> str:
    reason = f" {type(error).__name__}: {str(error).strip()}." if str(error) else ""
    return f"Stopped after {count} lines; run again and what is done stays done.{reason}"
