"""The bulk format: one post a line, as a JSON object. docs/bulk-format.md tells it to people."""

import datetime
import json
import re
from collections.abc import Callable
from typing import Any

from policyarchive.lib.language.text import clean_line
from policyarchive.lib.language.translated import language_codes

TRANSLATED = ("title", "summary", "body", "department", "withdrawal_reason")
STAGES = ("draft", "live", "withdrawn", "unpublished")  # the others wait for somebody or for a time
LINKED = ("agreements", "cities", "areas")
RELATIONS = (*LINKED, "attachments")
LARGEST_NUMBER = 999_999_999  # of a post; those that follow have to fit too
SHA256 = re.compile(r"[0-9a-f]{64}")
REQUIRED = ("ref", "original_language", "title", "posted_on")


class RecordRefused(Exception):
    """A line that cannot become a post: KIND for programs, REASON for people."""

    def __init__(self, kind: str, reason: str):
        super().__init__(reason)
        self.kind = kind
        self.reason = reason


def read_record(line: str) -> dict[str, Any]:
    """Return the checked object of a line, dates as dates; raises RecordRefused."""
    try:
        record = json.loads(line, object_pairs_hook=_each_once)
    except (ValueError, RecursionError) as error:
        raise RecordRefused("json", f"not a JSON object on one line: {error}") from error
    if not isinstance(record, dict):
        raise RecordRefused("json", "not a JSON object: write one {…} a line")
    for name in record:
        if name not in CHECKS:
            raise RecordRefused("unknown_field", f"{name!r} is not a field; fields are {', '.join(CHECKS)}")
    checked = {name: CHECKS[name](name, value) for name, value in record.items()}
    for name in REQUIRED:
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


def _refuse(name: str, wanted: str, value: Any) -> RecordRefused:
    shown = json.dumps(value, ensure_ascii=False, default=str)[:80]
    return RecordRefused("wrong_value", f"{name!r} must be {wanted}, not {shown}")


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str) or "\0" in value or not _encodes(value):
        raise _refuse(name, "text", value)
    return value


def _text_or_none(name: str, value: Any) -> str | None:
    return None if value is None else _text(name, value)


def _line(name: str, value: Any) -> str:
    """Return a text that is asked for before it is stored, as it will be stored."""
    return clean_line(_text(name, value))


def _encodes(text: str) -> bool:
    """Tell a text from one with half a surrogate pair, which no database keeps."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _translated(name: str, value: Any) -> dict[str, str]:
    known = language_codes()
    if not isinstance(value, dict) or set(value) - set(known):
        raise _refuse(name, f"an object with texts under {', '.join(known)}", value)
    return {code: _text(f"{name}.{code}", text) for code, text in value.items()}


def _titles(name: str, value: Any) -> dict[str, str]:
    return {code: clean_line(text) for code, text in _translated(name, value).items()}


def _day(name: str, value: Any) -> datetime.date:
    try:
        return datetime.datetime.strptime(value, "%Y-%m-%d").date()
    except (TypeError, ValueError) as error:
        raise _refuse(name, "a day such as 2017-04-12", value) from error


def _day_or_none(name: str, value: Any) -> datetime.date | None:
    return None if value is None else _day(name, value)


def _count(name: str, value: Any) -> int:
    if type(value) is not int or not 0 <= value < 2**31:
        raise _refuse(name, "a whole number from 0 to 2147483647", value)
    return value


def _stage(name: str, value: Any) -> str:
    if value not in STAGES:
        raise _refuse(name, f"one of {', '.join(STAGES)}", value)
    return value


def _number(name: str, value: Any) -> int:
    if type(value) is not int or not 1 <= value <= LARGEST_NUMBER:
        raise _refuse(name, f"a whole number from 1 to {LARGEST_NUMBER}", value)
    return value


def _flag(name: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise _refuse(name, "true or false", value)
    return value


def _slugs(name: str, value: Any) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(slug, str) for slug in value):
        raise _refuse(name, "a list of address names", value)
    if len(set(value)) < len(value):
        raise _refuse(name, "a list that names each once", value)
    return value


def _hash_or_none(name: str, value: Any) -> str | None:
    if value is None or (isinstance(value, str) and SHA256.fullmatch(value)):
        return value
    raise _refuse(name, "a SHA-256 of 64 small hexadecimal digits, or null", value)


def _files(name: str, value: Any) -> list[tuple[str, str]]:
    """Return hash and name of each file."""
    if not isinstance(value, list) or not all(
        isinstance(file, dict) and set(file) == {"sha256", "name"} for file in value
    ):
        raise _refuse(name, 'a list of objects with "sha256" and "name"', value)
    files = [(_hash_or_none(name, file["sha256"]) or "", _line(name, file["name"])) for file in value]
    if len(set(files)) < len(files):
        raise _refuse(name, "a list that names each once", value)
    return files


CHECKS: dict[str, Callable[[str, Any], Any]] = {
    "ref": _line,
    "number": _number,
    "stage": _stage,
    "original_language": _text,
    "title": _titles,
    "summary": _translated,
    "body": _translated,
    "category": _text_or_none,
    "byline": _text,
    "department": _translated,
    "withdrawal_reason": _translated,
    "redirect_to": _text,
    "posted_on": _day,
    "pinned_from": _day_or_none,
    "pinned_until": _day_or_none,
    "views": _count,
    "licence": _text,
    "has_ai_mark": _flag,
    "agreements": _slugs,
    "cities": _slugs,
    "areas": _slugs,
    "lead_image": _hash_or_none,
    "attachments": _files,
    "legacy_address": _text_or_none,
    "as_stored": _flag,
}
