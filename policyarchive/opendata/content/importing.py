"""From lines of the bulk format to rows of a content type, each line whole or not at all."""

import json
from collections.abc import Iterable, Iterator
from copy import deepcopy
from functools import partial
from itertools import islice
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction

from policyarchive.audit.models import LogAction
from policyarchive.content.registry import ContentType
from policyarchive.lib.body.losses import what_is_lost
from policyarchive.opendata.content.format import Format
from policyarchive.opendata.content.names import UnknownRow
from policyarchive.opendata.content.parts import Snapshot, empty_snapshot
from policyarchive.opendata.importing import LineReport
from policyarchive.opendata.lines import decoded, without_blank
from policyarchive.opendata.records import read_record
from policyarchive.opendata.values import RecordRefused
from policyarchive.publishing.actions import save, save_plain
from policyarchive.publishing.actions.imported import follow_stage, set_imported_stage
from policyarchive.publishing.models.revision import Occasion
from policyarchive.publishing.snapshots import set_fields, take_snapshot, write_rows

LINES_A_TRANSACTION = 200
STATE = ("stage", "withdrawal_reason", "redirect_to")
Line = tuple[int, bytes]


class ContentImporter:
    """Reads lines and stores rows. A line that names a row further down waits until that is stored."""

    def __init__(self, known: ContentType, *, by=None, is_rehearsal: bool = False):
        self._known = known
        self._format = Format(known)
        self._by = by
        self._is_rehearsal = is_rehearsal

    def run(self, lines: Iterable[bytes]) -> Iterator[LineReport]:
        """Yield a report for each line that is not blank; a rehearsal takes everything back in the end."""
        if not self._is_rehearsal:
            yield from self._run(lines)
            return
        with transaction.atomic():
            reports = list(self._run(lines))
            transaction.set_rollback(True)
        yield from reports

    def _run(self, lines: Iterable[bytes]) -> Iterator[LineReport]:
        numbered, waiting = without_blank(lines), list[Line]()
        while batch := list(islice(numbered, LINES_A_TRANSACTION)):
            yield from self._store_all(batch, waiting)
        count = 0
        while len(waiting) != count:
            count, again, waiting = len(waiting), waiting, []
            yield from self._store_all(again, waiting)
        yield from self._store_all(waiting, None)

    def _store_all(self, lines: list[Line], waiting: list[Line] | None) -> list[LineReport]:
        """Store lines in one transaction. Those that name rows which may come later go to WAITING."""
        reports = []
        with transaction.atomic():
            for number, data in lines:
                report, is_waiting = self._one(number, data)
                if is_waiting and waiting is not None:
                    waiting.append((number, data))
                else:
                    reports.append(report)
        return reports

    def _one(self, line: int, data: bytes) -> tuple[LineReport, bool]:
        ref = None
        try:
            text = decoded(data, is_first=line == 1)
            record = read_record(text, self._format.checks, self._format.required)
            ref = str(record[self._known.key])
            with transaction.atomic():
                outcome = self._store(record)
        except RecordRefused as refusal:
            error = {"kind": refusal.kind, "line": line, "reason": refusal.reason}
            may_come = isinstance(refusal, UnknownRow) and refusal.model is self._known.model
            return LineReport(line, ref, "refused", error=error), may_come
        return LineReport(line, ref, outcome, warnings=self._losses(text, record)), False

    def _losses(self, text: str, record: dict[str, Any]) -> list[str]:
        """Return what was left out of the bodies, a warning for each thing."""
        bodies = [name for name in self._known.bodies if name in record]
        given = json.loads(text) if bodies else {}
        return [
            f"left_out: {name}.{code}: {loss}"
            for name in bodies
            for code, body in given[name].items()
            for loss in what_is_lost(body, record[name][code] or "")
        ]

    def _store(self, record: dict[str, Any]) -> str:
        try:
            return self._write(record)
        except ValidationError as error:
            raise RecordRefused("wrong_value", " ".join(error.messages)) from error
        except (IntegrityError, DataError) as error:
            raise RecordRefused("conflict", f"the database refuses it: {str(error).strip()}") from error

    def _write(self, record: dict[str, Any]) -> str:
        model: Any = self._known.model
        row = self._find(record[self._known.key])
        is_new = row is None
        row = model(**{self._known.key: record[self._known.key]}) if is_new else row
        before = empty_snapshot(model) if is_new else take_snapshot(row)
        wanted = self._wanted(before, record, is_new=is_new)
        state = {name: record[name] for name in STATE if name in record}
        stage = row.stage if self._known.has_workflow else ""
        is_other_state = set_imported_stage(row, **state) if state else False
        if not (is_new or is_other_state or self._format.differs(before, wanted)):
            return "unchanged"
        set_fields(wanted, row)
        if self._known.has_workflow and row.is_readable and (reasons := row.reasons_not_to_be_live()):
            raise RecordRefused("missing_field", " ".join(reasons))
        write = partial(_write_rows, wanted, row)
        if self._known.has_workflow:
            if not is_new:
                follow_stage(row, stage, by=self._by)
            save(row, by=self._by, occasion=Occasion.IMPORTED, rows=write)
        else:
            save_plain(row, by=self._by, action=LogAction.IMPORTED, rows=write)
        return "created" if is_new else "updated"

    def _find(self, name: Any) -> Any:
        rows: Any = self._known.model._default_manager.select_for_update()
        return rows.named(name) if hasattr(rows, "named") else rows.filter(**{self._known.key: name}).first()

    def _wanted(self, before: Snapshot, record: dict[str, Any], *, is_new: bool) -> Snapshot:
        """Return what the row will hold: what the record names, and what it held of the rest."""
        wanted = deepcopy(before)
        if is_new and self._known.key in wanted["fields"]:
            wanted["fields"][self._known.key] = record[self._known.key]
        for part in self._format.parts:
            if part.name in record:
                part.take(record[part.name], wanted)
        return wanted


def _write_rows(wanted: Snapshot, row: Any) -> None:
    """Write the rows that belong to it, and ask each what forms ask, such as whether it closes a circle."""
    write_rows(wanted, row)
    for name in getattr(row, "owned", ()):
        for below in getattr(row, name).all():
            below.clean()
