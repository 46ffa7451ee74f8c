"""What a lost link or a cut leaves in a text."""

import re

_EMPTY_BRACKETS = re.compile(r"\s*\(\s*(?:[,;/|·]\s*)*\)")
_EMPTY_START = re.compile(r"\(\s*[,;]\s*(?=[^()]*\))")
_NEVER_CLOSED = re.compile(r"\s*\(\s*(?:[,;]\s*)+(?![^()]*\))|\s*\(\s*$")
_LOST_SPACE = re.compile(r"\s+(?=[,.;:](?:\s|$))")
_TWO_DOTS = re.compile(r"\s*(?<![.…])(?:\.\.|‥)$")


_SENTENCE_END = re.compile(r"(?<![.…])[.。][\"'”’)]?$")


def is_sentence(text: str) -> bool:
    """Tell whether the text ends with a full stop; a title or a subtitle may ask or call, and be cut."""
    return _SENTENCE_END.search(text) is not None


def drop_leftovers(text: str) -> str:
    """Return the text without brackets that a lost link left empty, such as `( , ()`."""
    before = None
    cleaned = text
    while cleaned != before:
        before, cleaned = cleaned, _EMPTY_BRACKETS.sub("", cleaned)
    cleaned = _NEVER_CLOSED.sub(" ", _EMPTY_START.sub("(", cleaned))
    return text if cleaned == text else _LOST_SPACE.sub("", " ".join(cleaned.split()))


def uncut(text: str) -> tuple[str, bool]:
    """Return the text without the two dots of a cut, and whether there were any; three dots are no cut."""
    whole = _TWO_DOTS.sub("", text)
    return whole, whole != text
