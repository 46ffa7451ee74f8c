"""The bulk format: one post a line, as a JSON object. docs/bulk-format.md describes it."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from policyarchive.opendata import values
from policyarchive.opendata.values import RecordRefused

TRANSLATED = ("title", "summary", "body", "department", "withdrawal_reason")
LINKED = ("agreements", "cities", "areas")
RELATIONS = (*LINKED, "attachments")
REQUIRED = ("ref", "original_language", "title", "posted_on")
Check = Callable[[str, Any], Any]


def read_record(
    line: str, checks: Mapping[str, Check] | None = None, required: Iterable[str] = REQUIRED
) -> dict[str, Any]:
    """Return the checked object of a line, of a post if CHECKS say nothing else; raises RecordRefused."""
    known = CHECKS if checks is None else checks
    try:
        record = json.loads(line, object_pairs_hook=_each_once)
    except (ValueError, RecursionError) as error:
        raise RecordRefused("json", f"not a JSON object on one line: {error}") from error
    if not isinstance(record, dict):
        raise RecordRefused("json", "not a JSON object: write one {…} a line")
    for name in record:
        if name not in known:
            raise RecordRefused("unknown_field", f"{name!r} is not a field; fields are {', '.join(known)}")
    checked = {name: known[name](name, value) for name, value in record.items()}
    for name in required:
        if not checked.get(name):
            raise RecordRefused("missing_field", f"{name!r} is missing")
    return checked


def in_order(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record with its fields in the fixed order."""
    return {name: record[name] for name in CHECKS}


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make a dictionary of the pairs of an object; a name that stands twice would lose one value silently."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise RecordRefused("json", f"{twice!r} stands twice in one object: keep one of them")
    return found


CHECKS: dict[str, Check] = {
    "ref": values.line,
    "number": values.number,
    "stage": values.stage,
    "original_language": values.text,
    "title": values.titles,
    "summary": values.translated,
    "body": values.translated,
    "category": values.text_or_none,
    "byline": values.text,
    "department": values.translated,
    "withdrawal_reason": values.translated,
    "redirect_to": values.text,
    "posted_on": values.day,
    "pinned_from": values.day_or_none,
    "pinned_until": values.day_or_none,
    "views": values.count,
    "licence": values.text,
    "has_ai_mark": values.flag,
    "agreements": values.slugs,
    "cities": values.slugs,
    "areas": values.slugs,
    "lead_image": values.hash_or_none,
    "attachments": values.files,
    "legacy_address": values.text_or_none,
    "as_stored": values.flag,
}
