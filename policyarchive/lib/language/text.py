"""Text as people mean it: what cannot be seen, sorted or said by any front end goes on the way in.

Every door leads through here, so that the same words are stored the same way whoever brought them. Texts of
HTML are cleaned node by node (`visible`): composing across a tag would eat its bracket.
"""

import re
import unicodedata

__all__ = ["clean_line", "clean_text", "is_blank", "visible", "without_controls"]

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Controls, half surrogate pairs, non-characters, overrides and isolates of direction, zero-width spaces, soft
# hyphens, marks of order and of interlinear notes, invisible operators, the placeholder of an object.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u180e\u200b\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffc\ud800-\udfff\ufdd0-\ufdef\U000e0001"
    + "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
_BLANK_LETTERS = re.compile("[\u2800\u3164\uffa0]")  # letters that are drawn as an empty space
_DIRECTION_MARKS = re.compile("[\u061c\u200e\u200f]")
# Joiners hold emoji and some scripts together; beside a space, Latin or Hangul they are litter.
_PLAIN = "\\s\x21-\x7e\u1100-\u11ff\u3000-\u30ff\u3130-\u318f\u4e00-\u9fff\uac00-\ud7ff\u200c\u200d"
_LOOSE_JOINER = re.compile(f"(?<![^{_PLAIN}])[\u200c\u200d]+|[\u200c\u200d]+(?![^{_PLAIN}])")
_LOOSE_SELECTOR = re.compile("(?:(?<=\\s)|\\A)[\ufe00-\ufe0f\U000e0100-\U000e01ef]+")
_JAMO = "\u1100-\u115e\u1161-\u11ff\ua960-\ua97f\ud7b0-\ud7ff"
_LOOSE_FILLER = re.compile(f"(?<![{_JAMO}])[\u115f\u1160]+(?![{_JAMO}])")
_FLAG_OF_A_REGION = re.compile("(\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]+\U000e007f)")
_TAG_LETTERS = re.compile("[\U000e0000-\U000e007f]")
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefe\U00010800-\U00010fff]"
)
_DOUBTFUL = re.compile(
    "[\u061c\u115f\u1160\u200c-\u200f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0000-\U000e01ef]"
)
_SPACES = re.compile("[\t\n]")


def without_controls(text: str) -> str:
    """Return a text of markup without what no front end can say; its line ends are `\\n`."""
    if text.isprintable() and "\u034f" not in text and "\ufffc" not in text:  # the only such that print
        return text
    return _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))


def visible(text: str) -> str:
    """Return the text composed (NFC), its line ends as `\\n`, without what no reader can see."""
    seen = without_controls(text)
    if seen.isascii():
        return seen
    if _DOUBTFUL.search(seen):
        seen = _without_hidden_words(_BLANK_LETTERS.sub(" ", seen))
        seen = seen if _RIGHT_TO_LEFT.search(seen) else _DIRECTION_MARKS.sub("", seen)
        while (tidy := _without_litter(seen)) != seen:
            seen = tidy
    return unicodedata.normalize("NFC", seen)


def clean_text(text: str) -> str:
    """Return a text of several lines as it is stored: visible, and without blanks around it."""
    tidy = visible(text).strip()
    return "" if _is_nothing(tidy) else tidy


def clean_line(text: str) -> str:
    """Return a text of one line as it is stored; line ends and tabs become spaces."""
    tidy = _SPACES.sub(" ", visible(text).strip())
    return "" if _is_nothing(tidy) else tidy


def is_blank(text: str) -> bool:
    """Tell whether nothing of the text could be seen: marks alone need a letter to stand on."""
    return all(unicodedata.category(letter)[0] in "CZM" for letter in visible(text))


def _is_nothing(tidy: str) -> bool:
    """Tell whether a visible text is blank; one that begins with a letter or figure is surely not."""
    return not tidy[:1].isalnum() and is_blank(tidy)


def _without_litter(text: str) -> str:
    return _LOOSE_FILLER.sub("", _LOOSE_SELECTOR.sub("", _LOOSE_JOINER.sub("", text)))


def _without_hidden_words(text: str) -> str:
    """Drop tag letters, with which words can be hidden in a text, but for those that make a flag."""
    if not _TAG_LETTERS.search(text):
        return text
    parts = _FLAG_OF_A_REGION.split(text)
    return "".join(part if place % 2 else _TAG_LETTERS.sub("", part) for place, part in enumerate(parts))
