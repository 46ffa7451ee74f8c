"""Items named after ▴ ▲ △ inside sentences, and in lists made of such lines."""

import re
from itertools import groupby

from policyarchive.legacy.reader.marks import INLINE, has_mark, next_mark

LONGEST_ITEM = 40  # of one that has a line for itself; what is longer is a picture's caption
_START = re.compile(rf"[{INLINE}]\s*")
_END = re.compile(
    r"[,，、;；)\]}」』〉》）］】]|[.。](?=\s|$|[\"'”’])|\s+and\s+|\s+분야|\s+등(?=$|[\s,.)\]]|[을를의에이과도은는으로])"
)
_OWN_BRACKETS = re.compile(
    r"\([^()]*\)|\[[^\[\]]*\]|「[^「」]*」|『[^『』]*』|〈[^〈〉]*〉|《[^《》]*》|（[^（）]*）"
)
_TRAILING_WORD = re.compile(r"\s+(?:and|및|그리고)$")
_CHANGE = re.compile(r"[▲△]\d[\d,.]*\s*(?:%p?|p|포인트|조|억|만|천|원|명|건|회|개|배)")


def find_bullets(lines: list[str]) -> list[str]:
    """Return the items in the order of the text; △3.2% is no item but says less or more."""
    captions = _captions(lines)
    return [item for place, text in enumerate(lines) if place not in captions for item in _items(text)]


def _items(text: str) -> list[str]:
    starts = [mark.end() for mark in _START.finditer(text) if not _CHANGE.match(text, mark.start())]
    items = [_TRAILING_WORD.sub("", _item(text[start : next_mark(text, start=start)])) for start in starts]
    return [item for item in items if item]


def _item(text: str) -> str:
    """Return the item at the start of a text; what stands in the item's own brackets does not end it."""
    masked = _OWN_BRACKETS.sub(lambda found: "x" * len(found[0]), text)
    end = found.start() if (found := _END.search(masked)) else len(text)
    return text[:end].strip(" :·-–")


def _captions(lines: list[str]) -> set[int]:
    """Return the places of captions: a lonely ▲ before a line, or a whole sentence below a picture."""
    captions: set[int] = set()
    for _, numbered in groupby(enumerate(lines), key=lambda pair: has_mark(pair[1])):
        opened = [(place, text) for place, text in numbered if _is_one_item(text)]
        is_lonely = len(opened) == 1 and not opened[0][1].startswith("▴")
        captions |= {place for place, text in opened if is_lonely or len(text) > LONGEST_ITEM}
    return captions


def _is_one_item(text: str) -> bool:
    return text.startswith(tuple(INLINE)) and len(_START.findall(text)) == 1
