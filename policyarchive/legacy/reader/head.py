"""The lines above the meta line: which is the board, which the title, and what the title says in brackets."""

import re
from typing import NamedTuple

from policyarchive.legacy.reader.chrome import (
    is_board,
    is_chrome,
    is_doubled,
    is_welcome,
    sounds_like_a_board,
)
from policyarchive.legacy.reader.cleanup import drop_leftovers, uncut
from policyarchive.legacy.reader.dates import is_dateline
from policyarchive.legacy.reader.marks import strip_mark

LONGEST_BOARD = 40
LONGEST_CATEGORY = 80
_CATEGORY = re.compile(r"[\[［]([^\[\]［］]*)[\]］]\s*(.*)")
# `제목 : …`, `[제목] …`, `[제목 : …]`, and the row of a table, which lost its tab
_TITLE_LABEL = re.compile(
    r"(?:제목|title)\s*[:：]\s*|[\[［【(]\s*(?:제목|title)\s*[:：]?\s*[\]］】)]\s*[:：]?\s*|제목\s+(?=\S+\s)",
    re.IGNORECASE,
)
_TITLE_IN_BRACKETS = re.compile(r"[\[［【(]\s*(?:제목|title)\s*[:：]\s*(.+)[\]］】)]", re.IGNORECASE)
_TITLE_ALONE = re.compile(r"[\[［【(]?(?:제목|title)[\]］】)]?\s*[:：]?", re.IGNORECASE)


class Title(NamedTuple):
    text: str
    category: str
    is_cut: bool


class Head(NamedTuple):
    board: str
    title: Title | None


def read_head(lines: list[str], *, section: str = "") -> Head:
    """Find board and title; SECTION is the meta line's category, whose name is no title either."""
    texts = [text for line in lines if not _TITLE_ALONE.fullmatch(text := strip_mark(line))]
    has_chrome = any(is_chrome(text) for text in texts)
    boards = [place for place, text in enumerate(texts) if is_board(text)]
    if boards:
        below = texts[boards[-1] + 1 :]
        return Head(texts[boards[-1]], _last_title(_candidates(below)))
    candidates = _candidates(texts, has_furniture=has_chrome)
    if candidates and _is_section(candidates[-1], section, has_chrome and len(candidates) == 1):
        return Head(candidates[-1], None)
    return Head(_line_before(candidates) if has_chrome else "", _last_title(candidates))


def read_title(text: str) -> Title:
    """Part `[category] title` and see whether the title was cut with two dots."""
    text, category = _without_label(text), ""
    found = _CATEGORY.fullmatch(text)
    if found and not found[1].strip().isdigit() and len(found[1]) <= LONGEST_CATEGORY:
        category, text = found[1].strip(), strip_mark(found[2])
    whole, is_cut = uncut(text)
    return Title(drop_leftovers(whole), category, is_cut)


def _without_label(text: str) -> str:
    if found := _TITLE_IN_BRACKETS.fullmatch(text):
        return found[1].strip()
    label = _TITLE_LABEL.match(text)
    return text[label.end() :].strip() if label else text.strip()


def _last_title(candidates: list[str]) -> Title | None:
    labelled = [text for text in candidates if _TITLE_LABEL.match(text)]
    title = read_title((labelled or candidates)[-1]) if candidates else None
    return title if title and title.text else None


def _candidates(texts: list[str], *, has_furniture: bool = False) -> list[str]:
    """Return the lines that can be titles. A welcome is one where no other furniture stands around it."""
    kept: list[str] = []
    for text in texts:
        is_site_name = is_doubled(text) and kept
        is_greeting = is_welcome(text) and has_furniture
        if text and not (is_chrome(text) or is_site_name or is_greeting or is_dateline(text) or text in kept):
            kept.append(text)
    return kept


def _is_section(text: str, section: str, stands_alone: bool) -> bool:
    return text.casefold() == section.casefold() or (stands_alone and sounds_like_a_board(text))


def _line_before(candidates: list[str]) -> str:
    """Return the line above the title where it can be the name of a board that is in no table."""
    above = candidates[-2] if len(candidates) > 1 else ""
    return above if len(above) <= LONGEST_BOARD else ""
