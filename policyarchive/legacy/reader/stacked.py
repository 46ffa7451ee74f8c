"""Fields whose label and value stand apart: on lines of their own, or as two rows of a table."""

import re
from dataclasses import replace

from policyarchive.legacy.reader import tables
from policyarchive.legacy.reader.dates import is_stamp
from policyarchive.legacy.reader.labels import FIELD_OF, bare_label, find_labels, without_brackets
from policyarchive.legacy.reader.marks import strip_mark
from policyarchive.legacy.reader.meta import Meta, is_name, joined, read_meta
from policyarchive.legacy.reader.reading import Line

_FILES = ("첨부", "attach")  # what stands below such a label is reported as attachments
_OF_ARTICLES = {*tables.labels("block_labels")["affiliation"], "updater"}  # a policy article's block has them
_ONLY_APART = tables.words("labels_apart")
_VALUES = {"posted": r"\d{4}.*?\d", "views": r"[\d,]+"}


def find_stacked(lines: list[Line]) -> list[Meta]:
    """Return the dated ones, each from its first label to its last value; no block of a policy article."""
    texts = [without_brackets(strip_mark(line.text)) for line in lines]
    found: list[Meta] = []
    at = 0
    while at < len(texts):
        meta = _read_rows(texts, at) or _read_fields(texts, at)
        if meta and meta.stamp and not _is_of_article(texts[meta.start : meta.end]):
            found.append(meta)
        at = meta.end if meta else at + 1
    return found


def _read_fields(texts: list[str], start: int) -> Meta | None:
    """Return the fields that follow each other from here on as one meta line."""
    meta = last = _read_field(texts, start)
    while meta and last and (field := _read_field(texts, meta.end, is_below_meta=True)):
        is_apart = field.end - field.start == last.end - last.start == 2
        if (field.is_generic and not is_apart) or (meta.stamp and field.stamp):
            break
        meta, last = joined(meta, field), field
    return meta


def _read_field(texts: list[str], at: int, *, is_below_meta: bool = False) -> Meta | None:
    """Return the field that begins here; its value stands on its line or, below a bare label, on the next."""
    if at >= len(texts):
        return None
    label = _label(texts[at])
    if label is None:
        return read_meta(texts[at], place=at, is_below_meta=is_below_meta)
    if label.startswith(_FILES):
        return None
    field = FIELD_OF.get(label, "other")
    value = texts[at + 1] if at + 1 < len(texts) and not _label(texts[at + 1]) else ""
    if value and _is_value(value, field):
        return _apart(label, field, value, at=at)
    return Meta(at, at + 1) if is_below_meta or not value else None


def _label(text: str) -> str | None:
    word = text.rstrip(" :：")
    return bare_label(text) or (word if word in _ONLY_APART else None)


def _apart(label: str, field: str, value: str, *, at: int) -> Meta | None:
    if field in {"title", "other"}:
        return Meta(at, at + 2, title=value if field == "title" else "")
    meta = read_meta(f"{label} : {value}", place=at)
    return replace(meta, end=at + 2) if meta else None


def _is_value(text: str, field: str) -> bool:
    return field == "title" or is_name(text) or is_stamp(text)


def _read_rows(texts: list[str], at: int) -> Meta | None:
    """Read a row of labels and the row of their values below it: `작성자 등록일` over `김나무 2017-04-12`."""
    labels = [found["label"].casefold() for found in find_labels(texts[at])]
    is_row = len(labels) > 1 and texts[at].casefold() == " ".join(labels)
    values = _row_pattern(labels).fullmatch(texts[at + 1]) if is_row and at + 1 < len(texts) else None
    if not values:
        return None
    pairs = zip(labels, values.groups(), strict=True)
    meta = read_meta(" ".join(f"{label} : {value}" for label, value in pairs), place=at)
    return replace(meta, end=at + 2) if meta else None


def _row_pattern(labels: list[str]) -> re.Pattern:
    """Return what parts a row of values; words side by side whose tab is lost are one word each."""
    fields = [FIELD_OF[label] for label in labels]
    is_free = [field not in _VALUES for field in fields]
    has_free_neighbour = [
        True in is_free[max(0, at - 1) : at] + is_free[at + 1 : at + 2] for at in range(len(fields))
    ]
    free = [r"\S+" if beside else r"\S.*?" for beside in has_free_neighbour]
    values = (_VALUES.get(field, free[at]) for at, field in enumerate(fields))
    return re.compile(" ".join(f"({value})" for value in values))


def _is_of_article(texts: list[str]) -> bool:
    labels = {found["label"].casefold() for text in texts for found in find_labels(text)}
    return not labels.isdisjoint(_OF_ARTICLES)
