"""The block of a policy article: label and value on lines of their own below the meta line."""

import re
from typing import NamedTuple

from policyarchive.legacy.reader import tables
from policyarchive.legacy.reader.dates import is_stamp
from policyarchive.legacy.reader.marks import strip_mark

LONGEST_VALUE = 3  # lines; more than that is a text
LONGEST_LABEL = 40
LONGEST_BLOCK = 10  # lines
_ROW = re.compile(
    "|".join(f"(?P<{field}>{'|'.join(words)})" for field, words in tables.labels("block_labels").items()),
    re.IGNORECASE,
)
_DATES = {"date", "updated"}


class Block(NamedTuple):
    writer: str
    length: int  # in lines


def read_block(lines: list[str]) -> Block:
    """Read the block at the start of the lines by its labels; a single row is no block, its length then 0."""
    rows: dict[str, str] = {}
    at = 0
    while at < len(lines) and (row := _row(lines[at])):
        field, value = row
        size = 0 if value else _value_size(lines, at + 1, field)
        rows.setdefault(field, value or ", ".join(lines[at + 1 : at + 1 + size]))
        at += 1 + size
    return Block(rows.get("writer", ""), at) if len(rows) > 1 else Block("", 0)


def read_pairs(lines: list[str]) -> Block:
    """Read a block in any language by its form: label and value in turns, down to the last lone date."""
    stamps = [at for at, line in enumerate(lines[:LONGEST_BLOCK]) if is_stamp(line)]
    end = stamps[-1] + 1 if stamps else 0
    labels, values = lines[0:end:2], lines[1:end:2]
    is_in_turns = all(at % 2 for at in stamps) and all(map(_can_be_label, labels))
    if not is_in_turns or any(_row(value) for value in values):
        return Block("", 0)
    return Block(values[0] if end and stamps[0] > 1 else "", end)


def _can_be_label(line: str) -> bool:
    return len(line) <= LONGEST_LABEL and line[-1] not in ".!?。,;"


def _row(line: str) -> tuple[str, str] | None:
    """Return field and value of a row; the value may follow on the next lines."""
    text = strip_mark(line)
    found = _ROW.match(text)
    field = found.lastgroup if found else None
    if not found or not field or not re.match(r"\s*[:：]|\s|$", text[found.end() :]):
        return None
    value = text[found.end() :].strip(" :：")
    is_fit = not value or (is_stamp(value) if field in _DATES else len(value) <= 120)
    return (field, value) if is_fit else None


def _value_size(lines: list[str], start: int, field: str) -> int:
    """Return how many lines the value takes: one, or all to the next row where that is near; a date, one."""
    if start >= len(lines) or _row(lines[start]):
        return 0
    if field in _DATES:
        return 1 if is_stamp(lines[start]) else 0
    near = range(start + 1, min(start + 1 + LONGEST_VALUE, len(lines)))
    return next((at - start for at in near if _row(lines[at])), 1)
