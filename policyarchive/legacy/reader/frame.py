"""Where the head of a page ends and its text begins, and what the line between them says."""

import datetime
from typing import NamedTuple

from policyarchive.legacy.reader import tables
from policyarchive.legacy.reader.block import Block, read_block, read_pairs
from policyarchive.legacy.reader.chrome import is_board, is_chrome, is_doubled, is_welcome
from policyarchive.legacy.reader.cleanup import is_sentence
from policyarchive.legacy.reader.dates import is_dateline
from policyarchive.legacy.reader.marks import strip_mark
from policyarchive.legacy.reader.meta import Meta, find_metas, joined, read_meta
from policyarchive.legacy.reader.reading import Line
from policyarchive.legacy.reader.refusals import Kind, PageRefused
from policyarchive.legacy.reader.release import find_releases
from policyarchive.legacy.reader.stacked import find_stacked

_EVENT_ROWS = tables.pattern("event_rows")
UNDATED_LINES = 10  # below these `Writer: …` signs a text
LONGEST_FIELD = 3  # words, of a label and a name that may be a title as well
LONGEST_HEAD = 4  # lines above a table of fields, beside furniture; one below more of them is the text's own


class Frame(NamedTuple):
    head: list[str]
    text: list[str]
    line: int  # where the head ends, as the file counts
    stamp: str = ""
    date: datetime.date | None = None
    author: str = ""
    views: int | None = None
    category: str = ""
    department: str = ""
    is_article: bool = False
    may_be_list: int | None = None  # a line that, without any date, shows a list

    @property
    def is_magazine(self) -> bool:
        return any(is_doubled(line) for line in self.head)


def find_frame(lines: list[Line]) -> Frame:
    """Part a page at its meta line, or where it has none at the best line there is; refuses a list."""
    metas = find_metas(lines)
    if dated := _dated(lines, metas):
        return _at_meta(lines, dated)
    texts = [line.text for line in lines]
    opening = next((at for at, text in enumerate(texts) if is_dateline(text)), len(texts))
    if releases := find_releases(texts):
        return _at_release(lines, releases, opening=opening)
    undated = [meta for meta in metas if not meta.stamp and meta.start < min(opening, UNDATED_LINES)]
    return _framed(lines, undated[0]) if undated else _without_meta(lines)


def _dated(lines: list[Line], metas: list[Meta]) -> list[Meta]:
    """Return what can give the posting date: lines with a sure label, else what else stands in the head."""
    dated = [meta for meta in metas if meta.stamp]
    if sure := [meta for meta in dated if not meta.is_generic]:
        return sure
    stacked = [meta for meta in find_stacked(lines) if not meta.is_generic]
    if stacked and not (dated and dated[0].end <= stacked[0].start):
        return stacked if _is_in_head(stacked[0], lines, metas, longest=LONGEST_HEAD) else []
    is_posted = bool(dated) and not _is_of_event(dated[0], lines)
    return dated if is_posted and _is_in_head(dated[0], lines, metas, longest=len(lines)) else []


def _is_of_event(meta: Meta, lines: list[Line]) -> bool:
    """Tell the programme of an event, where a place or an hour follows the date, from a meta line."""
    below = [strip_mark(line.text) for line in lines[meta.end : meta.end + 1]]
    return any(map(_EVENT_ROWS.fullmatch, below))


def _is_in_head(meta: Meta, lines: list[Line], metas: list[Meta], *, longest: int) -> bool:
    """Tell whether nothing of the text stands above: no sentence below the title, no undated meta line."""
    above = [line.text for line in lines[: meta.start] if not _is_furniture(line.text)]
    is_below_meta = any(other.end < meta.start for other in metas if not (other.stamp or other.category))
    has_sentence = any(map(is_sentence, above[1:]))
    return len(above) <= longest and not is_below_meta and not has_sentence


def _at_meta(lines: list[Line], metas: list[Meta]) -> Frame:
    first = metas[0]
    block = _block_below(first, lines)
    further = [meta for meta in metas[1:] if meta.start >= first.end + block.length]
    if further:
        raise PageRefused(
            Kind.LIST_PAGE,
            f"A second line with a date (the first is line {lines[first.start].number}): this is a list "
            "of items. Save each item's own page.",
            line=lines[further[0].start].number,
        )
    return _framed(lines, _with_field_above(first, lines))


def _with_field_above(meta: Meta, lines: list[Line]) -> Meta:
    """Take `글쓴이 ssunha` above a date for a field too, where another line is left to be the title."""
    at = meta.start - 1
    above = read_meta(lines[at].text, place=at, is_below_meta=True) if at > 0 else None
    is_field = above is not None and not above.stamp and len(lines[at].text.split()) <= LONGEST_FIELD
    if above is None or not is_field or all(_is_furniture(line.text) for line in lines[:at]):
        return meta
    return _with_field_above(joined(above, meta), lines)


def _framed(lines: list[Line], meta: Meta) -> Frame:
    below = [line.text for line in lines[meta.end :]]
    block = _block_below(meta, lines)
    return Frame(
        head=[*(line.text for line in lines[: meta.start]), *filter(None, [meta.title])],
        text=below[block.length :],
        line=lines[meta.start].number,
        stamp=meta.stamp,
        date=meta.date,
        author=block.writer or meta.author,
        views=meta.views,
        category=meta.category,
        department=meta.department,
        is_article=bool(block.length or meta.category),
    )


def _block_below(meta: Meta, lines: list[Line]) -> Block:
    """Return the block below a meta line; only below one that names a category may its labels be unknown."""
    below = [line.text for line in lines[meta.end :]]
    in_turns = read_pairs(below) if meta.category else Block("", 0)
    return in_turns if in_turns.length else read_block(below)


def _at_release(lines: list[Line], releases: list, *, opening: int) -> Frame:
    first = releases[0]
    texts = [line.text for line in lines]
    second = releases[1].place if len(releases) > 1 else None
    return Frame(
        head=texts[: first.place],
        text=texts[first.place + 1 :],
        line=lines[first.place].number,
        author=first.author,
        views=first.views,
        may_be_list=lines[second].number if second is not None and second < opening else None,
    )


def _without_meta(lines: list[Line]) -> Frame:
    """Take the first line that can be a title as the end of the head."""
    texts = [line.text for line in lines]
    title = next((at for at, text in enumerate(texts) if not _is_furniture(text)), len(texts) - 1)
    end = title if is_dateline(texts[title]) else title + 1
    return Frame(head=texts[:end], text=texts[end:], line=lines[title].number)


def _is_furniture(text: str) -> bool:
    return is_chrome(text) or is_board(text) or is_welcome(text)
