"""Meta lines: labels with their values and nothing else, in any order, glued or not."""

import datetime
import re
from dataclasses import dataclass, replace

from policyarchive.legacy.reader.dates import is_stamp, read_stamp
from policyarchive.legacy.reader.labels import FIELD_OF, GENERIC_DATES, find_labels, without_brackets
from policyarchive.legacy.reader.marks import strip_mark
from policyarchive.legacy.reader.reading import Line

_VIEWS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,9})\s*[회건]?")
LONGEST_NAME = 40
_AROUND_VALUES = " :：|/·,;"


@dataclass(frozen=True)
class Meta:
    """START and END are places in the list of lines; STAMP is the date as written, empty if there is none."""

    start: int
    end: int
    stamp: str = ""
    author: str = ""
    views: int | None = None
    category: str = ""
    department: str = ""
    title: str = ""
    is_generic: bool = False  # a lone `Date 2017-04-12`, which the programme of an event has too
    is_one_field_a_line: bool = False

    @property
    def date(self) -> datetime.date | None:
        return read_stamp(self.stamp)


def find_metas(lines: list[Line]) -> list[Meta]:
    """Return the meta lines, several lines that follow each other and make one together as one."""
    found: list[Meta] = []
    for place, line in enumerate(lines):
        is_below_meta = bool(found) and found[-1].end == place and found[-1].is_one_field_a_line
        meta = read_meta(line.text, place=place, is_below_meta=is_below_meta)
        if meta and found and _belong_together(found[-1], meta):
            found[-1] = joined(found[-1], meta)
        elif meta:
            found.append(meta)
    return found


def read_meta(text: str, *, place: int = 0, is_below_meta: bool = False) -> Meta | None:
    """Return what a meta line says, or None where the text is anything else.

    A lone label without a date, such as `Writer Kim`, needs a colon, or a line of one field above it.
    """
    text = without_brackets(strip_mark(text))
    pairs = _pairs(text)
    fields = dict(reversed([(FIELD_OF[label], value) for label, value in pairs]))
    stamp, views = fields.get("posted", ""), fields.get("views", "")
    if not pairs or (stamp and not is_stamp(stamp)) or (views and not _VIEWS.fullmatch(views)):
        return None
    is_sure = len(pairs) > 1 or re.search("[:：]", text) or (is_below_meta and is_name(pairs[0][1]))
    if not stamp and not is_sure:
        return None
    return Meta(
        start=place,
        end=place + 1,
        stamp=stamp,
        author=fields.get("author", ""),
        views=read_views(views),
        category=fields.get("category", ""),
        department=fields.get("department", ""),
        title=fields.get("title", ""),
        is_generic=len(pairs) == 1 and pairs[0][0] in GENERIC_DATES,
        is_one_field_a_line=len(pairs) == 1,
    )


def is_name(text: str) -> bool:
    return 0 < len(text) <= LONGEST_NAME and text[-1] not in ".!?。"


def read_views(text: str) -> int | None:
    found = _VIEWS.fullmatch(text)
    return int(found[1].replace(",", "")) if found else None


def _pairs(text: str) -> list[tuple[str, str]]:
    """Return labels with their values, or nothing where the text does not begin with a label."""
    labels = find_labels(text)
    if not labels or labels[0].start() != 0:
        return []
    ends = [label.start() for label in labels[1:]] + [len(text)]
    values = [text[label.end() : end].strip(_AROUND_VALUES) for label, end in zip(labels, ends, strict=True)]
    return list(zip([label["label"].casefold() for label in labels], values, strict=True))


def _belong_together(before: Meta, after: Meta) -> bool:
    """Tell whether two lines are one: a field a line, or rows of a table; a policy article's block is not."""
    is_more = after.views is not None or bool(after.department)
    is_first_row = not (before.is_one_field_a_line or before.stamp or after.is_generic)
    is_second_row = is_more and not (after.is_one_field_a_line or after.stamp)
    is_field = after.is_one_field_a_line and (before.is_one_field_a_line or is_more)
    is_continued = is_first_row or is_second_row or is_field
    return before.end == after.start and is_continued and not (before.stamp and after.stamp)


def joined(first: Meta, second: Meta) -> Meta:
    return replace(
        first,
        end=second.end,
        stamp=first.stamp or second.stamp,
        author=first.author or second.author,
        views=second.views if first.views is None else first.views,
        category=first.category or second.category,
        department=first.department or second.department,
        title=first.title or second.title,
        is_generic=False,
    )
