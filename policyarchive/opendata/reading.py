"""A line of the bulk format, decoded, checked and its bodies cleaned: all that needs no database."""

from typing import Any, NamedTuple

from policyarchive.lib.body.losses import what_is_lost
from policyarchive.lib.body.sanitizing import sanitize_body, with_outlines
from policyarchive.opendata.lines import decoded
from policyarchive.opendata.records import RecordRefused, read_record


class Line(NamedTuple):
    """A line that was read: a record with warnings, or a REFUSAL, its kind and its reason."""

    number: int
    ref: str | None = None
    record: dict[str, Any] | None = None
    warnings: list[str] | None = None
    refusal: tuple[str, str] | None = None


def read_line(numbered: tuple[int, bytes]) -> Line:
    """Read a line, which comes with its number in the file."""
    number, data = numbered
    try:
        record = read_record(decoded(data, is_first=number == 1))
    except RecordRefused as refusal:
        return Line(number, refusal=(refusal.kind, refusal.reason))
    return Line(number, record["ref"], record, _clean_bodies(record))


def _clean_bodies(record: dict[str, Any]) -> list[str]:
    """Clean the bodies of a record in place; return what was left out, a warning for each thing.

    Outlines become lists unless an export wrote the line: there an editor decided that they stay lines.
    """
    warnings: list[str] = []
    for code, given in record.get("body", {}).items():
        clean = sanitize_body(given)
        record["body"][code] = clean if record.get("as_stored") else with_outlines(clean)
        warnings += [f"left_out: body.{code}: {loss}" for loss in what_is_lost(given, clean)]
    return warnings
