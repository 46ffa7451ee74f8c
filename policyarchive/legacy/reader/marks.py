"""Bullets, as the old pages drew them."""

import re

BULLET = "•"
INLINE = "▴▲△"
NOTES = "※❈"  # they mark a note, which is a sentence of its own and no list item
MARKS = INLINE + NOTES + "▷▶▸►□■▢▣▪▫○●◦❍◎◆◇◈❖❑❒❏◌⦁∙•‣➢➤➔✓✔☞★☆"
WORDLIKE = "-–—*·‧ㆍ・ㅇ"  # bullets only where a space follows

# A circle or a square that stands twice hides a name (○○동) and is no bullet.
_LEADING = re.compile(rf"(?:[{MARKS}](?![{MARKS}])\s*|[{re.escape(WORDLIKE)}]\s+)")
_ANY = re.compile(f"[{MARKS}]")


def strip_mark(text: str) -> str:
    """Return the text without its leading bullet; a lone bullet becomes nothing."""
    if len(text) == 1:
        return "" if text in MARKS + WORDLIKE else text
    return text[leading.end() :] if (leading := _LEADING.match(text)) else text


def has_mark(text: str) -> bool:
    return strip_mark(text) != text


def is_note(text: str) -> bool:
    return text.startswith(tuple(NOTES))


def next_mark(text: str, *, start: int = 0) -> int:
    """Return where the next bullet stands, or the length of the text."""
    found = _ANY.search(text, start)
    return found.start() if found else len(text)
